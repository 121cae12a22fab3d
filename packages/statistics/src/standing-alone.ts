import type { LookStatus } from './look-status.ts';

/** How a verifier's look at a candidate ended, beside the verdict of all. */
export interface Stand {
  /** It had exited where the others accepted, or crossed where they rejected. */
  readonly alone: boolean;
}

/** Null for a look that took no side: it was still open when the others decided. */
export function standOf(status: LookStatus, accepted: boolean): Stand | null {
  if (status === 'open') return null;
  return { alone: (status === 'crossed') !== accepted };
}

/**
 * Shares of verdicts on which a verifier stands alone: an honest one at candidates near the threshold, and one that blocks or helps
 * those it is paid for.
 */
const honestShare = 0.2;
const boughtShare = 0.6;
/** One false alarm in some thousand verdicts (measured in standing-alone.test.ts). */
const alarmAt = 5.5;

const withOthers = Math.log((1 - boughtShare) / (1 - honestShare));
const againstOthers = Math.log(boughtShare / honestShare);

/**
 * Whether a verifier stands alone too often: a CUSUM of the likelihood ratio of the two shares over the verdicts in which it took
 * part, oldest first. It accuses nobody by itself, since who is right is what the others say; it names whom the operator should
 * look at (design, sections 7.1 and 7.5). Source: Page 1954.
 */
export function standsAlone(stands: readonly Stand[]): boolean {
  let sum = 0;
  for (const { alone } of stands) {
    sum = Math.max(0, sum + (alone ? againstOthers : withOthers));
    if (sum >= alarmAt) return true;
  }
  return false;
}
