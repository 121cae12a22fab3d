import { bandOf, type CountedCell, rowsOf } from './cloud-band.ts';
import type { Sql } from './connection.ts';
import type { ReadModelOptions } from './read-context.ts';

/** Up to so many experiments come as themselves. */
const singlesAtMost = 800;
/** A cloud of so many cells is as fine as a screen can show. */
const cellsAtMost = 6_000;
const columnsAtMost = 400;
const rowsAtMost = 96;

const hourSeconds = 3_600;
const daySeconds = 86_400;

type Outcome = 'kept' | 'discarded' | 'crashed';
interface Range {
  readonly from: string;
  readonly to: string;
}

/** The experiments of a range, thinned so that a year fits on a screen. Nothing of an experiment whose lease is open. */
export async function readCloud({ sql, now }: ReadModelOptions, track: string, range: Range) {
  const [[cells], singles] = await Promise.all([
    sql<{ height: number }[]>`select height from track_cells where track = ${track}`,
    readSingles(sql, track, range, now()),
  ]);
  const cellHeight = cells?.height ?? 1;
  if (singles) return { ...range, spanSeconds: 1, cellHeight, cells: singles };
  const seconds = (Date.parse(range.to) - Date.parse(range.from)) / 1000;
  const byHours = seconds <= columnsAtMost * hourSeconds;
  const span = byHours ? 'hour' : 'day';
  const spansPerColumn = byHours ? 1 : Math.max(1, Math.ceil(seconds / daySeconds / columnsAtMost));
  const thinned = await readCells(sql, track, { ...range, span, spansPerColumn, cellHeight });
  return { ...range, spanSeconds: spansPerColumn * (byHours ? hourSeconds : daySeconds), ...thinned };
}

interface Single {
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly hypothesis: string | null;
  readonly outcome: Outcome;
  readonly metric: number | null;
  readonly recordedAt: Date;
}

/** Null where there are too many. */
async function readSingles(sql: Sql, track: string, { from, to }: Range, now: Date) {
  const inRange = sql`e.track = ${track} and e.recorded_at >= ${from}::text::timestamptz and e.recorded_at < ${to}::text::timestamptz`;
  const [counted] = await sql<{ times: number }[]>`
    select count(*) as times from (select 1 from experiments e where ${inRange} limit ${singlesAtMost + 1}) found`;
  if ((counted?.times ?? 0) > singlesAtMost) return null;
  const rows = await sql<Single[]>`
    select e.key_id as volunteer, n.display_name as volunteer_name, l.hypothesis, e.outcome, e.metric, e.recorded_at
    from experiments e join leases l on l.id = e.lease_id left join nodes n on n.key_id = e.key_id
    where ${inRange} and (l.ended_at is not null or l.expires_at <= ${now})
    order by e.recorded_at limit ${singlesAtMost}`;
  const band = bandOf(rows.flatMap(({ metric }) => (metric === null ? [] : [{ at: metric, times: 1 }])));
  return rows.map(({ outcome, metric, recordedAt, ...who }) => {
    const at = recordedAt.toISOString();
    const shown = metric === null ? null : Math.min(Math.max(metric, band.low), band.high);
    return { at, metric: shown, outcome, times: 1, experiment: { ...who, metric, at } };
  });
}

/** `ROW:TIMES` of each cell, one row of the answer for all of a column: thousands of rows cost more than what is in them. */
interface PackedColumn {
  readonly at: number;
  readonly outcome: Outcome;
  readonly cells: string;
}

function unpacked({ at, outcome, cells }: PackedColumn, columnSeconds: number, height: number) {
  const began = new Date(at * columnSeconds * 1000).toISOString();
  return cells.split(' ').map((cell) => {
    const [row = 0, times = 0] = cell.split(':').map(Number);
    const metric = outcome === 'crashed' ? null : (row + 0.5) * height;
    return { at: began, metric, outcome, times, experiment: null };
  });
}

interface CellsWanted extends Range {
  readonly span: 'hour' | 'day';
  readonly spansPerColumn: number;
  readonly cellHeight: number;
}

async function readCells(sql: Sql, track: string, wanted: CellsWanted) {
  const { from, to, span, cellHeight } = wanted;
  const inRange = sql`track = ${track} and span = ${span}
    and began >= date_trunc(${span}, ${from}::text::timestamptz, 'UTC') and began < ${to}::text::timestamptz`;
  const counted = await sql<CountedCell[]>`
    select cell as at, sum(times)::bigint as times from experiment_cells
    where ${inRange} and outcome <> 'crashed' group by cell`;
  const band = bandOf(counted);
  const columnSeconds = wanted.spansPerColumn * (span === 'hour' ? hourSeconds : daySeconds);
  const columns = Math.max(1, (Date.parse(to) - Date.parse(from)) / 1000 / columnSeconds);
  const fits = { rowsAtMost, columns, placesAtMost: 0.9 * cellsAtMost };
  for (let cellsPerRow = rowsOf(counted, band, fits); ; cellsPerRow *= 2) {
    const columnsOfCells = await sql<PackedColumn[]>`
      select at, outcome, string_agg(row || ':' || times, ' ') as cells from (
        select floor(extract(epoch from began)::float8 / ${columnSeconds}::float8)::bigint as at, outcome,
          case when outcome = 'crashed' then 0
            else floor(greatest(least(cell, ${band.high}::float8), ${band.low}::float8) / ${cellsPerRow}::float8)::bigint end as row,
          sum(times)::bigint as times
        from experiment_cells where ${inRange} group by 1, 2, 3 limit ${cellsAtMost + 1}) counted
      group by at, outcome`;
    const height = cellHeight * cellsPerRow;
    const cells = columnsOfCells.flatMap((column) => unpacked(column, columnSeconds, height));
    if (cells.length > cellsAtMost && band.high - band.low > cellsPerRow) continue;
    return { cellHeight: height, cells: cells.slice(0, cellsAtMost) };
  }
}
