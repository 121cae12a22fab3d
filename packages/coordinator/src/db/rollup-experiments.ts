import type { Transaction } from './connection.ts';
import type { Window } from './rollup-window.ts';

/**
 * Adds to the totals what was found since the window began and is not in them yet. What they hold of it is remembered, so a row
 * that comes in late within the window is added by the next fold, once.
 */
export async function foldExperimentTotals(sql: Transaction, { from, nextFrom }: Window): Promise<void> {
  await sql`
    with found as (${recorded(sql, from)}), gained as (
      select f.key_id, f.track, f.outcome, f.first_at, f.last_at, f.times - coalesce(r.times, 0) as times,
        f.wall_seconds - coalesce(r.wall_seconds, 0) as wall_seconds, f.cpu_seconds - coalesce(r.cpu_seconds, 0) as cpu_seconds
      from found f left join experiments_recent r using (key_id, track, outcome)
      where f.times > coalesce(r.times, 0)
    ), of_volunteers as (
      insert into volunteer_tracks (key_id, track, experiments, kept, wall_seconds, cpu_seconds, first_at, last_at)
      select key_id, track, sum(times), coalesce(sum(times) filter (where outcome = 'kept'), 0), sum(wall_seconds),
        sum(cpu_seconds), min(first_at), max(last_at)
      from gained group by key_id, track
      on conflict (key_id, track) do update set
        experiments = volunteer_tracks.experiments + excluded.experiments, kept = volunteer_tracks.kept + excluded.kept,
        wall_seconds = volunteer_tracks.wall_seconds + excluded.wall_seconds,
        cpu_seconds = volunteer_tracks.cpu_seconds + excluded.cpu_seconds,
        first_at = least(volunteer_tracks.first_at, excluded.first_at),
        last_at = greatest(volunteer_tracks.last_at, excluded.last_at)
    ), of_tracks as (
      insert into experiment_totals (track, outcome, times, wall_seconds, cpu_seconds)
      select track, outcome, sum(times), sum(wall_seconds), sum(cpu_seconds) from gained group by track, outcome
      on conflict (track, outcome) do update set
        times = experiment_totals.times + excluded.times,
        wall_seconds = experiment_totals.wall_seconds + excluded.wall_seconds,
        cpu_seconds = experiment_totals.cpu_seconds + excluded.cpu_seconds
    )
    insert into experiments_recent (key_id, track, outcome, times, wall_seconds, cpu_seconds)
    select key_id, track, outcome, f.times, f.wall_seconds, f.cpu_seconds
    from found f join gained g using (key_id, track, outcome) where ${from === nextFrom}::boolean
    on conflict (key_id, track, outcome) do update
    set times = excluded.times, wall_seconds = excluded.wall_seconds, cpu_seconds = excluded.cpu_seconds`;
  if (from === nextFrom) return;
  await sql`delete from experiments_recent`;
  await sql`
    insert into experiments_recent (key_id, track, outcome, times, wall_seconds, cpu_seconds)
    select key_id, track, outcome, times, wall_seconds, cpu_seconds from (${recorded(sql, nextFrom)}) kept`;
}

const recorded = (sql: Transaction, from: string) => sql`
  select e.key_id, e.track, e.outcome, count(*) as times, sum(e.wall_seconds::float8) as wall_seconds,
    sum(e.cpu_seconds::float8) as cpu_seconds, min(e.recorded_at) as first_at, max(e.recorded_at) as last_at
  from tracks t join experiments e on e.track = t.name and e.recorded_at >= ${from}::text::timestamptz
  group by e.key_id, e.track, e.outcome`;
