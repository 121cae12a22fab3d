import type { Transaction } from './connection.ts';
import type { Window } from './rollup-window.ts';

/** Trusted runs by verifier and kind, in the way of `foldExperimentTotals`. */
export async function foldReplicaTotals(sql: Transaction, { from, nextFrom }: Window): Promise<void> {
  await sql`
    with found as (${reported(sql, from)}), gained as (
      select f.track, f.verifier, f.kind, f.runs - coalesce(r.runs, 0) as runs,
        f.wall_seconds - coalesce(r.wall_seconds, 0) as wall_seconds, f.cpu_seconds - coalesce(r.cpu_seconds, 0) as cpu_seconds
      from found f left join replicas_recent r using (track, verifier, kind)
      where f.runs > coalesce(r.runs, 0)
    ), totals as (
      insert into replica_totals (track, verifier, kind, runs, wall_seconds, cpu_seconds)
      select track, verifier, kind, runs, wall_seconds, cpu_seconds from gained
      on conflict (track, verifier, kind) do update set
        runs = replica_totals.runs + excluded.runs,
        wall_seconds = replica_totals.wall_seconds + excluded.wall_seconds,
        cpu_seconds = replica_totals.cpu_seconds + excluded.cpu_seconds
    )
    insert into replicas_recent (track, verifier, kind, runs, wall_seconds, cpu_seconds)
    select track, verifier, kind, f.runs, f.wall_seconds, f.cpu_seconds
    from found f join gained g using (track, verifier, kind) where ${from === nextFrom}::boolean
    on conflict (track, verifier, kind) do update
    set runs = excluded.runs, wall_seconds = excluded.wall_seconds, cpu_seconds = excluded.cpu_seconds`;
  if (from === nextFrom) return;
  await sql`delete from replicas_recent`;
  await sql`insert into replicas_recent (track, verifier, kind, runs, wall_seconds, cpu_seconds) ${reported(sql, nextFrom)}`;
}

const reported = (sql: Transaction, from: string) => sql`
  select track, verifier, kind, count(*) as runs, coalesce(sum(wall_seconds::float8), 0) as wall_seconds,
    coalesce(sum(cpu_seconds::float8), 0) as cpu_seconds
  from replicas where statement_hash is not null and reported_at >= ${from}::text::timestamptz
  group by track, verifier, kind`;

/** Submissions change their state at any age, so all are counted; there are far fewer of them than of experiments. */
export async function foldSubmissionTotals(sql: Transaction): Promise<void> {
  await sql`
    with counted as (
      select track, state, case when state = 'REJECTED' then coalesce(code, reason, 'policy') else '' end as why, count(*) as times
      from submissions group by 1, 2, 3
    ), gone as (
      delete from submission_totals t where not exists (
        select 1 from counted c where c.track = t.track and c.state = t.state and c.why = t.why)
    )
    insert into submission_totals (track, state, why, times) select track, state, why, times from counted
    on conflict (track, state, why) do update set times = excluded.times where submission_totals.times <> excluded.times`;
}

/** The head's own runs, never those of the candidate that won; those of a verifier that had drifted count no more. Heads with something new alone. */
export async function foldHeadRuns(sql: Transaction, { from }: Window): Promise<void> {
  await sql`
    with touched as (
      select track, head from replicas
      where kind = 'bank' and statement_hash is not null and reported_at >= ${from}::text::timestamptz
      union select track, head from replicas where kind = 'bank' and discarded_at >= ${from}::text::timestamptz
    ), counted as (
      select track, head as commit, verifier, count(*) as runs, avg(metric) as mean
      from touched join replicas using (track, head)
      where kind = 'bank' and metric is not null and discarded_at is null group by track, head, verifier
    ), gone as (
      delete from head_runs r using touched t
      where r.track = t.track and r.commit = t.head and not exists (
        select 1 from counted c where c.track = r.track and c.commit = r.commit and c.verifier = r.verifier)
    )
    insert into head_runs (track, commit, verifier, runs, mean) select track, commit, verifier, runs, mean from counted
    on conflict (track, commit, verifier) do update set runs = excluded.runs, mean = excluded.mean
    where (head_runs.runs, head_runs.mean) is distinct from (excluded.runs, excluded.mean)`;
}
