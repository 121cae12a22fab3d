import { policy } from '../app/policy.ts';
import type { TrackRow } from '../app/ports.ts';
import type { ReadModelOptions } from './read-context.ts';
import type { ProgramText } from './read-programs.ts';
import { selectTracks } from './tracks.ts';

type Context = Pick<ReadModelOptions, 'sql' | 'now'>;

const triedAtMost = 50;
const standingsAtMost = 20;

/** What goes on in a track at this moment, and how it stands. */
export async function readBoard(
  context: Context,
  name: string,
  programsOf: (row: TrackRow) => Promise<readonly ProgramText[]>,
) {
  const [row] = await selectTracks(context.sql, [name]);
  if (!row) return null;
  const [tried, volunteers, holdout, programs] = await Promise.all([
    readTriedNow(context, name),
    readStandings(context, name),
    readHoldout(context, row),
    programsOf(row),
  ]);
  return { readAt: context.now().toISOString(), ...tried, volunteers, holdout, programs };
}

/** Open leases: their hypotheses are public from the start, what they give is not (design, section 7.6). */
async function readTriedNow({ sql, now }: Context, track: string) {
  const rows = await sql<
    { hypothesis: string; volunteer: string; volunteerName: string | null; grantedAt: Date; all: number }[]
  >`
    select l.hypothesis, l.key_id as volunteer, n.display_name as volunteer_name, l.granted_at, l.all
    from (
      select hypothesis, key_id, granted_at, count(*) over () as all from leases
      where track = ${track} and ended_at is null and expires_at > ${now()} order by granted_at desc limit ${triedAtMost}
    ) l left join nodes n on n.key_id = l.key_id
    order by l.granted_at desc`;
  return {
    triedCount: rows[0]?.all ?? 0,
    triedNow: rows.map(({ hypothesis, volunteer, volunteerName, grantedAt }) => ({
      ...{ hypothesis, volunteer, volunteerName, since: grantedAt.toISOString() },
    })),
  };
}

/** Merges that stand count; what was taken back, and the taking back itself, do not. */
async function readStandings({ sql }: Context, track: string) {
  return sql<
    {
      volunteer: string;
      volunteerName: string | null;
      gain: number;
      merges: number;
      experiments: number;
      hours: number;
    }[]
  >`
    select g.volunteer, n.display_name as volunteer_name, g.gain, g.merges,
      coalesce(v.experiments, 0) as experiments, coalesce(v.wall_seconds, 0) / 3600 as hours
    from (
      select s.key_id as volunteer, sum(coalesce(s.effect, 0)) as gain, count(*) as merges
      from heads h join submissions s on s.id = h.submission_id
      where h.track = ${track} and (s.state = 'MERGED') is true and s.reverts is null
      group by s.key_id order by gain desc limit ${standingsAtMost}
    ) g left join nodes n on n.key_id = g.volunteer
      left join volunteer_tracks v on v.key_id = g.volunteer and v.track = ${track}
    order by g.gain desc`;
}

async function readHoldout({ sql }: Context, { name, season }: TrackRow) {
  const [[counts], holders] = await Promise.all([
    sql<{ tests: number; seasons: number; beganAt: Date }[]>`
      select coalesce((select max(test) from trials where track = ${name}), 0) as tests,
        coalesce((select max(season) from holdouts where track = ${name}), 1) as seasons,
        coalesce(
          (select began_at from seasons where track = ${name} and season = ${season.number}),
          (select opened_at from tracks where name = ${name})) as began_at`,
    sql<{ verifier: string; operator: string }[]>`
      select h.verifier, r.operator from holdouts h join roster r on r.key_id = h.verifier
      where h.track = ${name} and h.season = ${season.number} and r.removed_at is null order by r.operator, h.verifier`,
  ]);
  return {
    season: season.number,
    seasons: counts?.seasons ?? 1,
    beganAt: (counts?.beganAt ?? new Date(0)).toISOString(),
    tests: (counts?.tests ?? 0) - season.testsBefore,
    testsAtMost: policy.seasonTests,
    holders,
  };
}
