import type { SubmissionState } from '@ratchet/protocol';
import type { ReadModelOptions } from './read-context.ts';
import { readMergesPage } from './read-merges.ts';
import { readSubmissionRows, submissionsScanned, summaries } from './read-submissions.ts';
import { selectTracks } from './tracks.ts';

interface KeyPage {
  readonly before: string | null;
  readonly limit: number;
}

/** Lists of a track, newest first, by key: each page costs the same, however far back it lies. */

/**
 * Every submission, or those in one state. No index lists ended ones by state, so each page looks through a bounded number of
 * submissions: it may hold fewer than `limit`, and says with `next` where to go on all the same.
 */
export async function readSubmissionsPage(
  { sql }: ReadModelOptions,
  track: string,
  { before, limit, state }: KeyPage & { readonly state: SubmissionState | null },
) {
  if (before !== null && !/^[0-9a-f-]{36}$/.test(before)) return { items: [], next: null };
  const { rows, oldestScanned, scanned } = await readSubmissionRows(sql, track, { before, limit, state });
  const items = await summaries(sql, rows, false);
  const isFull = items.length === limit;
  const next = isFull ? (items.at(-1)?.id ?? null) : scanned === submissionsScanned ? oldestScanned : null;
  return { items, next };
}

export async function readMergeList({ sql }: ReadModelOptions, track: string, { before, limit }: KeyPage) {
  const [row] = await selectTracks(sql, [track]);
  const height = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  if (!row || !Number.isSafeInteger(height)) return { items: [], next: null };
  return readMergesPage(sql, row, { below: Math.min(height, 2_147_483_647), limit });
}

interface ExperimentRow {
  readonly entry: number;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly hypothesis: string;
  readonly head: string;
  readonly outcome: 'kept' | 'discarded' | 'crashed' | null;
  readonly metric: number | null;
  readonly wallSeconds: number;
  readonly recordedAt: Date;
}

/** The journal: what an experiment gave is shown once its lease is over, as workers see it. */
export async function readExperiments(
  { sql, now }: ReadModelOptions,
  track: string,
  { before, limit }: KeyPage,
) {
  const entry = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  if (!Number.isSafeInteger(entry)) return { items: [], next: null };
  const isHeld = sql`l.ended_at is null and l.expires_at > ${now()}`;
  // Written as the index of track and entry is ordered: from `track = …` alone PostgreSQL may go through the journal of all tracks instead.
  const rows = await sql<ExperimentRow[]>`
    select e.entry, e.key_id as volunteer, n.display_name as volunteer_name, l.hypothesis, l.head,
      case when ${isHeld} then null else e.outcome end as outcome,
      case when ${isHeld} then null else e.metric end as metric, e.wall_seconds, e.recorded_at
    from experiments e join leases l on l.id = e.lease_id left join nodes n on n.key_id = e.key_id
    where (e.track, e.entry) < (${track}, ${entry}) and e.track >= ${track}
    order by e.track desc, e.entry desc limit ${limit}`;
  const items = rows.map(({ recordedAt, ...row }) => ({ ...row, at: recordedAt.toISOString() }));
  return { items, next: items.length === limit ? String(items.at(-1)?.entry) : null };
}
