import { directed } from '@ratchet/protocol';
import { certificateBankSize, roundedToHalfSigma } from '@ratchet/statistics';
import type { TrackRow } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { presentSeconds } from './read-context.ts';

/** Fewest fresh runs per verifier behind a published metric (design, section 7.15); a certificate's is exact. */
const freshRunsAtLeast = 4;

export interface HeadMetric {
  readonly commit: string;
  /** Mean over the verifiers' means, the track's own direction, rounded to half a sigma; null before each has runs enough. */
  readonly metric: number | null;
  /** Fresh runs, the fewest over the verifiers. */
  readonly replicas: number;
}

/** A head with so many runs gains little by the last few: they may come with the next fold. */
const foldedFromRuns = 200;

/**
 * The fresh runs of a track's heads: the head's own, never those of the candidate that won. Those of past heads come from the
 * rollups, as do those of a head that has stood for long; `only` leaves out what is not asked for.
 */
export async function readHeadMetrics(
  sql: Sql,
  track: TrackRow,
  sigma: number | null,
  only: readonly string[] | null = null,
): Promise<Map<string, HeadMetric>> {
  const { name, head } = track;
  const [rows, [verifiers]] = await Promise.all([
    sql<{ commit: string; verifier: string; mean: number; runs: number }[]>`
      with folded as materialized (
        select coalesce(sum(runs), 0) >= ${foldedFromRuns} as is_enough from head_runs where track = ${name} and commit = ${head})
      select commit, verifier, mean, runs from head_runs
      where track = ${name} and ((commit = ${head} and (select is_enough from folded))
        or (commit <> ${head} and (${only === null}::boolean or commit = any(${[...(only ?? [])]}))))
      union all
      select head, verifier, avg(metric), count(metric) from replicas
      where track = ${name} and head = ${head} and kind = 'bank' and metric is not null and discarded_at is null
        and not (select is_enough from folded)
      group by head, verifier`,
    sql<{ count: number }[]>`
      select count(*) as count from roster r join holdouts h on h.verifier = r.key_id and h.track = ${name} and h.season = ${track.season.number}
      where r.removed_at is null and r.suspended_at is null`,
  ]);
  const isExact = track.manifest.verification.mode === 'certificate';
  const runsAtLeast = isExact ? certificateBankSize : freshRunsAtLeast;
  const metrics = new Map<string, HeadMetric>();
  for (const [commit, own] of Map.groupBy(rows, (row) => row.commit)) {
    const ready = own.filter(({ runs }) => runs >= runsAtLeast);
    const complete = ready.length > 0 && ready.length >= (verifiers?.count ?? 0);
    const mean = ready.reduce((sum, row) => sum + row.mean, 0) / ready.length;
    metrics.set(commit, {
      commit,
      metric: complete ? roundedMetric(directed(track.manifest.metric.direction, mean), sigma) : null,
      replicas: own.length < (verifiers?.count ?? 0) ? 0 : Math.min(...own.map(({ runs }) => runs)),
    });
  }
  return metrics;
}

const roundedMetric = (value: number, sigma: number | null): number =>
  sigma ? roundedToHalfSigma(value, sigma) : value;

interface Counts {
  readonly countedAt: Date | null;
  readonly submissions: number;
  readonly workers: number;
  readonly verifiers: number;
  readonly lastMergedAt: Date | null;
}

/** The live figures that home, track page and network view share. */
export async function readFigures(sql: Sql, row: TrackRow, now: Date) {
  const since = new Date(now.getTime() - presentSeconds * 1000);
  const { name, manifest, head } = row;
  const [[noise], [baseline], outcomes, kinds, [counts]] = await Promise.all([
    sql<
      { sigma: number }[]
    >`select sigma from calibrations where track = ${name} order by hardware_class limit 1`,
    sql<{ commit: string }[]>`select commit from heads where track = ${name} and height = 0`,
    sql<{ outcome: string; count: number }[]>`
      select outcome, times as count from experiment_totals where track = ${name}`,
    sql<{ kind: string; count: number }[]>`
      select kind, sum(runs)::bigint as count from replica_totals where track = ${name} group by kind`,
    sql<Counts[]>`
      select
        (select folded_at from rollup_state) as counted_at,
        (select coalesce(sum(times), 0)::bigint from submission_totals where track = ${name}) as submissions,
        (select workers from track_presence where track = ${name}) as workers,
        (select count(*) from roster where removed_at is null and seen_at > ${since}) as verifiers,
        (select max(began_at) from heads where track = ${name} and height > 0) as last_merged_at`,
  ]);
  const sigma = noise?.sigma ?? null;
  const metrics = await readHeadMetrics(sql, row, sigma, [baseline?.commit ?? head]);
  const count = (rows: readonly { count: number }[] | undefined) => rows?.[0]?.count ?? 0;
  const outcome = (which: string) => count(outcomes.filter((entry) => entry.outcome === which));
  const kind = (which: string) => count(kinds.filter((entry) => entry.kind === which));
  return {
    name: name as string,
    title: manifest.title,
    head: head as string,
    metric: { name: manifest.metric.name, unit: manifest.metric.unit, direction: manifest.metric.direction },
    baselineMetric: metrics.get(baseline?.commit ?? '')?.metric ?? null,
    headMetric: metrics.get(head)?.metric ?? null,
    headReplicas: metrics.get(head)?.replicas ?? 0,
    calibrated: row.calibrated,
    countedAt: counts?.countedAt?.toISOString() ?? null,
    sigma,
    experiments: { kept: outcome('kept'), discarded: outcome('discarded'), crashed: outcome('crashed') },
    trustedReplicas: {
      bank: kind('bank'),
      candidate: kind('candidate'),
      sentinel: kind('sentinel'),
      canary: kind('canary'),
    },
    submissionCount: counts?.submissions ?? 0,
    workers: counts?.workers ?? 0,
    verifiers: counts?.verifiers ?? 0,
    interests: manifest.interests,
    mergeCount: row.merges,
    lastMergedAt: counts?.lastMergedAt?.toISOString() ?? null,
  };
}

/** How submissions and requests were refused: by reason, or by the code of the rule where policy refused them. */
export async function readRefusals(sql: Sql, track: string): Promise<Record<string, number>> {
  const rows = await sql<{ why: string; times: number }[]>`
    select why, sum(times)::bigint as times from (
      select why, times from submission_totals where track = ${track} and state = 'REJECTED'
      union all select code, times from refusals where track = ${track}
    ) counted group by why order by why`;
  return Object.fromEntries(rows.map(({ why, times }) => [why, times]));
}
