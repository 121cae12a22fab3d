/** A candidate that waits for its trial, as far as its place is concerned. */
export interface Waiting {
  /** Log index of its commitment. */
  readonly commitIndex: number;
  /** Its key has a merge that stands. */
  readonly isProven: boolean;
  /** Trusted runs contradicted a claim of its key not long ago. */
  readonly overstates: boolean;
}

/** Of a track's trials: what keys without a verified gain share by lot (design, section 7.10). */
export const newcomersShare = 0.2;

/**
 * The order in which waiting candidates come to be the next trial (design, sections 7.6 and 7.10). Of whoever has a verified gain, the
 * earliest commitment comes first; all others share a fifth of the trials by lot, so that ten thousand fresh keys cannot crowd out
 * those who found something. Keys whose claims trusted runs have contradicted come last among their own. What a claim says plays
 * no part.
 * @param turn uniform in [0, 1), drawn for this trial
 * @param ticketOf uniform in [0, 1), drawn for this trial and candidate
 */
export function inQueueOrder<Candidate extends Waiting>(
  waiting: readonly Candidate[],
  turn: number,
  ticketOf: (candidate: Candidate) => number,
): Candidate[] {
  const placed = waiting.map((candidate) => ({
    candidate,
    place: candidate.isProven ? candidate.commitIndex : ticketOf(candidate),
  }));
  const line = (isProven: boolean) =>
    placed
      .filter(({ candidate }) => candidate.isProven === isProven)
      .sort((a, b) => Number(a.candidate.overstates) - Number(b.candidate.overstates) || a.place - b.place)
      .map(({ candidate }) => candidate);
  return turn < newcomersShare ? [...line(false), ...line(true)] : [...line(true), ...line(false)];
}
