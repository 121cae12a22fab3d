import { type Answer, type Difference, type LookStatus, standOf } from '@ratchet/statistics';
import type { SeededRun, VerificationTransaction } from '../app/verification-ports.ts';
import type { Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';

type SpotCheckPart = Pick<
  VerificationTransaction,
  | 'runToRepeat'
  | 'runInDispute'
  | 'answers'
  | 'referenceGaps'
  | 'confirmedUntil'
  | 'leaseCounts'
  | 'faultsOf'
  | 'stands'
  | 'suspend'
>;

/** Runs that several verifiers make, and what follows when one of them stands alone. */
export const spotCheckPart = (sql: Transaction): SpotCheckPart => ({
  async runToRepeat({ track, verifier, hardwareClass, head, epochId, lot }) {
    const [run] = await sql<SeededRun[]>`
      select r.head, r.commitment_index, r.replica_index, r.seed from replicas r
      where r.track = ${track} and r.epoch_id = ${epochId} and r.hardware_class = ${hardwareClass}
        and (r.kind = 'sentinel' or (r.kind = 'bank' and r.head = ${head}))
        and r.artifact is not null and r.discarded_at is null and r.verifier <> ${verifier}
        and not exists (
          select 1 from replicas o
          where o.kind = 'canary' and o.track = r.track and o.commitment_index = r.commitment_index
            and o.replica_index = r.replica_index)
      order by md5(r.id::text || ${lot}) limit 1`;
    return run ?? null;
  },

  async runInDispute({ track, verifier, hardwareClass }, epochId) {
    // From the canaries, which are few, and not from all that could be repeated: this is asked at every lease.
    const [run] = await sql<SeededRun[]>`
      select r.head, r.commitment_index, r.replica_index, r.seed
      from replicas c join replicas r using (track, commitment_index, replica_index)
      where c.kind = 'canary' and c.track = ${track} and c.epoch_id = ${epochId} and c.hardware_class = ${hardwareClass}
        and r.kind <> 'canary' and c.artifact <> r.artifact and r.discarded_at is null
        and not exists (
          select 1 from replicas other
          where other.track = c.track and other.commitment_index = c.commitment_index
            and other.replica_index = c.replica_index and (other.verifier = ${verifier}
              or other.artifact is not null and other.id not in (c.id, r.id)))
      order by c.reported_at limit 1`;
    return run ?? null;
  },

  answers: ({ track, commitmentIndex, replicaIndex }) => sql<Answer[]>`
    select verifier, artifact as answer from replicas
    where track = ${track} and commitment_index = ${commitmentIndex} and replica_index = ${replicaIndex}
      and artifact is not null`,

  referenceGaps: ({ track, hardwareClass }, epochId, sigma) => sql<Difference[]>`
    with head as (
      select t.head as commit, h.began_at from tracks t join heads h on h.track = t.name and h.commit = t.head
      where t.name = ${track}
    ), runs as (
      select r.verifier, r.kind, avg(r.metric) as mean, count(*) as count
      from replicas r, head
      where r.track = ${track} and r.epoch_id = ${epochId} and r.hardware_class = ${hardwareClass}
        and r.metric is not null and r.discarded_at is null
        and (r.kind = 'bank' and r.head = head.commit or r.kind = 'sentinel' and r.leased_at >= head.began_at)
      group by r.verifier, r.kind
    )
    select b.verifier, s.mean - b.mean as value, ${sigma}::float8 ^ 2 * (1.0 / s.count + 1.0 / b.count) as variance
    from runs b join runs s on s.verifier = b.verifier and s.kind = 'sentinel'
    where b.kind = 'bank'`,

  async confirmedUntil(verifier, track) {
    const [row] = await sql<{ at: Date }[]>`
      select coalesce(max(own.reported_at), to_timestamp(0)) as at
      from replicas own join replicas other using (track, commitment_index, replica_index)
      where own.track = ${track} and own.verifier = ${verifier} and other.verifier <> own.verifier
        and own.artifact = other.artifact`;
    return row?.at ?? new Date(0);
  },

  async leaseCounts(verifier, since) {
    const [row] = await sql<{ leases: number; abandoned: number }[]>`
      select count(*) as leases, coalesce(sum(times_leased - 1), 0) as abandoned from replicas
      where verifier = ${verifier}
        and leased_at >= greatest(${since}, (select added_at from roster where key_id = ${verifier}))`;
    return row ?? { leases: 0, abandoned: 0 };
  },

  async faultsOf(verifier, kind) {
    const [row] = await sql<{ count: number }[]>`
      select count(*) as count from verifier_faults f join roster r on r.key_id = f.verifier
      where f.verifier = ${verifier} and f.kind = ${kind} and f.at >= r.added_at`;
    return row?.count ?? 0;
  },

  async stands(verifier, track) {
    const rows = await sql<{ status: LookStatus; accepted: boolean }[]>`
      select d.status, t.accepted from readings d join trials t on t.id = d.trial_id
      where d.verifier = ${verifier} and t.track = ${track} and t.accepted is not null
        and t.ended_at > coalesce((
          select max(f.at) from verifier_faults f
          where f.verifier = d.verifier and f.track = t.track and f.kind = 'alone'), to_timestamp(0))
      order by t.ended_at desc, t.test desc limit 200`;
    return rows.reverse().flatMap(({ status, accepted }) => standOf(status, accepted) ?? []);
  },

  async suspend(verifier, now, leaf) {
    await insertLeaf(sql, leaf, now);
    await sql`update roster set suspended_at = ${now} where key_id = ${verifier}`;
  },
});
