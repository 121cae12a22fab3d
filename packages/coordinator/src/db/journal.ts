import type { Experiment, JournalLine, JournalStore } from '../app/ports.ts';
import { asJson, callerColumns } from './batch-rows.ts';
import type { Sql } from './connection.ts';
import { gather } from './gather.ts';
import { whyNotOpen } from './leases.ts';
import { keyReused } from './refusal.ts';

export function openJournalStore(sql: Sql): JournalStore {
  const insert = gather((experiments: readonly Experiment[]) => insertExperiments(sql, experiments));
  return {
    async appendExperiment(experiment) {
      return (await insert(experiment)) ?? whyNotAppended(sql, experiment);
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
  };
}

/** The entries of those that were appended; null for the others. */
async function insertExperiments(sql: Sql, experiments: readonly Experiment[]): Promise<(number | null)[]> {
  const rows = experiments.map(({ caller, ...experiment }) => ({ ...experiment, ...callerColumns(caller) }));
  const appended = await sql<{ entry: number; keyId: string; idempotencyKey: string }[]>`
    insert into experiments
      (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
    select l.track, l.id, l.key_id, w.outcome, w.metric, w.seed, w."cpuSeconds", w."wallSeconds", w.now, w."idempotencyKey",
      decode(w."requestHash", 'hex')
    from jsonb_to_recordset(${sql.json(asJson(rows))}) as w (
      "leaseId" uuid, track text, "keyId" text, outcome text, metric double precision, seed bigint, "cpuSeconds" real,
      "wallSeconds" real, now timestamptz, "idempotencyKey" text, "requestHash" text
    ) cross join lateral (
      select id, track, key_id from leases
      where id = w."leaseId" and (key_id = w."keyId" and track = w.track and ended_at is null and expires_at > w.now) is true
      limit 1
    ) l
    on conflict do nothing
    returning entry, key_id, idempotency_key`;
  const entries = new Map(appended.map((row) => [`${row.keyId} ${row.idempotencyKey}`, row.entry]));
  return experiments.map(({ caller }) => entries.get(`${caller.keyId} ${caller.idempotencyKey}`) ?? null);
}

async function whyNotAppended(sql: Sql, { caller, leaseId, track }: Experiment): Promise<number> {
  const [before] = await sql<{ entry: number; requestHash: Buffer }[]>`
    select entry, request_hash from experiments
    where key_id = ${caller.keyId} and idempotency_key = ${caller.idempotencyKey}`;
  if (before?.requestHash.equals(caller.requestHash)) return before.entry;
  throw before ? keyReused() : await whyNotOpen(sql, leaseId, caller.keyId, track);
}
