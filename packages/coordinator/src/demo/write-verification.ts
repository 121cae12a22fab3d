import { sha256, sha256Hex } from '@ratchet/protocol';
import type { Transaction } from '../db/connection.ts';
import { copyRows } from './copy-rows.ts';
import { demoOperator } from './people.ts';
import { seedNumber } from './replica-leaf.ts';
import type { DemoLeaf, DemoReplica, DemoSubmission, TrackStory } from './story.ts';
import { commitmentText } from './story-facts.ts';
import { idOf } from './write-log.ts';

const over = new Set(['MERGED', 'REJECTED', 'LAPSED', 'REVERTED']);
const date = (time: number | null | undefined) =>
  time === null || time === undefined ? null : new Date(time);
const leafOf = (leaf: DemoLeaf | null) => (leaf === null || leaf.index < 0 ? null : idOf(leaf));
const lastOf = ({ steps }: DemoSubmission) => steps.at(-1) ?? { state: 'COMMITTED' as const, at: 0 };

export async function writeSubmissions(sql: Transaction, stories: readonly TrackStory[]): Promise<void> {
  const places = new Map<string, number>();
  function* rows() {
    for (const story of stories)
      for (const submission of story.submissions) {
        const { state } = lastOf(submission);
        const key = `${submission.volunteer?.keyId} ${story.spec.manifest.name}`;
        const place = over.has(state) || submission.reverts ? null : (places.get(key) ?? 0) + 1;
        if (place !== null) places.set(key, place);
        const isRevealed = submission.git !== null;
        const isAdmitted = isRevealed && submission.steps.some((step) => step.state === 'ADMITTED');
        yield { submission, place, state, isRevealed, isAdmitted, track: story.spec.manifest.name };
      }
  }
  const none = Buffer.alloc(0);
  // Steps are told with their own times; the trigger would note the last of each alone.
  await sql`alter table submissions disable trigger user`;
  await copyRows(sql, 'submissions', rows(), {
    id: ({ submission }) => submission.id,
    track: ({ track }) => track,
    key_id: ({ submission }) => submission.volunteer?.keyId ?? demoOperator.keyId,
    lease_id: ({ submission }) => submission.lease?.id ?? null,
    state: ({ state }) => state,
    commitment: ({ submission }) => commitmentText(submission.id),
    commit_leaf_id: ({ submission }) => idOf(submission.commitLeaf),
    committed_at: ({ submission }) => new Date(submission.commitLeaf.at),
    idempotency_key: ({ submission }) => submission.id,
    request_hash: () => none,
    claimed_head: ({ submission }) => submission.git?.parent ?? null,
    claimed_commit: ({ submission }) => submission.git?.commit ?? null,
    claimed_tree: ({ submission }) => submission.git?.tree ?? null,
    claim: ({ submission, isRevealed }) => (isRevealed ? submission.claim : null),
    head: ({ submission, isAdmitted }) => (isAdmitted ? (submission.head.git?.commit ?? null) : null),
    commit: ({ submission, isAdmitted }) => (isAdmitted ? (submission.git?.commit ?? null) : null),
    tree: ({ submission, isAdmitted }) => (isAdmitted ? (submission.git?.tree ?? null) : null),
    tree_blob: ({ submission, isAdmitted }) =>
      isAdmitted ? sha256Hex(`tree ${submission.git?.tree}`) : null,
    patch_id: ({ submission, isAdmitted }) =>
      isAdmitted ? sha256Hex(submission.git?.diff ?? '').slice(0, 40) : null,
    diff: ({ submission, isAdmitted }) => (isAdmitted ? Buffer.from(submission.git?.diff ?? '') : null),
    reason: ({ submission }) => submission.reason,
    code: ({ submission }) => submission.code,
    detail: ({ submission }) => submission.detail,
    effect: ({ submission }) => submission.effect?.value ?? null,
    effect_low: ({ submission }) => submission.effect?.low ?? null,
    effect_high: ({ submission }) => submission.effect?.high ?? null,
    verdict_leaf_id: ({ submission }) => leafOf(submission.verdictLeaf),
    approval_leaf_id: ({ submission }) => leafOf(submission.approvalLeaf),
    claim_leaf_id: ({ submission }) => leafOf(submission.claimLeaf),
    decided_at: ({ submission }) => date(submission.decidedAt),
    merge_commit: ({ submission }) => submission.merged?.git?.commit ?? null,
    updated_at: ({ submission }) => new Date(lastOf(submission).at),
    place: ({ place }) => place,
    retests: ({ submission }) => submission.retests,
    overstated: ({ submission }) => submission.overstated,
    reverts: ({ submission }) => submission.reverts?.id ?? null,
  });
  await sql`alter table submissions enable trigger user`;
  const steps = stories.flatMap(({ submissions }) =>
    submissions.flatMap(({ id, steps: own }) => own.map((step) => ({ id, ...step }))),
  );
  let step = 0;
  await copyRows(
    sql,
    'submission_steps',
    steps.sort((a, b) => a.at - b.at),
    {
      submission_id: ({ id }) => id,
      state: ({ state }) => state,
      at: ({ at }) => new Date(at),
      step: () => ++step,
    },
  );
  await sql`select setval(pg_get_serial_sequence('submission_steps', 'step'), ${step + 1})`;
}

