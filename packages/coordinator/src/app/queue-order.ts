import { type Draw, queueLotteryOf } from '@ratchet/protocol';
import { policy } from './policy.ts';
import type { WaitingCandidate } from './ports.ts';

/**
 * The order in which waiting candidates come to be the track's `test`-th trial (design, sections 7.6 and 7.10). Of whoever has a
 * verified gain, the earliest commitment comes first; all others share a fifth of the trials by lot, so that ten thousand fresh keys
 * cannot crowd out those who found something. Keys whose claims trusted runs have contradicted come last among their own. What a
 * claim says plays no part.
 */
export function queueOrder(
  waiting: readonly WaitingCandidate[],
  from: Omit<Draw, 'commitmentIndex'>,
  test: number,
): WaitingCandidate[] {
  const place = ({ commitIndex, isProven }: WaitingCandidate): number =>
    isProven ? commitIndex : queueLotteryOf({ ...from, commitmentIndex: commitIndex }, test);
  const placed = waiting.map((candidate) => ({ candidate, place: place(candidate) }));
  const line = (isProven: boolean) =>
    placed
      .filter(({ candidate }) => candidate.isProven === isProven)
      .sort((a, b) => Number(a.candidate.overstates) - Number(b.candidate.overstates) || a.place - b.place)
      .map(({ candidate }) => candidate);
  const isNewcomersTurn = queueLotteryOf({ ...from, commitmentIndex: 0 }, test) < policy.newcomersShare;
  return isNewcomersTurn ? [...line(false), ...line(true)] : [...line(true), ...line(false)];
}
