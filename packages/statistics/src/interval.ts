/**
 * A confidence interval for an effect that holds at every stopping time at once: the two-sided normal mixture of
 * Robbins 1970, as a confidence sequence in Howard, Ramdas, McAuliffe, Sekhon 2021:
 *
 *   effect +- sqrt(V (1 + V / tau^2) ln((1 + tau^2 / V) / alpha^2))
 *
 * with V the variance of the estimate and tau^2 the mixing variance, here that of a single run, which makes it tightest
 * around the first few runs. Assumes what `evidenceOf` does. Verifiers that exited are not in an accepted effect, which
 * leans it upwards a little; the interval has room for that (coverage in docs/VERIFICATION.md).
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
  const mixing = sigma ** 2;
  const radius = Math.sqrt(
    variance * (1 + variance / mixing) * Math.log((1 + mixing / variance) / alpha ** 2),
  );
  return { low: effect - radius, high: effect + radius };
}
