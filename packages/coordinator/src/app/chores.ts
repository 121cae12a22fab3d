import type { SubmissionState } from '@ratchet/protocol';
import { commitmentLifeSeconds } from '@ratchet/protocol';
import { after } from './policy.ts';
import type { Clock, LeaseStore, SubmissionRow, SubmissionStore } from './ports.ts';
import { retestMerge } from './retest-merge.ts';

/** What the coordinator does by itself to submissions in one state. */
export interface Chore {
  readonly state: SubmissionState;
  readonly atOnce: number;
  readonly work: (submission: SubmissionRow) => Promise<unknown>;
}

/** One round of a chore: how many submissions it took up. */
export interface Pass {
  readonly state: SubmissionState;
  readonly pass: () => Promise<number>;
}

/** So many rows are read at once. */
const page = 256;

/**
 * Does a chore once for every submission that waits for it, oldest commitment first. Nothing is remembered between two
 * passes: the database says what is left, so a crash loses nothing, and each piece of work is a transition that happens only
 * once. What fails is reported, stands in nobody's way, and is tried again in the next pass.
 */
export const choreOf =
  (
    parts: { submissions: SubmissionStore; report: (line: string, error: unknown) => void },
    { state, atOnce, work }: Chore,
  ) =>
  async (): Promise<number> => {
    let done = 0;
    let waiting: readonly SubmissionRow[];
    let after = -1;
    do {
      waiting = await parts.submissions.inState(state, after, page);
      const queue = [...waiting];
      const hand = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const submission = next;
          await work(submission).catch((error: unknown) =>
            parts.report(`submission ${submission.id} (${state})`, error),
          );
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, hand));
      after = waiting.at(-1)?.commitLeafId ?? after;
    } while (waiting.length === page);
    return done;
  };

/** Begins the test again of every merge that is due for it. */
export const retestMerges = (
  parts: Parameters<typeof retestMerge>[0] & { report: (line: string, error: unknown) => void },
): Pass['pass'] => {
  const begin = retestMerge(parts);
  return async () => {
    const due = await parts.submissions.mergesDue(page);
    for (const merge of due)
      await begin(merge).catch((error: unknown) => parts.report(`re-test of ${merge.merge}`, error));
    return due.length;
  };
};

/** Ends what has run out: leases, and commitments that were not revealed in time. */
export const expireHolds =
  (parts: { leases: LeaseStore; submissions: SubmissionStore; clock: Clock }) => async (): Promise<void> => {
    const now = parts.clock.now();
    await parts.leases.expireLeases(now);
    // A reveal that is under way at the last second still gets through: the row decides, not this sweep.
    await parts.submissions.lapse(after(now, -commitmentLifeSeconds), now);
  };
