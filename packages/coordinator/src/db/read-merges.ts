import type { TrackRow } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { readHeadMetrics } from './read-tracks.ts';

interface MergeRow {
  readonly commit: string;
  readonly parent: string;
  readonly candidate: string;
  readonly submission: string;
  readonly hypothesis: string;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly replicas: number;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly mergedAt: Date;
}

/** Heights below which, and how many of them from the newest on; without it all of them, oldest first. */
interface MergesPage {
  readonly below: number;
  readonly limit: number;
}

const selectMerges = (sql: Sql, track: string, page?: MergesPage) => sql<(MergeRow & { height: number })[]>`
  select h.height, h.commit, before.commit as parent, s.commit as candidate, s.id as submission, l.hypothesis,
    s.effect, s.effect_low as low, s.effect_high as high, s.key_id as volunteer, n.display_name as volunteer_name,
    h.began_at as merged_at, h.replicas
  from heads h
    join heads before on before.track = h.track and before.height = h.height - 1
    join submissions s on s.id = h.submission_id
    join leases l on l.id = s.lease_id
    left join nodes n on n.key_id = s.key_id
  where h.track = ${track} and h.height < ${page?.below ?? 2_147_483_647}
  order by ${page ? sql`h.height desc limit ${page.limit}` : sql`h.height`}`;

/** The staircase, oldest first. */
export async function readMerges(sql: Sql, track: TrackRow, sigma: number | null) {
  const [rows, metrics] = await Promise.all([
    selectMerges(sql, track.name),
    readHeadMetrics(sql, track, sigma),
  ]);
  return rows.map((row) => mergeView(row, metrics.get(row.commit)?.metric ?? null));
}

/** Newest first. The key of the next page is a height. */
export async function readMergesPage(sql: Sql, track: TrackRow, page: MergesPage) {
  const [rows, metrics] = await Promise.all([
    selectMerges(sql, track.name, page),
    sigmaOf(sql, track.name).then((sigma) => readHeadMetrics(sql, track, sigma)),
  ]);
  return {
    items: rows.map((row) => mergeView(row, metrics.get(row.commit)?.metric ?? null)),
    next: rows.length === page.limit ? String(rows.at(-1)?.height) : null,
  };
}

const mergeView = (row: MergeRow, metric: number | null) => ({
  commit: row.commit,
  submission: row.submission,
  hypothesis: row.hypothesis,
  metric,
  effect: row.effect ?? 0,
  low: row.low ?? 0,
  high: row.high ?? 0,
  replicas: row.replicas,
  volunteer: row.volunteer,
  volunteerName: row.volunteerName,
  mergedAt: row.mergedAt.toISOString(),
});

/** What a submission's candidate changes, once it was admitted. */
export async function readDiff(sql: Sql, submission: string): Promise<string | null> {
  const [row] = await sql<{ diff: Buffer | null }[]>`select diff from submissions where id = ${submission}`;
  return row?.diff?.toString('utf8') ?? null;
}

export async function sigmaOf(sql: Sql, track: string): Promise<number | null> {
  const [row] = await sql<{ sigma: number }[]>`
    select sigma from calibrations where track = ${track} order by hardware_class limit 1`;
  return row?.sigma ?? null;
}
