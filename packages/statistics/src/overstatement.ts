import type { Evidence } from './evidence.ts';

/** What a worker says it measured. */
export interface ClaimedEffect {
  /** Gain over the head, direction-adjusted, metric units. */
  readonly effect: number;
  readonly candidateRuns: number;
  readonly headRuns: number;
}

/**
 * Standard errors by which a claim must lie above what trusted runs saw. Whoever picks the best of some hundred runs of one seed each
 * is three above the truth without meaning harm.
 */
const overstatedErrors = 6;

/**
 * Whether trusted runs contradict a claim: it exceeds what all looks together measured by more than six standard errors of the
 * difference, in which the claim's own runs count as noisy as the head's.
 * @param sigma noise of one run, metric units
 */
export function isOverstated(
  claim: ClaimedEffect,
  looks: readonly (Evidence | null)[],
  sigma: number,
): boolean {
  const read = looks.filter((evidence) => evidence !== null);
  if (read.length === 0 || !Number.isFinite(sigma)) return false;
  const precision = read.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const effect = read.reduce((sum, { effect, variance }) => sum + effect / variance, 0) / precision;
  const claimVariance = sigma ** 2 * (1 / claim.candidateRuns + 1 / claim.headRuns);
  return claim.effect - effect > overstatedErrors * Math.sqrt(1 / precision + claimVariance);
}
