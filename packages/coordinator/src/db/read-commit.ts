import type { ReadModelOptions } from './read-context.ts';
import { readHeadMetrics } from './read-tracks.ts';
import { saidOf } from './said-of.ts';
import { selectTracks } from './tracks.ts';

interface CommitRow {
  readonly height: number;
  readonly commit: string;
  readonly parent: string;
  readonly candidate: string;
  readonly submission: string;
  readonly hypothesis: string | null;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly replicas: number;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly mergedAt: Date;
  readonly next: string | null;
  readonly verdictIndex: number | null;
  readonly mergeIndex: number | null;
  readonly isTakenBack: boolean;
  readonly diff: Buffer | null;
  readonly sigma: number | null;
}

/** One merged commit, by its own id or by the volunteer's, and where it stands: in the staircase, and in the log. */
export async function readCommit({ sql }: ReadModelOptions, name: string, commit: string) {
  const [[track], [row]] = await Promise.all([
    selectTracks(sql, [name]),
    sql<CommitRow[]>`
    select h.height, h.commit, before.commit as parent, s.commit as candidate, s.id as submission, ${saidOf(sql)}, (s.state = 'REVERTED') is true as is_taken_back,
      s.effect, s.effect_low as low, s.effect_high as high, s.key_id as volunteer, n.display_name as volunteer_name,
      h.began_at as merged_at, later.commit as next, vl.log_index as verdict_index, ml.log_index as merge_index, h.replicas, s.diff,
      (select sigma from calibrations c where c.track = h.track order by hardware_class limit 1) as sigma
    from heads h
      join heads before on before.track = h.track and before.height = h.height - 1
      left join heads later on later.track = h.track and later.height = h.height + 1
      join submissions s on s.id = h.submission_id
      join log_leaves ml on ml.id = h.leaf_id
      left join log_leaves vl on vl.id = s.verdict_leaf_id
      left join leases l on l.id = s.lease_id
      left join nodes n on n.key_id = s.key_id
    where h.track = ${name} and h.commit = coalesce(
      (select commit from heads where track = ${name} and commit = ${commit}),
      (select merge_commit from submissions where commit = ${commit} and track = ${name} and merge_commit is not null limit 1))`,
  ]);
  if (!track || !row) return null;
  const metrics = await readHeadMetrics(sql, track, row.sigma, [row.commit]);
  const { title, metric, ...rules } = { ...track.manifest };
  const { parent, candidate, verdictIndex, mergeIndex, height, next } = row;
  return {
    ...{ commit: row.commit, submission: row.submission, replicas: row.replicas },
    diff: row.diff?.toString('utf8') ?? null,
    ...{ volunteer: row.volunteer, volunteerName: row.volunteerName, hypothesis: row.hypothesis },
    isTakenBack: row.isTakenBack,
    ...{ effect: row.effect ?? 0, low: row.low ?? 0, high: row.high ?? 0 },
    metric: metrics.get(row.commit)?.metric ?? null,
    mergedAt: row.mergedAt.toISOString(),
    ...{ track: name, trackTitle: title, trackMode: rules.verification.mode },
    trackMetric: { name: metric.name, unit: metric.unit, direction: metric.direction },
    ...{ parent, candidate, height, next, verdictIndex, mergeIndex },
  };
}
