/** Where a verifier's sentinel chart stands. A plain value: kept with the verifier, replayed from the log. */
export interface DriftChart {
  readonly count: number;
  /** Mean of the sentinels so far, metric units. */
  readonly mean: number;
  /** Cumulative sums of what lies above and below, in sigmas. */
  readonly above: number;
  readonly below: number;
  /** Sentinel from which the larger sum has grown without a break: decisions after it are in doubt. */
  readonly since: number;
}

export const emptyDriftChart: DriftChart = { count: 0, mean: 0, above: 0, below: 0, since: 0 };

/** Half the drift that matters, 0.5 sigma: the sums grow when the verifier is off by more. */
const allowanceSigmas = 0.25;
/**
 * Alarm. By Siegmund's approximation, one false alarm in (exp(b / 2) - b / 2 - 1) / 0.25 sentinels with b = limit + 1.166, both
 * sides together: 1,300 for 10.5. Measured in drift-chart.test.ts.
 */
const limitSigmas = 10.5;

/**
 * Adds one sentinel: a run of the track's fixed reference commit, which survives merges. A two-sided CUSUM of recursive
 * residuals, (x_n - mean_{n-1}) sqrt((n - 1) / n) / sigma: independent and standard normal while nothing drifts, although the
 * true mean is never known. A chart that has alarmed begins anew with the next sentinel.
 * Sources: CUSUM, Page 1954; its run length, Siegmund 1985; recursive residuals, Brown, Durbin, Evans 1975.
 * @param sigma noise of one run of this hardware class, metric units, above 0
 */
export function addSentinel(
  chart: DriftChart,
  value: number,
  sigma: number,
): { readonly chart: DriftChart; readonly alarm: { readonly since: number } | null } {
  const count = chart.count + 1;
  if (count === 1) return { chart: { ...emptyDriftChart, count, mean: value }, alarm: null };
  const z = ((value - chart.mean) * Math.sqrt((count - 1) / count)) / sigma;
  const above = Math.max(0, chart.above + z - allowanceSigmas);
  const below = Math.max(0, chart.below - z - allowanceSigmas);
  const since = above === 0 && below === 0 ? count : chart.since;
  if (Math.max(above, below) >= limitSigmas) return { chart: emptyDriftChart, alarm: { since: chart.since } };
  const mean = chart.mean + (value - chart.mean) / count;
  return { chart: { count, mean, above, below, since }, alarm: null };
}