export async function writeTrials(sql: Transaction, stories: readonly TrackStory[]): Promise<void> {
  const trials = stories.flatMap((story) =>
    story.submissions.flatMap((submission) =>
      submission.trials.map((trial) => ({ trial, submission, story })),
    ),
  );
  await copyRows(sql, 'trials', trials, {
    id: ({ trial }) => trial.id,
    submission_id: ({ submission }) => submission.id,
    track: ({ story }) => story.spec.manifest.name,
    head: ({ trial }) => trial.head.git?.commit ?? '',
    epoch_id: ({ trial }) => trial.epoch.id,
    hardware_class: ({ story }) => story.spec.manifest.hardware.class,
    lot: ({ trial }) => trial.lot.map(({ keyId }) => keyId),
    began_at: ({ trial }) => new Date(trial.beganAt),
    ended_at: ({ trial }) => date(trial.endedAt),
    commit: ({ submission }) => submission.git?.commit ?? '',
    tree: ({ submission }) => submission.git?.tree ?? '',
    tree_blob: ({ submission }) => sha256Hex(`tree ${submission.git?.tree}`),
    test: ({ trial }) => trial.test,
    required_log_e: ({ trial }) => trial.requiredLogE,
    accepted: ({ trial }) => trial.accepted,
    leaf_id: ({ trial }) => leafOf(trial.leaf),
  });
  const readings = trials.flatMap(({ trial }) => trial.readings.map((reading) => ({ trial, ...reading })));
  await copyRows(sql, 'readings', readings, {
    trial_id: ({ trial }) => trial.id,
    verifier: ({ verifier }) => verifier,
    replicas: ({ replicas }) => replicas,
    log_e: ({ logE }) => logE,
    status: ({ status }) => status,
  });
}

/** A run whose lease was lost at the end of the story is not written: a verifier holds one at a time. */
export async function writeReplicas(
  sql: Transaction,
  stories: readonly TrackStory[],
  until: number,
): Promise<void> {
  const holding = new Set<string>();
  function* rows() {
    for (const { spec, replicas } of stories)
      for (const replica of replicas) {
        if (replica.reportedAt === null) {
          if (
            holding.has(replica.verifier.keyId) ||
            until - replica.leasedAt > 600_000 ||
            replica.leasedAt > until
          )
            continue;
          holding.add(replica.verifier.keyId);
        }
        yield { replica, manifest: spec.manifest };
      }
  }
  const done = <T>({ reportedAt }: DemoReplica, value: T): T | null => (reportedAt === null ? null : value);
  await copyRows(sql, 'replicas', rows(), {
    id: ({ replica }) => replica.id,
    track: ({ manifest }) => manifest.name,
    kind: ({ replica }) => replica.kind,
    head: ({ replica }) => replica.head.git?.commit ?? '',
    trial_id: ({ replica }) => replica.trial?.id ?? null,
    epoch_id: ({ replica }) => replica.epoch.id,
    verifier: ({ replica }) => replica.verifier.keyId,
    hardware_class: ({ manifest }) => manifest.hardware.class,
    commitment_index: ({ replica }) => replica.anchor.index,
    replica_index: ({ replica }) => replica.replicaIndex,
    seed: ({ replica, manifest }) => seedNumber(manifest.name, replica),
    leased_at: ({ replica }) => new Date(replica.leasedAt),
    expires_at: ({ replica }) => new Date(replica.leasedAt + 600_000),
    outcome: ({ replica }) => done(replica, replica.outcome),
    metric: ({ replica }) => done(replica, replica.metric),
    cpu_seconds: ({ replica }) => done(replica, replica.wallSeconds * 0.9),
    wall_seconds: ({ replica }) => done(replica, replica.wallSeconds),
    statement_hash: ({ replica }) => done(replica, sha256(replica.id)),
    leaf_id: ({ replica }) => leafOf(replica.leaf),
    reported_at: ({ replica }) => date(replica.reportedAt),
    artifact: ({ replica, manifest }) =>
      manifest.verification.deterministic ? done(replica, sha256Hex(`artifact ${replica.id}`)) : null,
  });
}

export async function writeWatching(sql: Transaction, stories: readonly TrackStory[]): Promise<void> {
  const charts = stories.flatMap(({ spec, charts: own }) =>
    own.map((chart) => ({ ...chart, manifest: spec.manifest })),
  );
  await copyRows(sql, 'drift_charts', charts, {
    track: ({ manifest }) => manifest.name,
    verifier: ({ verifier }) => verifier,
    hardware_class: ({ manifest }) => manifest.hardware.class,
    chart: ({ chart }) => ({ json: chart }),
    since: ({ since }) => new Date(since),
  });
  const faults = stories.flatMap(({ spec, faults: own }) =>
    own.map((fault) => ({ ...fault, track: spec.manifest.name })),
  );
  await copyRows(sql, 'verifier_faults', faults, {
    verifier: ({ verifier }) => verifier.keyId,
    track: ({ track }) => track,
    kind: ({ kind }) => kind,
    leaf_id: ({ leaf }) => idOf(leaf),
    at: ({ at }) => new Date(at),
  });
  for (const { spec } of stories)
    await sql`insert into refusals ${sql(requestRefusals.map(([code, times]) => ({ track: spec.manifest.name, code, times: times + spec.manifest.name.length * 3 })))}`;
}

/** Requests that were turned away before they were anything. */
const requestRefusals = [
  ['quota-exceeded', 212],
  ['lease-expired', 41],
  ['commitment-mismatch', 6],
  ['bundle-mismatch', 3],
] as const;
