import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  claimOf,
  commitTo,
  doChores,
  makeCandidate,
  openTestNetwork,
  prepare,
  reveal,
  stateOf,
  type TestNetwork,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { after, policy } from './policy.ts';

/** Claims that trusted runs contradict. */
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork({});
  network.clock.tickMs = 1;
});
afterEach(() => network.close());

async function claiming(n: number, gain: number, effect: number): Promise<string> {
  const key = volunteer(n);
  const made = await makeCandidate(
    network,
    key,
    { 'train.py': trainingWith(`n${n}`, gain, n) },
    network.root,
  );
  const prepared = prepare(key, made, claimOf(key, made, { effect }));
  const { submissionId } = await commitTo(network.app, key, prepared);
  await reveal(network.app, key, submissionId, prepared);
  return submissionId;
}
/** Who waits, and whether its key overstates. */
const queue = () =>
  network.parts.verification.exclusively(async (transaction) => {
    const [track] = await transaction.tracksWithHoldout(verifiers[0]!.keyId);
    const since = after(network.clock.now(), -policy.overstatedDays * 86_400);
    const waiting = await transaction.waiting(track!, since);
    return new Map(waiting.map(({ submissionId, overstates }) => [submissionId, overstates]));
  });
const overstated = async (id: string) =>
  (await network.sql<{ overstated: boolean }[]>`select overstated from submissions where id = ${id}`)[0]
    ?.overstated;

it('marks a fabricated claim, which costs its key the place in the queue, and no honest one', async () => {
  const fabricated = await claiming(1, -1, 50);
  const honest = await claiming(2, -1, 0.5);
  await doChores(network.app);
  await verifyAll(network);
  expect([await stateOf(network, fabricated), await stateOf(network, honest)]).toEqual([
    'REJECTED',
    'REJECTED',
  ]);
  expect(await overstated(fabricated)).toBe(true);
  expect(await overstated(honest)).toBe(false);
  // What it sends next goes behind what others send (queue-order.test.ts says how).
  const again = await claiming(1, -2, 0.5);
  const others = [await claiming(3, -2, 0.5), await claiming(4, -2, 0.5), await claiming(5, -2, 0.5)];
  await doChores(network.app);
  expect(await queue()).toEqual(new Map([[again, true], ...others.map((other) => [other, false] as const)]));
  // A month later it is forgotten.
  network.clock.advance(31 * 86_400);
  expect((await queue()).get(again)).toBe(false);
});
