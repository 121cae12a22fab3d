import { directed, type Manifest, type SubmissionState } from '@ratchet/protocol';
import { after, policy } from '../app/policy.ts';
import type { Queryable } from './connection.ts';
import { type EvidenceRun, evidencePoints } from './evidence-points.ts';
import type { ReadModelOptions } from './read-context.ts';
import { decided } from './read-submissions.ts';

interface TrialRow {
  readonly id: string;
  readonly track: string;
  readonly state: SubmissionState;
  readonly manifest: Manifest;
  readonly isRevert: boolean;
  readonly head: string;
  readonly hardwareClass: string;
  readonly requiredLogE: number;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly accepted: boolean | null;
  readonly logIndex: number | null;
  readonly epochId: number;
  readonly epochBeganAt: Date;
  readonly epochEndedAt: Date | null;
}

interface RunRow extends EvidenceRun {
  readonly id: string;
  readonly trialId: string | null;
  readonly commitmentIndex: number;
  readonly replicaIndex: number;
  readonly seed: number;
  readonly outcome: string;
  readonly cpuSeconds: number;
  readonly logIndex: number | null;
}

/** Rounds of one submission that its page shows. */
const roundsAtMost = 10;

/**
 * The rounds of a submission's testing. What was measured is in the answer only when the round's epoch is over, as in the log, and
 * the submission has its verdict besides.
 */
export async function readTrials({ sql }: ReadModelOptions, submission: string) {
  if (!/^[0-9a-f-]{36}$/.test(submission)) return [];
  const [trials, runs] = await Promise.all([selectTrials(sql, submission), selectRuns(sql, submission)]);
  return Promise.all(
    trials.map((trial) =>
      trialView(
        sql,
        trial,
        runs.filter(({ trialId }) => trialId === trial.id),
      ),
    ),
  );
}

const newestTrials = (sql: Queryable, submission: string) => sql`
  select id from trials where submission_id = ${submission} order by began_at desc limit ${roundsAtMost}`;

/** Oldest first. */
const selectTrials = (sql: Queryable, submission: string) => sql<TrialRow[]>`
  select t.id, t.track, s.state, tracks.manifest, s.reverts is not null as is_revert, t.head, t.hardware_class, t.required_log_e,
    t.began_at, t.ended_at, t.accepted, l.log_index, t.epoch_id, e.began_at as epoch_began_at, e.ended_at as epoch_ended_at
  from trials t
    join submissions s on s.id = t.submission_id
    join tracks on tracks.name = t.track
    join epochs e on e.id = t.epoch_id
    left join log_leaves l on l.id = t.leaf_id
  where t.id in (${newestTrials(sql, submission)}) order by t.began_at`;

async function trialView(sql: Queryable, trial: TrialRow, runs: readonly RunRow[]) {
  const isOpened = trial.epochEndedAt !== null && decided.includes(trial.state);
  const [sigma, bank] = isOpened
    ? await Promise.all([sigmaOfTrial(sql, trial, runs), selectBank(sql, trial)])
    : [null, []];
  const isExact = trial.manifest.verification.mode === 'certificate';
  const { id, head, hardwareClass, accepted, logIndex, epochBeganAt } = trial;
  return {
    ...{ id, head, hardwareClass, accepted, logIndex, isOpened },
    beganAt: trial.beganAt.toISOString(),
    endedAt: trial.endedAt?.toISOString() ?? null,
    opensAt: isOpened ? null : after(epochBeganAt, policy.epochHours * 3600).toISOString(),
    ...{ sigma: isExact ? null : sigma, requiredLogE: isOpened ? trial.requiredLogE : null },
    replicas: runs.map((run) => replicaView(run, trial, isOpened)),
    points: isOpened ? pointsOf(trial, runs, bank, sigma) : [],
  };
}

const replicaView = (run: RunRow, { manifest }: TrialRow, isOpened: boolean) => ({
  id: run.id,
  verifier: run.verifier,
  commitmentIndex: run.commitmentIndex,
  replicaIndex: run.replicaIndex,
  seed: isOpened ? run.seed : null,
  outcome: isOpened ? run.outcome : null,
  metric: isOpened && run.metric !== null ? directed(manifest.metric.direction, run.metric) : null,
  cpuSeconds: isOpened ? run.cpuSeconds : null,
  reportedAt: run.reportedAt.toISOString(),
  logIndex: run.logIndex,
  isDiscarded: run.discardedAt !== null,
});

const runColumns = (sql: Queryable) => sql`
  r.id, r.trial_id, r.verifier, r.commitment_index, r.replica_index, r.seed, r.outcome, r.metric, r.cpu_seconds, r.reported_at,
  r.discarded_at`;

/** In the order in which the coordinator folds them. */
const selectRuns = (sql: Queryable, submission: string) => sql<RunRow[]>`
  select ${runColumns(sql)}, l.log_index from replicas r left join log_leaves l on l.id = r.leaf_id
  where r.trial_id in (${newestTrials(sql, submission)}) and r.statement_hash is not null
  order by r.reported_at, r.id`;

/** The head's own runs at the time of a trial. */
const selectBank = (sql: Queryable, { track, head, epochId, hardwareClass }: TrialRow) => sql<EvidenceRun[]>`
  select r.verifier, r.metric, r.reported_at, r.discarded_at from replicas r
  where r.track = ${track} and r.head = ${head} and r.epoch_id = ${epochId} and r.kind = 'bank'
    and r.hardware_class = ${hardwareClass} and r.statement_hash is not null
  order by r.reported_at, r.id`;

function pointsOf(
  { manifest, isRevert }: TrialRow,
  runs: readonly RunRow[],
  bank: readonly EvidenceRun[],
  sigma: number | null,
) {
  const least = manifest.metric.minimumEffect;
  return evidencePoints(runs, bank, {
    isExact: manifest.verification.mode === 'certificate',
    sigma: sigma ?? Number.POSITIVE_INFINITY,
    minimumEffect: isRevert ? -least : least,
  });
}

/**
 * The noise that the trial was read with. A season's end makes the track calibrate again, so it comes from the log: the newest
 * calibration before the trial's last run.
 */
async function sigmaOfTrial(
  sql: Queryable,
  { track, hardwareClass }: TrialRow,
  runs: readonly RunRow[],
): Promise<number | null> {
  const [logged] = await sql<{ sigma: number | null }[]>`
    select (convert_from(entry, 'UTF8')::jsonb ->> 'sigma')::double precision as sigma from log_leaves
    where kind = 'calibration' and log_index < ${runs.at(-1)?.logIndex ?? 0}
      and convert_from(entry, 'UTF8')::jsonb ->> 'track' = ${track}
      and convert_from(entry, 'UTF8')::jsonb ->> 'hardwareClass' = ${hardwareClass}
    order by log_index desc limit 1`;
  if (logged) return logged.sigma;
  const [row] = await sql<{ sigma: number }[]>`
    select sigma from calibrations where track = ${track} and hardware_class = ${hardwareClass}`;
  return row?.sigma ?? null;
}
