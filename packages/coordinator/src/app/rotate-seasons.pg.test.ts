import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  doChores,
  openTestNetwork,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';

/** Hold-outs that have tested enough make room for the next. */
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork({});
  network.clock.tickMs = 1;
});
afterEach(() => network.close());

const candidate = async (n: number, gain: number) => {
  const { submissionId } = await submit(network, volunteer(n), {
    'train.py': trainingWith(`n${n}`, gain, 5 * n),
  });
  await doChores(network.app);
  return submissionId;
};
/** As if so many tests had been made. */
const testsMade = (count: number) =>
  network.sql`update trials set test = ${count} where test = (select max(test) from trials)`;
const holdout = async () => (await network.app.tracks.holdout(toy, verifiers[0]!.keyId))?.toString();
const season = async () => (await network.app.tracks.track(toy))!.season;

it('goes on with a hold-out until it has tested enough', async () => {
  await candidate(1, -1);
  await verifyAll(network);
  await testsMade(4_999);
  await network.app.rotateSeasons();
  expect(await season()).toEqual({ number: 1, testsBefore: 0, mergesBefore: 0 });
  expect(await holdout()).toBe('sealed shard 0 of season 1');
});

it('begins the next: other shards, a new budget, noise measured anew, open trials begun again', async () => {
  const merged = await candidate(1, 3);
  await verifyAll(network);
  await doChores(network.app);
  expect(await stateOf(network, merged)).toBe('MERGED');
  const open = await candidate(2, -1);
  await doChores(network.app);
  for (const { keyId } of verifiers) await network.app.leaseReplica(keyId, { hardwareClass: 'cpu' });
  await network.app.leaseReplica(verifiers[0]!.keyId, { hardwareClass: 'cpu' });
  await testsMade(5_000);
  await network.app.rotateSeasons();
  expect(await season()).toEqual({ number: 2, testsBefore: 5_000, mergesBefore: 1 });
  expect(await holdout()).toBe('sealed shard 0 of season 2');
  expect(await stateOf(network, open)).not.toBe('TESTING');
  expect(await network.sql`select 1 from calibrations`).toEqual([]);
  const leased = await network.app.leaseReplica(verifiers[1]!.keyId, { hardwareClass: 'cpu' });
  expect(leased).toMatchObject({ kind: 'bank', season: 2 });
  for (let round = 0; round < 3; round += 1) {
    await verifyAll(network);
    await doChores(network.app);
  }
  const [last] = await network.sql<{ test: number; requiredLogE: number }[]>`
    select test, required_log_e from trials order by test desc limit 1`;
  // The first test of a season asks for what the first of all asked.
  const [first] = await network.sql<{ requiredLogE: number }[]>`
    select required_log_e from trials order by began_at limit 1`;
  expect(last).toEqual({ test: 5_001, requiredLogE: first!.requiredLogE });
  expect(await stateOf(network, open)).toBe('REJECTED');
});

it('stays with the last one there is', async () => {
  await candidate(1, -1);
  await verifyAll(network);
  await testsMade(5_000);
  await network.app.rotateSeasons();
  await candidate(2, -1);
  await verifyAll(network);
  await testsMade(10_000);
  await network.app.rotateSeasons();
  expect((await season()).number).toBe(2);
});

it('waits until the roster has hold-outs of the next', async () => {
  await candidate(1, -1);
  await verifyAll(network);
  await network.sql`delete from holdouts where season = 2 and verifier = ${verifiers[0]!.keyId}`;
  await testsMade(5_000);
  await network.app.rotateSeasons();
  expect((await season()).number).toBe(1);
});
