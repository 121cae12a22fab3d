import { bandOf } from './cloud-band.ts';
import { type Outcome, thinnedCells } from './cloud-cells.ts';
import type { Sql } from './connection.ts';
import type { ReadModelOptions } from './read-context.ts';

/** Up to so many experiments come as themselves. */
const singlesAtMost = 800;
const columnsAtMost = 400;

const hourSeconds = 3_600;
const daySeconds = 86_400;

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
  const spanSeconds = spansPerColumn * (byHours ? hourSeconds : daySeconds);
  const wanted = { ...range, span, columnMs: spanSeconds * 1000, cellHeight } as const;
  return { ...range, spanSeconds, ...(await readCells(sql, track, wanted)) };
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

interface CellsWanted extends Range {
  readonly span: 'hour' | 'day';
  readonly columnMs: number;
  readonly cellHeight: number;
}

/** Arrays in PostgreSQL's own words, `{1,2,3}`. */
interface PackedColumn {
  readonly began: Date;
  readonly outcome: Outcome;
  readonly cells: string;
  readonly times: string;
}

async function readCells(sql: Sql, track: string, { from, to, span, ...grid }: CellsWanted) {
  const packed = await sql<PackedColumn[]>`
    select began, outcome, cells::text as cells, times::text as times from experiment_cells
    where track = ${track} and span = ${span}
      and began >= date_trunc(${span}, ${from}::text::timestamptz, 'UTC') and began < ${to}::text::timestamptz`;
  const columns = packed.map(({ began, outcome, cells, times }) => ({
    ...{ beganMs: began.getTime(), outcome, cells: unpacked(cells), times: unpacked(times) },
  }));
  return thinnedCells(columns, grid);
}

const unpacked = (array: string): number[] => JSON.parse(`[${array.slice(1, -1)}]`);
