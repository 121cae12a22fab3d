import type { SubmissionState } from '@ratchet/protocol';
import type { ReadModelOptions } from './read-context.ts';
import { submissionsOfKey, summaries } from './read-submissions.ts';

type Context = Pick<ReadModelOptions, 'sql' | 'now'>;

const gainsAtMost = 50;
const weeksAtMost = 53;
const foundAtMost = 50;

/** What is public of a volunteer; null for a key that this network never met. */
export async function readVolunteer({ sql, now }: Context, keyId: string) {
  if (!/^[0-9a-f]{64}$/.test(keyId)) return null;
  const [[node], [verifier], tracks, gains, states, workingOn, weeks] = await Promise.all([
    sql<{ displayName: string; registeredAt: Date }[]>`
      select display_name, registered_at from nodes where key_id = ${keyId}`,
    sql`select 1 from roster where key_id = ${keyId} and removed_at is null`,
    readTracks({ sql, now }, keyId),
    readGains({ sql, now }, keyId),
    sql<{ state: SubmissionState; times: number }[]>`
      select state, times from volunteer_states where key_id = ${keyId} order by times desc`,
    sql<{ track: string; trackTitle: string; hypothesis: string; grantedAt: Date }[]>`
      select l.track, t.manifest ->> 'title' as track_title, l.hypothesis, l.granted_at
      from leases l join tracks t on t.name = l.track
      where l.key_id = ${keyId} and l.ended_at is null and l.expires_at > ${now()}
      order by l.granted_at desc limit 20`,
    sql<{ week: string; experiments: number }[]>`
      select to_char(week, 'YYYY-MM-DD') as week, experiments from volunteer_weeks
      where key_id = ${keyId} order by week desc limit ${weeksAtMost}`,
  ]);
  if (!node && !verifier && tracks.length === 0) return null;
  return {
    volunteer: keyId,
    volunteerName: node?.displayName ?? null,
    registeredAt: node?.registeredAt.toISOString() ?? null,
    readAt: now().toISOString(),
    isVerifier: verifier !== undefined,
    ...{ tracks, gains, states },
    workingOn: workingOn.map(({ grantedAt, ...lease }) => ({ ...lease, since: grantedAt.toISOString() })),
    weeks: weeks.toReversed(),
  };
}

/** Where the volunteer searched, or has a merge that stands. Gains are in units of each track: they add up within one only. */
async function readTracks({ sql }: Context, keyId: string) {
  return sql<
    {
      track: string;
      trackTitle: string;
      unit: string;
      sigma: number | null;
      experiments: number;
      kept: number;
      hours: number;
      cpuHours: number;
      merges: number;
      gain: number;
    }[]
  >`
    with gained as (
      select track, count(*) as merges, sum(coalesce(effect, 0)) as gain from submissions
      where key_id = ${keyId} and state = 'MERGED' and reverts is null group by track
    ), searched as (
      select track, experiments, kept, wall_seconds, cpu_seconds from volunteer_tracks where key_id = ${keyId}
    )
    select t.name as track, t.manifest ->> 'title' as track_title, t.manifest #>> '{metric,unit}' as unit,
      (select sigma from calibrations c where c.track = t.name order by hardware_class limit 1) as sigma,
      coalesce(experiments, 0) as experiments, coalesce(kept, 0) as kept, coalesce(wall_seconds, 0) / 3600 as hours,
      coalesce(cpu_seconds, 0) / 3600 as cpu_hours, coalesce(merges, 0) as merges, coalesce(gain, 0) as gain
    from (searched full join gained using (track)) both_of_them join tracks t on t.name = both_of_them.track
    order by merges desc, experiments desc, t.name`;
}

