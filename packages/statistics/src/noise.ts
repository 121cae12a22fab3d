import { chiSquareQuantile } from './chi-square.ts';

/** Deviation of one run from its head's mean on one verifier, metric units, and on how many degrees of freedom it rests. */
export interface NoiseEstimate {
  readonly sigma: number;
  readonly degreesOfFreedom: number;
}

/** A hardware class is calibrated from this many degrees of freedom on (design, section 4). */
export const calibrationDegreesOfFreedom = 31;

/** Runs at each of `verifiers` that together give the degrees of freedom of a calibration; at least a bank's four. */
export const bankSizeForCalibration = (verifiers: number): number =>
  Math.max(4, Math.ceil(calibrationDegreesOfFreedom / Math.max(1, verifiers)) + 1);

/**
 * Pooled deviation within groups: sqrt(sum of squared deviations from each group's own mean / (N - groups)). One group per
 * verifier, since each has a hold-out of its own and so a mean of its own. Values are direction-adjusted. A deviation to
 * the better is clipped at 4 sigma (of the unclipped estimate), one to the worse never is (design, section 7.4): a lucky
 * run must not widen the noise, an unlucky one may. Runs that agree exactly, as on a deterministic track, still count as
 * noisy by a billionth of their size, since evidence divides by sigma.
 */
export function pooledNoise(groups: readonly (readonly number[])[]): NoiseEstimate {
  const deviations = groups.flatMap((group) => {
    const mean = meanOf(group);
    return group.map((value) => value - mean);
  });
  const degreesOfFreedom = deviations.length - groups.filter((group) => group.length > 0).length;
  if (degreesOfFreedom < 1) return { sigma: 0, degreesOfFreedom: 0 };
  const rootMean = (values: readonly number[]) =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / degreesOfFreedom);
  const first = rootMean(deviations);
  const sigma = rootMean(deviations.map((value) => Math.min(value, 4 * first)));
  return { sigma: Math.max(sigma, leastNoiseOf(groups)), degreesOfFreedom };
}

const leastNoiseOf = (groups: readonly (readonly number[])[]): number =>
  groups.flat().reduce((largest, value) => Math.max(largest, 1e-9 * Math.abs(value)), 1e-100);

/**
 * The upper 80 % confidence bound of sigma, sqrt(nu / chi2_{0.2, nu}) times the estimate, for normal runs (the textbook interval
 * of a variance). Sigma taken too low lets nulls through; taken too high it costs runs. Infinite while nothing is known.
 */
export function inflatedSigma({ sigma, degreesOfFreedom }: NoiseEstimate): number {
  if (degreesOfFreedom < 1) return Number.POSITIVE_INFINITY;
  return sigma * Math.sqrt(degreesOfFreedom / chiSquareQuantile(0.2, degreesOfFreedom));
}

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a worker or the public is told of an effect: the nearest multiple of half a sigma (design, section 7.3). */
export const roundedToHalfSigma = (effect: number, sigma: number): number =>
  sigma > 0 && Number.isFinite(sigma) ? Math.round(effect / (sigma / 2)) * (sigma / 2) : effect;
