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

/** The fresh runs of every head of a track: the head's own, never those of the candidate that won. */
export async function readHeadMetrics(
  sql: Sql,
  track: TrackRow,
  sigma: number | null,
): Promise<Map<string, HeadMetric>> {
  const [rows, [verifiers]] = await Promise.all([
    sql<{ commit: string; verifier: string; mean: number; runs: number }[]>`
      select head as commit, verifier, avg(metric) as mean, count(metric) as runs
      from replicas
      where track = ${track.name} and kind = 'bank' and metric is not null and discarded_at is null group by head, verifier`,
    sql<{ count: number }[]>`
      select count(*) as count from roster r join holdouts h on h.verifier = r.key_id and h.track = ${track.name} and h.season = ${track.season.number}
      where r.removed_at is null and r.suspended_at is null`,
  ]);
  const isExact = track.manifest.verification.mode === 'certificate';
  const runsAtLeast = isExact ? certificateBankSize : freshRunsAtLeast;
  const metrics = new Map<string, HeadMetric>();
  for (const commit of new Set(rows.map((row) => row.commit))) {
    const own = rows.filter((row) => row.commit === commit);
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
      select outcome, count(*) as count from experiments where track = ${name} group by outcome`,
    sql<{ kind: string; count: number }[]>`
      select kind, count(*) as count from replicas where track = ${name} and statement_hash is not null group by kind`,
    sql<{ submissions: number; workers: number; verifiers: number; lastMergedAt: Date | null }[]>`
      select
        (select count(*) from submissions where track = ${name}) as submissions,
        (select count(distinct l.key_id) from leases l where l.track = ${name} and l.granted_at > ${since}) as workers,
        (select count(*) from roster where removed_at is null and seen_at > ${since}) as verifiers,
        (select max(began_at) from heads where track = ${name} and height > 0) as last_merged_at`,
  ]);
  const sigma = noise?.sigma ?? null;
  const metrics = await readHeadMetrics(sql, row, sigma);
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
      select coalesce(code, reason, 'policy') as why, count(*) as times from submissions
      where track = ${track} and state = 'REJECTED' group by 1
      union all select code, times from refusals where track = ${track}
    ) counted group by why order by why`;
  return Object.fromEntries(rows.map(({ why, times }) => [why, times]));
}
