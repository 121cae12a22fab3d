import type { Experiment, JournalLine, JournalStore } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { whyNotOpen } from './leases.ts';
import { keyReused } from './refusal.ts';

export const openJournalStore = (sql: Sql): JournalStore => ({
  async appendExperiment(experiment) {
    const { caller, leaseId, track, now } = experiment;
    const [row] = await sql<{ entry: number }[]>`
      insert into experiments
        (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
      select track, id, key_id, ${experiment.outcome}, ${experiment.metric}, ${experiment.seed}, ${experiment.cpuSeconds},
        ${experiment.wallSeconds}, ${now}, ${caller.idempotencyKey}, ${caller.requestHash}
      from leases
      where id = ${leaseId} and key_id = ${caller.keyId} and track = ${track} and ended_at is null and expires_at > ${now}
      on conflict do nothing
      returning entry`;
    return row?.entry ?? whyNotAppended(sql, experiment);
  },

  async readJournal({ track, after, limit, now }) {
    return sql<JournalLine[]>`
      select e.entry, e.key_id, l.head, l.hypothesis, e.recorded_at,
        case when l.ended_at is null and l.expires_at > ${now} then null else e.outcome end as outcome,
        case when l.ended_at is null and l.expires_at > ${now} then null else e.metric end as metric
      from experiments e join leases l on l.id = e.lease_id
      where e.track = ${track} and e.entry > ${after}
      order by e.entry limit ${limit}`;
  },
});

async function whyNotAppended(sql: Sql, { caller, leaseId, track }: Experiment): Promise<number> {
  const [before] = await sql<{ entry: number; requestHash: Buffer }[]>`
    select entry, request_hash from experiments
    where key_id = ${caller.keyId} and idempotency_key = ${caller.idempotencyKey}`;
  if (before?.requestHash.equals(caller.requestHash)) return before.entry;
  throw before ? keyReused() : await whyNotOpen(sql, leaseId, caller.keyId, track);
}
