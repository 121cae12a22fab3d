/**
 * When the own best is worth the trusted runs that its submission costs. A merge costs the verifiers a candidate's
 * replicas and the next head's bank, whatever the size of the step; so the worker stacks changes until the step is large,
 * or until it finds nothing more to put on top.
 */
export const submissionPolicy = {
  /** A confirmed gain of this many sigmas, and of as many minimum effects, is submitted at once. */
  submitGainUnits: 12,
  /** So is any confirmed gain after this many proposals in a row that did not improve it. */
  patience: 12,
} as const;

export interface Standing {
  /** Confirmed gain of the own best over the head, metric units. */
  readonly gain: number;
  readonly sigma: number;
  readonly minimumEffect: number;
  /** Proposals since the own best last improved. */
  readonly sinceImproved: number;
  /** The proposer knows of nothing more to try. */
  readonly exhausted: boolean;
  /** One candidate per track at a time: another one is under way. */
  readonly submissionOpen: boolean;
  readonly alreadySubmitted: boolean;
  /** Its check costs the verifiers next to nothing. */
  readonly isExact: boolean;
}

export function shouldSubmit(standing: Standing): boolean {
  if (standing.submissionOpen || standing.alreadySubmitted) return false;
  return (
    standing.isExact ||
    standing.gain >= submissionPolicy.submitGainUnits * Math.max(standing.sigma, standing.minimumEffect) ||
    standing.sinceImproved >= submissionPolicy.patience ||
    standing.exhausted
  );
}
