import type { ReplicaLease, VerificationStore, VerificationTransaction } from '../app/verification-ports.ts';
import type { Sql, Transaction } from './connection.ts';
import { selectEpoch } from './epochs.ts';
import { insertLeaf } from './leaves.ts';
import { lockVerification } from './locks.ts';
import { refusal } from './refusal.ts';
import { selectSituation } from './situation.ts';
import { spotCheckPart } from './spot-checks.ts';
import { isIn } from './states.ts';
import { selectTracks } from './tracks.ts';
import { decideTrial } from './verdicts.ts';
import { selectWaiting } from './waiting.ts';
import { rejectedBy, watchingPart } from './watching.ts';

export const openVerificationStore = (sql: Sql): VerificationStore => ({
  async exclusively<T>(work: (transaction: VerificationTransaction) => Promise<T>): Promise<T> {
    const answer = await sql.begin(async (transaction) => {
      await lockVerification(transaction);
      return { value: await work(verificationTransaction(transaction)) };
    });
    return answer.value as T;
  },

  async renewReplica(id, verifier, now, expiresAt) {
    const renewed = await sql`
      update replicas set expires_at = ${expiresAt}
      where id = ${id} and verifier = ${verifier} and reported_at is null and leased_at <= ${now}`;
    if (renewed.count > 0) return;
    throw refusal(
      'unknown-replica',
      'replicaId',
      'This replica is not wanted any more.',
      'Drop it and lease the next.',
    );
  },
});

/** A replica with what its verifier needs to run it. */
async function selectReplica(
  sql: Transaction,
  where: { id: string } | { heldBy: string },
): Promise<ReplicaLease | null> {
  const condition =
    'id' in where ? sql`r.id = ${where.id}` : sql`r.verifier = ${where.heldBy} and r.reported_at is null`;
  const [row] = await sql<ReplicaLease[]>`
    select r.id, r.kind, r.track, r.head, r.verifier, r.trial_id, r.seed, r.expires_at, r.statement_hash,
      r.epoch_id, r.hardware_class, r.commitment_index, r.replica_index, t.season, t.train_blob, t.manifest,
      -- A check looks like a candidate of the head of the day: the harness is the same in all of a track's commits.
      case when r.kind in ('sentinel', 'canary') then today.tree_blob else h.tree_blob end as head_tree_blob,
      case when r.trial_id is null then h.tree_blob else trials.tree_blob end as tree_blob,
      case when r.trial_id is null then h.tree else trials.tree end as tree,
      case when r.trial_id is null then h.commit else trials.commit end as commit
    from replicas r
      join tracks t on t.name = r.track
      join heads h on h.track = r.track and h.commit = r.head
      join heads today on today.track = r.track and today.commit = t.head
      left join trials on trials.id = r.trial_id
    where ${condition}`;
  return row ?? null;
}

const verificationTransaction = (sql: Transaction): VerificationTransaction => ({
  async rosterMember(keyId) {
    const [row] = await sql<{ keyId: typeof keyId; boxKey: string; operator: string; suspended: boolean }[]>`
      select key_id, box_key, operator, suspended_at is not null as suspended
      from roster where key_id = ${keyId} and removed_at is null`;
    return row ?? null;
  },

  epoch: () => selectEpoch(sql),
  heldReplica: (verifier) => selectReplica(sql, { heldBy: verifier }),
  replica: (id) => selectReplica(sql, { id }),

  async extendReplica(id, expiresAt, abandoned) {
    const times = abandoned ? 1 : 0;
    await sql`update replicas set expires_at = ${expiresAt}, times_leased = times_leased + ${times} where id = ${id}`;
    if (abandoned) await insertLeaf(sql, abandoned, expiresAt);
  },

  async tracksWithHoldout(verifier) {
    const held = await sql<
      { track: string }[]
    >`select distinct track from holdouts where verifier = ${verifier}`;
    const names = new Set(held.map(({ track }) => track));
    return (await selectTracks(sql)).filter(({ name }) => names.has(name));
  },

  situation: (...which) => selectSituation(sql, ...which),
  waiting: (...which) => selectWaiting(sql, ...which),

  async beginTrial({ id, submissionId, track, head, epochId, hardwareClass, lot, now, leaf, ...budget }) {
    // The row's lock first: a merge or an earlier twin may take the submission away at this moment.
    const [tested] = await sql<{ commit: string; tree: string; treeBlob: string }[]>`
      update submissions set state = 'TESTING', updated_at = ${now}
      where id = ${submissionId} and ${isIn(sql, 'ADMITTED')} and head = ${head}
      returning commit, tree, tree_blob`;
    if (!tested) return false;
    const leafId = await insertLeaf(sql, leaf, now);
    const drawn = lot as readonly string[];
    await sql`
      insert into trials ${sql({
        ...{ id, submissionId, track, head, epochId, hardwareClass, lot: [...drawn], beganAt: now, leafId },
        ...tested,
        ...budget,
      })}`;
    return true;
  },

  async nextReplicaIndex(track, commitmentIndex) {
    const [row] = await sql<{ next: number }[]>`
      select coalesce(max(replica_index) + 1, 0) as next from replicas
      where track = ${track} and commitment_index = ${commitmentIndex}`;
    return row?.next ?? 0;
  },

  async insertReplica({ now, ...replica }) {
    await sql`insert into replicas ${sql({ ...replica, leasedAt: now })}`;
  },

  async report(id, run, now, leaf) {
    const leafId = await insertLeaf(sql, leaf, now);
    const { outcome, metric, artifact, cpuSeconds, wallSeconds, statementHash } = run;
    await sql`
      update replicas set ${sql({ outcome, metric, artifact, cpuSeconds, wallSeconds, statementHash, leafId, reportedAt: now })}
      where id = ${id}`;
  },

  async saveReadings(trialId, readings) {
    for (const { verifier, replicas, logE, status } of readings) {
      await sql`
        insert into readings ${sql({ trialId, verifier, replicas, logE, status })}
        on conflict (trial_id, verifier) do update
          set replicas = excluded.replicas, log_e = excluded.log_e, status = excluded.status`;
    }
  },

  async saveCalibration({ track, hardwareClass, sigma, degreesOfFreedom, leaf, now }) {
    const leafId = await insertLeaf(sql, leaf, now);
    await sql`
      insert into calibrations ${sql({ track, hardwareClass, sigma, degreesOfFreedom, leafId })} on conflict do nothing`;
  },

  async trialFacts(trialId) {
    const [row] = await sql<Awaited<ReturnType<VerificationTransaction['trialFacts']>>[]>`
      select s.id as submission_id, s.key_id, s.claim, s.head, s.commit, s.state, t.ended_at is not null as ended, s.retests,
        ${rejectedBy(sql)} as rejected_by
      from trials t join submissions s on s.id = t.submission_id where t.id = ${trialId} for update of s`;
    if (!row) throw refusal('internal', 'trial', `There is no trial ${trialId}.`, 'Report this.');
    return row;
  },

  async dispute(submissionId, now) {
    await sql`
      update submissions set state = 'DISPUTED', updated_at = ${now} where id = ${submissionId} and ${isIn(sql, 'TESTING')}`;
  },

  decide: (decision) => decideTrial(sql, decision),
  ...watchingPart(sql),
  ...spotCheckPart(sql),
});
