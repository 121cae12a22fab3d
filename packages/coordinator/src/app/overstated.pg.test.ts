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
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';

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
  // Of the next ones, the fabricator's is tested last, whatever lot it draws.
  const again = await claiming(1, -2, 0.5);
  const others = [await claiming(3, -2, 0.5), await claiming(4, -2, 0.5), await claiming(5, -2, 0.5)];
  await doChores(network.app);
  await verifyAll(network);
  const tests = await network.sql<{ submissionId: string }[]>`select submission_id from trials order by test`;
  const order = tests.map(({ submissionId }) => submissionId);
  for (const other of others) expect(order.indexOf(other)).toBeLessThan(order.indexOf(again));
});
