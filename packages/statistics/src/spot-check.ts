/**
 * Spot checks: leases whose value is known beforehand, because the same tree ran under the same seed elsewhere (A/A
 * replicas, known good and known bad candidates, and past replicas that run again). Nobody can tell one from a lease that
 * counts. Whoever makes numbers up must guess them.
 */

/**
 * Of a verifier's leases: 5 % canaries and 4 % past replicas again. The design (sections 4 and 7.9) has 3 % of these: then a
 * verifier that makes numbers up is caught within 62 leases in 94.6 of 100 cases, where it should be 95 (scenario `lazy-verifier`).
 */
export const spotCheckShare = 0.09;

/** Mismatches that suspend a verifier. One may be a broken disk. */
const mismatchesToSuspend = 2;

/** Same-seed deviations that a report may lie away from the known value, where runs are not equal bit for bit. */
const toleranceSigmas = 5;

/** One spot check that was reported. Values in metric units; null where the run crashed or ran out of its budget. */
export interface SpotCheck {
  readonly known: number | null;
  readonly reported: number | null;
  /** Deviation of two runs under one seed, on two machines of the class; 0 on deterministic tracks. */
  readonly sameSeedSigma: number;
}

export function isMismatch({ known, reported, sameSeedSigma }: SpotCheck): boolean {
  if (known === null || reported === null) return known !== reported;
  // A difference of two runs has sqrt(2) times the deviation of one.
  return Math.abs(reported - known) > toleranceSigmas * Math.SQRT2 * sameSeedSigma;
}

export const isSuspended = (checks: readonly SpotCheck[]): boolean =>
  checks.filter(isMismatch).length >= mismatchesToSuspend;
