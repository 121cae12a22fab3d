import type { TrackRow } from '../app/ports.ts';
import type { ReadModelOptions } from './read-context.ts';
import { readHeadMetrics } from './read-tracks.ts';
import { selectTracks } from './tracks.ts';

type Context = Pick<ReadModelOptions, 'sql' | 'now'>;

const hourMs = 3_600_000;
const weekMs = 7 * 86_400_000;
const newestAtMost = 5;
const pointsAtMost = 60;

/** The live figures of the first page, and each track's staircase in small. */
export async function readHomeBoard({ sql, now }: Context) {
  const at = now();
  const midnight = new Date(at.toISOString().slice(0, 10));
  const [tracks, [counts], week, newestGains] = await Promise.all([
    selectTracks(sql),
    sql<{ volunteers: number; experiments: number }[]>`
      select coalesce((select sum(workers) from track_presence), 0)::bigint as volunteers,
        coalesce((
          select sum(u.times) from tracks t join experiment_cells c on c.track = t.name cross join lateral unnest(c.times) as u (times)
          where c.span = 'hour' and c.began >= ${midnight}), 0)::bigint as experiments`,
    sql<{ gains: number }[]>`
      select count(*) as gains from tracks t join heads h on h.track = t.name join submissions s on s.id = h.submission_id
      where h.began_at > ${new Date(at.getTime() - weekMs)} and (s.state = 'MERGED') is true and s.reverts is null`,
    readNewestGains({ sql, now }),
  ]);
  const staircases = await Promise.all(
    tracks.map(async (row) => [row.name, await readStaircase({ sql, now }, row)]),
  );
  return {
    readAt: new Date(Math.floor(at.getTime() / hourMs) * hourMs).toISOString(),
    volunteersNow: counts?.volunteers ?? 0,
    experimentsToday: counts?.experiments ?? 0,
    gainsThisWeek: week[0]?.gains ?? 0,
    newestGains,
    staircases: Object.fromEntries(staircases) as Record<string, { at: string; value: number }[]>,
  };
}

/** The newest of each track by its index of heights, and of these the newest. */
async function readNewestGains({ sql }: Context) {
  const rows = await sql<
    {
      track: string;
      trackTitle: string;
      unit: string;
      commit: string;
      hypothesis: string;
      effect: number;
      sigma: number | null;
      volunteer: string;
      volunteerName: string | null;
      beganAt: Date;
    }[]
  >`
    select t.name as track, t.manifest ->> 'title' as track_title, t.manifest #>> '{metric,unit}' as unit, h.commit,
      l.hypothesis, coalesce(s.effect, 0) as effect,
      (select sigma from calibrations c where c.track = t.name order by hardware_class limit 1) as sigma,
      s.key_id as volunteer, n.display_name as volunteer_name, h.began_at
    from tracks t cross join lateral (
      select * from heads where track = t.name and submission_id is not null order by height desc limit ${2 * newestAtMost}
    ) h join submissions s on s.id = h.submission_id and (s.state = 'MERGED') is true
      join leases l on l.id = s.lease_id left join nodes n on n.key_id = s.key_id
    order by h.began_at desc limit ${newestAtMost}`;
  return rows.map(({ beganAt, ...row }) => ({ ...row, mergedAt: beganAt.toISOString() }));
}

/** Where a head is not measured yet, the verdict's effect on top of the one before. */
async function readStaircase({ sql }: Context, row: TrackRow) {
  const [heads, [noise]] = await Promise.all([
    sql<{ commit: string; beganAt: Date; effect: number | null }[]>`
      select h.commit, h.began_at, s.effect from heads h left join submissions s on s.id = h.submission_id
      where h.track = ${row.name} order by h.height`,
    sql<{ sigma: number }[]>`
      select sigma from calibrations where track = ${row.name} order by hardware_class limit 1`,
  ]);
  const metrics = await readHeadMetrics(sql, row, noise?.sigma ?? null);
  const baseline = metrics.get(heads[0]?.commit ?? '')?.metric ?? null;
  if (baseline === null) return [];
  const sign = row.manifest.metric.direction === 'maximize' ? 1 : -1;
  let value = baseline;
  const points = heads.map(({ commit, beganAt, effect }) => {
    value = metrics.get(commit)?.metric ?? value + sign * (effect ?? 0);
    return { at: beganAt.toISOString(), value };
  });
  return thinned(points);
}

/** At most `pointsAtMost` of them, the last one always among them. */
function thinned<Point>(points: readonly Point[]): Point[] {
  const step = Math.ceil(points.length / pointsAtMost);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}
