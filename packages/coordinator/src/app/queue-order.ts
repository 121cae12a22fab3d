import { type Draw, queueLotteryOf } from '@ratchet/protocol';
import { inQueueOrder } from '@ratchet/statistics';
import type { WaitingCandidate } from './verification-ports.ts';

/** Waiting candidates in the order in which they come to be the track's `test`-th trial, lots drawn under the epoch's key. */
export const queueOrder = (
  waiting: readonly WaitingCandidate[],
  from: Omit<Draw, 'commitmentIndex'>,
  test: number,
): WaitingCandidate[] =>
  inQueueOrder(waiting, queueLotteryOf({ ...from, commitmentIndex: 0 }, test), ({ commitIndex }) =>
    queueLotteryOf({ ...from, commitmentIndex: commitIndex }, test),
  );
