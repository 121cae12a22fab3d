/**
 * A confidence interval for an effect that holds at every stopping time at once: the normal mixture of Robbins 1970 in the
 * form of Howard, Ramdas, McAuliffe, Sekhon 2021 (eq. 14),
 *
 *   effect +- sqrt(2 V (1 + V / rho2) * ln(sqrt(1 + rho2 / V) / (alpha / 2)) ) , V the variance of the estimate,
 *
 * with rho2 chosen as the variance of a single run, which makes it tightest around the first few runs.
 */
export function anytimeInterval(options: {
  readonly effect: number;
  /** Variance of the estimate, metric units squared. */
  readonly variance: number;
  /** Noise of one run, metric units. */
  readonly sigma: number;
  readonly alpha: number;
}): { readonly low: number; readonly high: number } {
  const { effect, variance, sigma, alpha } = options;
  const prior = sigma ** 2;
  const radius = Math.sqrt(
    2 * variance * (1 + variance / prior) * Math.log(Math.sqrt(1 + prior / variance) / (alpha / 2)),
  );
  return { low: effect - radius, high: effect + radius };
}
