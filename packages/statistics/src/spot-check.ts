/**
 * Spot checks: leases whose right answer is known, because others ran the same thing. Nobody can tell one from a lease that
 * counts, so whoever makes numbers up has to guess them. Two kinds (design, section 4 and 7.9):
 *
 * - a run that another verifier made already, of the same tree under the same seed: on a deterministic track training leaves
 *   the same bytes (`oddOneOut`);
 * - a sentinel: what the track's first head lies behind the head of the day is the same at every verifier (`isOffTheOthers`).
 */

/**
 * Of a verifier's leases on a deterministic track: runs of others again. The design (section 7.9) has 3 %. With 5 % a verifier that
 * makes everything up is caught within 62 leases in more than 95 of 100 cases (scenario `lazy-verifier`): it is checked in its own
 * leases, and in those that repeat its runs.
 */
export const canaryShare = 0.05;

/** Mismatches that suspend a verifier. One may be a broken disk. */
export const mismatchesToSuspend = 2;

/** Standard errors that a verifier may lie away from the others. */
const toleranceErrors = 5;

/** What one verifier got from a run that several made, for example the hash of what training left. */
export interface Answer {
  readonly verifier: string;
  readonly answer: string;
}

/**
 * Who stands alone: all others, two at least, agree on another answer. Null while nobody can be told, which is also so where
 * none agree: then it is the run that is not deterministic.
 */
export function oddOneOut(answers: readonly Answer[]): string | null {
  const alone = answers.filter(({ verifier }) => {
    const others = answers.filter((other) => other.verifier !== verifier);
    const own = answers.find((answer) => answer.verifier === verifier);
    const [first] = others;
    return (
      others.length >= 2 &&
      others.every(({ answer }) => answer === first?.answer) &&
      first?.answer !== own?.answer
    );
  });
  return alone.length === 1 && alone[0] ? alone[0].verifier : null;
}

/** What one verifier's runs say of the same difference of two trees; metric units and their square. */
export interface Difference {
  readonly verifier: string;
  readonly value: number;
  readonly variance: number;
}

/**
 * Whether `verifier` lies more than five standard errors from each of the others, who, two at least, lie within five of one another.
 * Of a verifier that reports what it likes one of two neighbours would be wrong too: hence all of them must agree.
 */
export function isOffTheOthers(differences: readonly Difference[], verifier: string): boolean {
  const own = differences.find((difference) => difference.verifier === verifier);
  const others = differences.filter((difference) => difference.verifier !== verifier);
  if (!own || others.length < 2) return false;
  return (
    others.every((other) => areApart(own, other)) &&
    others.every((a, i) => others.slice(i + 1).every((b) => !areApart(a, b)))
  );
}

const areApart = (a: Difference, b: Difference): boolean =>
  Math.abs(a.value - b.value) > toleranceErrors * Math.sqrt(a.variance + b.variance);

/** Of a verifier's leases in an epoch; more are no accident any more (design, section 7.7). */
const abandonedShare = 0.02;
/** Below this many nothing is said: a machine may be switched off once or twice. */
const abandonedAtLeast = 3;

/** Whether a verifier gave up too many of its leases, each of which it may have looked at first. */
export const abandonsTooMuch = (counts: { readonly leases: number; readonly abandoned: number }): boolean =>
  counts.abandoned >= abandonedAtLeast && counts.abandoned > abandonedShare * counts.leases;
