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

/** `PLACE:TIMES` of each cell, one row of the answer for all of a column: thousands of rows cost more than what is in them. */
interface PackedColumn {
  readonly at: Date;
  readonly cells: string;
}

/** What crashed has no metric and is in place 0; then come the rows from the lowest up, each with a place for either outcome. */
function unpacked({ at, cells }: PackedColumn, lowest: number, height: number) {
  const began = at.toISOString();
  return cells.split(' ').map((cell) => {
    const colon = cell.indexOf(':');
    const [place, times] = [Number(cell.slice(0, colon)), Number(cell.slice(colon + 1))];
    const metric = place === 0 ? null : (lowest + Math.ceil(place / 2) - 0.5) * height;
    const outcome: Outcome = place === 0 ? 'crashed' : place % 2 === 1 ? 'discarded' : 'kept';
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
    const lowest = Math.floor(band.low / cellsPerRow);
    // Whole numbers and few columns: the database goes through tens of thousands of rows for one chart.
    const columnsOfCells = await sql<PackedColumn[]>`
      select at, string_agg(place || ':' || times, ' ') as cells from (
        select date_bin(${`${columnSeconds} seconds`}::text::interval, began, 'epoch') as at,
          case outcome when 'crashed' then 0 else
            (least(greatest(cell, ${band.low}::bigint), ${band.high}::bigint) - ${lowest * cellsPerRow}::bigint)
              / ${cellsPerRow}::bigint * 2 + case outcome when 'kept' then 2 else 1 end
          end as place,
          sum(times) as times
        from experiment_cells where ${inRange} group by 1, 2 limit ${cellsAtMost + 1}) counted
      group by at`;
    const height = cellHeight * cellsPerRow;
    const cells = columnsOfCells.flatMap((column) => unpacked(column, lowest, height));
    if (cells.length > cellsAtMost && band.high - band.low > cellsPerRow) continue;
    return { cellHeight: height, cells: cells.slice(0, cellsAtMost) };
  }
}
