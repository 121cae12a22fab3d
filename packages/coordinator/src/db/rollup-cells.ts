import type { Transaction } from './connection.ts';
import type { Window } from './rollup-window.ts';

/** How long a lease may keep its experiments out of the cloud. */
const hiddenAtMostMs = 86_400_000;

/**
 * Counts experiments by time and metric, those of open leases excepted: until then others see only the hypothesis. An hour is counted
 * whole or not at all, so what was counted before is replaced.
 */
export async function foldCells(sql: Transaction, { cellsFrom, now }: Window): Promise<void> {
  const anew = await settleHeights(sql);
  await sql`delete from experiment_cells where track = any(${anew})`;
  await countHours(sql, { anew, cellsFrom, now });
  await sql`
    insert into experiment_cells (track, span, began, outcome, cells, times)
    select track, 'day', day, outcome, array_agg(cell order by cell), array_agg(times order by cell) from (
      select track, date_trunc('day', began, 'UTC') as day, outcome, u.cell, sum(u.times)::int as times
      from experiment_cells cross join lateral unnest(cells, times) as u (cell, times)
      where span = 'hour' and (track = any(${anew}) or began >= date_trunc('day', ${cellsFrom}::text::timestamptz, 'UTC'))
      group by track, day, outcome, cell
    ) counted
    group by track, day, outcome
    ${replacing(sql)}`;
}

const replacing = (sql: Transaction) => sql`
  on conflict (track, span, began, outcome) do update set cells = excluded.cells, times = excluded.times
  where (experiment_cells.cells, experiment_cells.times) is distinct from (excluded.cells, excluded.times)`;

async function countHours(
  sql: Transaction,
  { anew, cellsFrom, now }: { anew: string[]; cellsFrom: string; now: Date },
): Promise<void> {
  // What a stranger reports may be any number: those far out share the outermost cells.
  await sql`
    insert into experiment_cells (track, span, began, outcome, cells, times)
    select c.track, 'hour', e.began, e.outcome, array_agg(e.cell order by e.cell), array_agg(e.times order by e.cell)
    from track_cells c cross join lateral (
      select date_trunc('hour', recorded_at, 'UTC') as began, outcome,
        greatest(least(floor(coalesce(metric, 0) / c.height), 1e15), -1e15)::bigint as cell, count(*)::int as times
      from experiments
      where track = c.track
        and recorded_at >= case when c.track = any(${anew}) then '-infinity' else ${cellsFrom}::text::timestamptz end
        and (recorded_at < ${hiddenSince(now)} or lease_id not in (
          select id from leases where ended_at is null and expires_at > ${now}))
      group by 1, 2, 3
    ) e
    group by c.track, e.began, e.outcome
    ${replacing(sql)}`;
}

/** From when on the next fold counts cells: the oldest lease that is open now may have ended until then. */
export async function nextCellsFrom(sql: Transaction, nextFrom: string, now: Date): Promise<string> {
  const [oldest] = await sql<{ grantedAt: Date | null }[]>`
    select date_trunc('hour', greatest(min(granted_at), ${hiddenSince(now)}), 'UTC') as granted_at
    from leases where ended_at is null and expires_at > ${now}`;
  const began = oldest?.grantedAt?.toISOString() ?? nextFrom;
  return began < nextFrom ? began : nextFrom;
}

const hiddenSince = (now: Date): Date => new Date(now.getTime() - hiddenAtMostMs);

/**
 * Cells of half a sigma show what noise there is. Before a track is calibrated they are of its minimum effect; it gets others,
 * once, when it is. Answers the tracks whose cells are to be counted anew.
 */
async function settleHeights(sql: Transaction): Promise<string[]> {
  const settled = await sql<{ track: string }[]>`
    insert into track_cells (track, height, is_calibrated)
    select t.name, coalesce(noise.sigma / 2, nullif((t.manifest #>> '{metric,minimumEffect}')::float8, 0), 1),
      noise.sigma is not null
    from tracks t left join lateral (
      select sigma from calibrations c where c.track = t.name and sigma > 0 order by hardware_class limit 1
    ) noise on true
    on conflict (track) do update set height = excluded.height, is_calibrated = true
    where excluded.is_calibrated and not track_cells.is_calibrated
    returning track`;
  return settled.map(({ track }) => track);
}
