import { meanOf } from './noise.ts';

/** What one verifier measured, direction-adjusted so that larger is better, metric units, in the order of reporting. */
export interface Look {
  readonly candidate: readonly number[];
  /** The head's runs on the same verifier and hold-out. */
  readonly bank: readonly number[];
}

export interface EvidenceParameters {
  /** Noise of one run, already an upper bound (`inflatedSigma`). */
  readonly sigma: number;
  /** Correlation of candidate and head on the same seed; 0 unless estimated from this candidate's own pairs (section 7.4). */
  readonly rho: number;
  /** Gains up to this are none; metric units. */
  readonly minimumEffect: number;
}

/** The candidate's own spread around its means, all its verifiers pooled. */
export interface OwnVariance {
  /** S^2, metric units squared. */
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

export interface Evidence {
  readonly n: number;
  /** Measured gain over the head: D_n + minimumEffect. */
  readonly effect: number;
  /** D_n: the gain beyond the minimum effect. */
  readonly excess: number;
  /** V_n, variance of D_n. */
  readonly variance: number;
  /** ln E_n, rounded to 1e-6: verdicts read the rounded value (section 7.12). */
  readonly logE: number;
  /** d (D - d / 2) / V at d = 1 sigma, rounded to 1e-6: how far the likelihood of an effect of one sigma has fallen. */
  readonly logFutility: number;
}

/** Alternatives that the mixture bets on, in sigmas, and their weights. */
const mixture = [
  [0.25, 0.1],
  [0.5, 0.3],
  [1, 0.4],
  [2, 0.2],
] as const;

/** S^2 of y - rho h around each verifier's mean, pooled; with no degrees of freedom it says nothing. */
export function ownVarianceOf(looks: readonly Look[], { rho, sigma }: EvidenceParameters): OwnVariance {
  let sum = 0;
  let degreesOfFreedom = 0;
  for (const { candidate, bank } of looks) {
    const values = candidate.map((value, i) => value - rho * (bank[i] ?? 0));
    const mean = meanOf(values);
    // Clipped above only: a run that is far too good widens nothing, one that is far too bad counts in full (section 7.4).
    for (const value of values) sum += Math.min(value - mean, 4 * sigma) ** 2;
    degreesOfFreedom += Math.max(0, values.length - 1);
  }
  return { variance: degreesOfFreedom > 0 ? sum / degreesOfFreedom : 0, degreesOfFreedom };
}

/**
 * The evidence that a candidate beats the head by more than the minimum effect, on one verifier:
 *
 *   D_n = mean(y) - rho mean_n(h) - (1 - rho) mean_B(h) - m
 *   V_n = s^2 / n + sigma^2 (1 - rho)^2 / B,   s^2 = max(sigma^2 (1 - rho^2), S^2 (1 + 1 / nu))
 *   E_n = sum_j w_j exp(d_j (D_n - d_j / 2) / V_n)
 *
 * Each term is the likelihood ratio of N(d_j, V) against N(0, V); under "not better" it is a supermartingale as runs come
 * in, so by Ville's inequality P(E_n ever >= 1/alpha) <= alpha and it may be read after every run. Assumes sigma is an
 * upper bound of a normal run's noise. Source: the mixture of Robbins 1970; e-processes: Ramdas et al. 2023.
 */
export function evidenceOf(look: Look, own: OwnVariance, parameters: EvidenceParameters): Evidence {
  const { sigma, rho, minimumEffect } = parameters;
  const n = look.candidate.length;
  const effect = meanOf(look.candidate) - rho * pairedMean(look, n) - (1 - rho) * meanOf(look.bank);
  const excess = effect - minimumEffect;
  const ownVariance = own.degreesOfFreedom > 0 ? own.variance * (1 + 1 / own.degreesOfFreedom) : 0;
  const runVariance = Math.max(sigma ** 2 * (1 - rho ** 2), ownVariance);
  const variance = runVariance / n + (sigma ** 2 * (1 - rho) ** 2) / look.bank.length;
  const logRatio = (deltaSigmas: number) => {
    const delta = deltaSigmas * sigma;
    return (delta * (excess - delta / 2)) / variance;
  };
  const logE = logSumExp(mixture.map(([delta, weight]) => Math.log(weight) + logRatio(delta)));
  return { n, effect, excess, variance, logE: rounded(logE), logFutility: rounded(logRatio(1)) };
}

const pairedMean = ({ bank }: Look, n: number): number => (bank.length === 0 ? 0 : meanOf(bank.slice(0, n)));

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
