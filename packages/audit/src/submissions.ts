/**
 * Which submission has which place in the log: what is tested was committed to before, and every claim ends in a refusal or a
 * verdict. Keeps what is open.
 */
export interface Submissions {
  commit(commitment: string, index: number): string[];
  claim(submission: string, commitment: string): string[];
  /** One that has no claim of its own here: the operator's, or one that ended and is tested again. */
  begin(submission: string, index: number): string[];
  /** Whether a trial of it may begin, with seeds drawn from leaf `index`. */
  test(submission: string, index: number): string[];
  end(submission: string): string[];
  /** At the end of an epoch: commitments from before leaf `since` lapsed long ago; what ended before the last epoch's end is let go. */
  forget(since: number): void;
}

export function openSubmissions(): Submissions {
  const commitments = new Map<string, number>();
  const places = new Map<string, number>();
  /** Of those that ended, by epoch: this one and the one before. */
  let ended = [new Map<string, number>(), new Map<string, number>()] as const;
  return {
    commit(commitment, index) {
      if (commitments.has(commitment)) return [`Commitment ${commitment} is in the log already.`];
      commitments.set(commitment, index);
      return [];
    },
    claim(submission, commitment) {
      const index = commitments.get(commitment);
      if (index === undefined)
        return [`Submission ${submission} opens a commitment that the log does not have.`];
      commitments.delete(commitment);
      places.set(submission, index);
      return [];
    },
    begin(submission, index) {
      const place = places.get(submission) ?? ended[0].get(submission) ?? ended[1].get(submission) ?? index;
      places.set(submission, place);
      return place === index
        ? []
        : [`Submission ${submission} is placed at leaf ${index}, where ${place} is its place.`];
    },
    test(submission, index) {
      const place = places.get(submission);
      if (place === undefined) return [`A trial of ${submission}, which is not open.`];
      return place === index
        ? []
        : [`A trial of ${submission} is drawn from leaf ${index}, where ${place} is its place.`];
    },
    end(submission) {
      const place = places.get(submission);
      if (place === undefined) return [`An end of ${submission}, which is not open.`];
      ended[0].set(submission, place);
      places.delete(submission);
      return [];
    },
    forget(since) {
      ended = [new Map(), ended[0]];
      for (const [commitment, index] of commitments) if (index < since) commitments.delete(commitment);
    },
  };
}
