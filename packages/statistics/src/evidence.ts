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
  /** Correlation of candidate and head on the same seed; 0 unless estimated from this candidate's own pairs (design, section 7.4). */
  readonly rho: number;
  /** Gains up to this are none; metric units. */
  readonly minimumEffect: number;
}

export interface Evidence {
  readonly n: number;
  /** Measured gain over the head: D_n + minimumEffect. */
  readonly effect: number;
  /** D_n: the gain beyond the minimum effect. */
  readonly excess: number;
  /** V_n, variance of D_n. */
  readonly variance: number;
  /** ln E_n, rounded to 1e-6: verdicts read the rounded value (design, section 7.12). */
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

/**
 * The evidence that a candidate beats the head by more than the minimum effect m, on one verifier, from n runs y against a
 * bank of B head runs h, paired in their order where rho is not 0:
 *
 *   D_n = mean(y) - rho mean_n(h) - (1 - rho) mean_B(h) - m
 *   V_n = s^2 / n + sigma^2 (1 - rho)^2 / B,   s^2 = max(sigma^2 (1 - rho^2), S^2 (1 + 1 / nu))
 *   E_n = sum_j w_j exp(d_j (D_n - d_j / 2) / V_n)
 *
 * with S^2 the variance of y - rho h on nu = n - 1 degrees of freedom.
 *
 * Why it may be read after every run: for m <= n the covariance of D_m and D_n is V_n, and the same holds as the bank grows,
 * so D_n / V_n is a Brownian motion seen at the times 1 / V_n. With true excess 0 each term is its exponential martingale,
 * with less a supermartingale, and by Ville's inequality P(E_n ever >= 1 / alpha) <= alpha.
 * Assumes normal runs and sigma no lower than the truth. With s^2 estimated this holds nearly, not exactly: what is
 * left is measured (docs/VERIFICATION.md). Nothing is pooled over verifiers (design, section 7.1): S^2 comes from this look
 * alone, so that no other verifier's reports can raise V here and so veto by noise.
 * Source: mixture, Robbins 1970; e-processes, Ramdas, Grunwald, Vovk, Shafer 2023.
 * @param look at least one candidate run and one bank run
 */
export function evidenceOf(look: Look, parameters: EvidenceParameters): Evidence {
  const { sigma, minimumEffect } = parameters;
  const rho = usableRho(look, parameters);
  const n = look.candidate.length;
  const effect = meanOf(look.candidate) - rho * pairedMean(look) - (1 - rho) * meanOf(look.bank);
  const excess = effect - minimumEffect;
  const runVariance = Math.max(sigma ** 2 * (1 - rho ** 2), ownVarianceOf(look, rho));
  const variance = runVariance / n + (sigma ** 2 * (1 - rho) ** 2) / look.bank.length;
  const logRatio = (deltaSigmas: number) => {
    const delta = deltaSigmas * sigma;
    return (delta * (excess - delta / 2)) / variance;
  };
  const logE = logSumExp(mixture.map(([delta, weight]) => Math.log(weight) + logRatio(delta)));
  return { n, effect, excess, variance, logE: roundedLog(logE), logFutility: roundedLog(logRatio(1)) };
}

/**
 * S^2 (1 + 1 / nu), metric units squared; 0 while there is one run. The plain sample variance: clipping it while the mean
 * keeps its lucky runs doubles what a noisy do-nothing candidate gets through.
 */
function ownVarianceOf({ candidate, bank }: Look, rho: number): number {
  const degreesOfFreedom = candidate.length - 1;
  if (degreesOfFreedom < 1) return 0;
  const values = candidate.map((value, i) => value - rho * (bank[i] ?? 0));
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (squares / degreesOfFreedom) * (1 + 1 / degreesOfFreedom);
}

/** Pairing needs a head run for every candidate run: with a shorter bank rho counts as 0. */
const usableRho = ({ candidate, bank }: Look, { rho }: EvidenceParameters): number =>
  bank.length >= candidate.length ? rho : 0;

const pairedMean = ({ candidate, bank }: Look): number => meanOf(bank.slice(0, candidate.length));

/** To 1e-6, as evidence is kept: thresholds are rounded alike, so that a replay on another machine reads the same. */
export const roundedLog = (value: number): number => Math.round(value * 1e6) / 1e6;

function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