async function readGains({ sql }: Context, keyId: string) {
  const rows = await sql<
    {
      track: string;
      trackTitle: string;
      unit: string;
      sigma: number | null;
      commit: string;
      submission: string;
      hypothesis: string | null;
      effect: number;
      beganAt: Date;
    }[]
  >`
    select s.track, t.manifest ->> 'title' as track_title, t.manifest #>> '{metric,unit}' as unit,
      (select sigma from calibrations c where c.track = s.track order by hardware_class limit 1) as sigma,
      h.commit, s.id as submission, l.hypothesis, coalesce(s.effect, 0) as effect, h.began_at
    from (
      select id, track, lease_id, effect from submissions
      where key_id = ${keyId} and state = 'MERGED' and reverts is null order by commit_leaf_id desc limit ${gainsAtMost}
    ) s join heads h on h.submission_id = s.id join tracks t on t.name = s.track left join leases l on l.id = s.lease_id
    order by h.began_at desc`;
  return rows.map(({ beganAt, ...row }) => ({ ...row, mergedAt: beganAt.toISOString() }));
}

/** Submissions of a volunteer over all tracks, newest first; `before` is a commitment's place. */
export async function readSubmissionsOfVolunteer(
  { sql }: Context,
  keyId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
) {
  const place = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  if (!Number.isSafeInteger(place) || !/^[0-9a-f]{64}$/.test(keyId)) return { items: [], next: null };
  const rows = await submissionsOfKey(sql, keyId, { below: place, limit });
  const found = await summaries(sql, rows, false);
  const about = new Map(rows.map((row) => [row.id, row]));
  const items = found.map((summary) => {
    const { track = '', trackTitle = '', sigma = null } = about.get(summary.id) ?? {};
    return { ...summary, track, trackTitle, sigma };
  });
  return { items, next: rows.length === limit ? String(rows.at(-1)?.commitLeafId) : null };
}

/** Units in which the work of all tracks can be added up. */
export type StandingOrder = 'merges' | 'experiments' | 'hours';

interface StandingRow {
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly merges: number;
  readonly experiments: number;
  readonly hours: number;
  readonly lastAt: Date | null;
}

const standing = (row: StandingRow) => ({ ...row, lastAt: row.lastAt?.toISOString() ?? null });

/** Volunteers over all tracks, the greatest first; `after` is the key of the last one seen. */
export async function readVolunteers(
  { sql }: Context,
  { by, after, limit }: { readonly by: StandingOrder; readonly after: string | null; readonly limit: number },
) {
  const column = sql({ merges: 'merges', experiments: 'experiments', hours: 'wall_seconds' }[by]);
  const rows = await sql<StandingRow[]>`
    select t.key_id as volunteer, n.display_name as volunteer_name, t.merges, t.experiments,
      t.wall_seconds / 3600 as hours, t.last_at
    from volunteer_totals t left join nodes n on n.key_id = t.key_id
    where ${
      after === null
        ? sql`true`
        : sql`(t.${column}, t.key_id) < (select ${column}, key_id from volunteer_totals where key_id = ${after})`
    }
    order by t.${column} desc, t.key_id desc limit ${limit}`;
  return { items: rows.map(standing), next: rows.length === limit ? (rows.at(-1)?.volunteer ?? null) : null };
}

/** Volunteers whose name, or whose key, begins with `start`. */
export async function findVolunteers({ sql }: Context, start: string) {
  // As the index has them, whatever the locale of the database: other letters than Latin ones are told apart by case.
  const name = start.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (name === '') return [];
  const isKey = /^[0-9a-f]{4,64}$/.test(name);
  const rows = await sql<StandingRow[]>`
    select n.key_id as volunteer, n.display_name as volunteer_name, coalesce(t.merges, 0) as merges,
      coalesce(t.experiments, 0) as experiments, coalesce(t.wall_seconds, 0) / 3600 as hours, t.last_at
    from (
      (select key_id, display_name from nodes
       -- By bytes: nothing begins with the name and lies beyond it and the last character there is.
       where lower(display_name collate "C") >= ${name} and lower(display_name collate "C") < ${`${name}\u{10ffff}`}
       order by lower(display_name collate "C"), key_id limit ${foundAtMost})
      union
      (select key_id, display_name from nodes
       where ${isKey} and key_id >= ${name} and key_id < ${`${name}g`} order by key_id limit ${foundAtMost})
    ) n left join volunteer_totals t on t.key_id = n.key_id
    order by merges desc, experiments desc, n.key_id limit ${foundAtMost}`;
  return rows.map(standing);
}
