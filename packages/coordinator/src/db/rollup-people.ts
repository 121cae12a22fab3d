import type { Sql, Transaction } from './connection.ts';
import { tryLockPeople } from './locks.ts';

const foldsEveryMs = 30_000;
/** Rows are stamped right before they are written: what is older than this is complete. */
const settledSeconds = 600;
/** Whose work changed so lately is counted again: much longer than any fold that this one builds on may come late. */
const standingsAgainSeconds = 7_200;

/** Folds what pages of volunteers and verifiers count. Called often, it does something only now and then. */
export function peopleFold(sql: Sql, now: () => Date): () => Promise<void> {
  let foldedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now().getTime() - foldedAt < foldsEveryMs) return;
    foldedAt = now().getTime();
    await foldPeople(sql, now());
  };
}

/** Of large tables only what came since the last time, of volunteers only those whose work changed. One process at a time, one transaction. */
export const foldPeople = (sql: Sql, now: Date): Promise<void> =>
  sql.begin(async (transaction) => {
    if (!(await tryLockPeople(transaction))) return;
    await transaction.unsafe(`
      set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on; set local enable_hashjoin = on;
      set local enable_mergejoin = on; set local jit = off; set local work_mem = '64MB'`);
    const until = new Date(now.getTime() - settledSeconds * 1000);
    const [state] = await transaction<{ since: string }[]>`
      select coalesce(standings_until, '-infinity')::text as since from people_state`;
    const since = state?.since ?? '-infinity';
    await foldTotals(transaction, since);
    await foldStates(transaction, since);
    await foldWeeks(transaction, until);
    await foldLooks(transaction, until);
    await transaction`
      update people_state set weeks_until = greatest(weeks_until, ${until}), looks_until = greatest(looks_until, ${until}),
        standings_until = greatest(standings_until, ${new Date(now.getTime() - standingsAgainSeconds * 1000)})`;
  });

/** Whose submissions took a step since then. */
const submitters = (sql: Transaction, since: string) => sql`
  select s.key_id from submission_steps p join submissions s on s.id = p.submission_id
  where p.at >= ${since}::text::timestamptz`;

/** Merges that stand count; what was taken back, and the taking back itself, do not. */
const foldTotals = (sql: Transaction, since: string) => sql`
  with touched as (
    select key_id from volunteer_tracks where last_at >= ${since}::text::timestamptz union ${submitters(sql, since)}
  ), searched as (
    select key_id, sum(experiments) as experiments, sum(kept) as kept, sum(wall_seconds) as wall_seconds,
      min(first_at) as first_at, max(last_at) as last_at
    from touched join volunteer_tracks using (key_id) group by key_id
  ), merged as (
    select key_id, count(*) as merges from touched join submissions using (key_id)
    where state = 'MERGED' and reverts is null group by key_id
  ), counted as (
    select key_id, coalesce(merges, 0) as merges, coalesce(experiments, 0) as experiments, coalesce(kept, 0) as kept,
      coalesce(wall_seconds, 0) as wall_seconds, first_at, last_at
    from searched full join merged using (key_id)
  ), gone as (
    delete from volunteer_totals t using touched
    where t.key_id = touched.key_id and not exists (select 1 from counted c where c.key_id = t.key_id)
  )
  insert into volunteer_totals as t (key_id, merges, experiments, kept, wall_seconds, first_at, last_at)
  select key_id, merges, experiments, kept, wall_seconds, first_at, last_at from counted
  on conflict (key_id) do update set merges = excluded.merges, experiments = excluded.experiments, kept = excluded.kept,
    wall_seconds = excluded.wall_seconds, first_at = excluded.first_at, last_at = excluded.last_at
  where (t.merges, t.experiments, t.kept, t.wall_seconds) is distinct from
    (excluded.merges, excluded.experiments, excluded.kept, excluded.wall_seconds)`;

const foldStates = (sql: Transaction, since: string) => sql`
  with touched as (select distinct key_id from (${submitters(sql, since)}) took_a_step), counted as (
    select key_id, state, count(*) as times from touched join submissions using (key_id) where reverts is null group by key_id, state
  ), gone as (
    delete from volunteer_states v using touched
    where v.key_id = touched.key_id and not exists (
      select 1 from counted c where c.key_id = v.key_id and c.state = v.state)
  )
  insert into volunteer_states as v (key_id, state, times) select key_id, state, times from counted
  on conflict (key_id, state) do update set times = excluded.times where v.times <> excluded.times`;

/** By track, since that is how experiments are found by time. */
const foldWeeks = (sql: Transaction, until: Date) => sql`
  insert into volunteer_weeks as w (key_id, week, experiments)
  select e.key_id, date_trunc('week', e.recorded_at at time zone 'UTC')::date, count(*)
  from people_state s cross join tracks t join experiments e on e.track = t.name
    and e.recorded_at >= coalesce(s.weeks_until, '-infinity') and e.recorded_at < ${until}
  group by 1, 2
  on conflict (key_id, week) do update set experiments = w.experiments + excluded.experiments`;

/** In the way of statistics/standing-alone.ts: a look that was still open took no side. */
const foldLooks = (sql: Transaction, until: Date) => sql`
  insert into verifier_looks as l (verifier, track, looks, agreed)
  select d.verifier, t.track, count(*), count(*) filter (where (d.status = 'crossed') = t.accepted)
  from people_state s join trials t on t.accepted is not null
      and t.ended_at >= coalesce(s.looks_until, '-infinity') and t.ended_at < ${until}
    join readings d on d.trial_id = t.id and d.status <> 'open'
  group by 1, 2
  on conflict (verifier, track) do update set looks = l.looks + excluded.looks, agreed = l.agreed + excluded.agreed`;
