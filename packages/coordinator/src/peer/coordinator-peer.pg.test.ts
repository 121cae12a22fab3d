import { joinNetwork, networkTopics, startPeer } from '@ratchet/peer';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SharedBell } from '../db/bell.ts';
import { openCheckpointStore } from '../db/checkpoints.ts';
import { headEnvelopes } from '../db/head-envelopes.ts';
import { openLogTiles } from '../db/log-tiles.ts';
import { publishedCheckpoint } from '../http/serve-checkpoints.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  submit,
  type TestNetwork,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { startCoordinatorPeer } from './coordinator-peer.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

/** Rings when the test says so. */
function handBell(): SharedBell & { ring(): void } {
  let rung = Promise.withResolvers<void>();
  return {
    ring() {
      rung.resolve();
      rung = Promise.withResolvers();
    },
    wait: (_topic, _ms, signal) =>
      Promise.race([
        rung.promise,
        new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
      ]),
    subscribe: () => () => {},
    close: async () => {},
  };
}

async function merge(number: number): Promise<string> {
  const [{ head: on } = { head: network.root }] = await network.sql<
    { head: string }[]
  >`select head from tracks`;
  await submit(
    network,
    volunteer(number),
    {
      [`model/part${number}.py`]: `GAIN_n${number} = 3
`,
    },
    on as typeof network.root,
  );
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
  await network.app.sequence();
  const [row] = await network.sql<{ head: string }[]>`select head from tracks`;
  return row!.head;
}

it('tells peers of heads as they come, late ones of those that are, and of the checkpoint that all are shown', async () => {
  const bell = handBell();
  const log = openLogTiles(network.sql);
  let now = 0;
  const coordinator = await startCoordinatorPeer({
    ...{ operator, bell, listen: ['/ip4/127.0.0.1/tcp/0'], bootstrap: [], report: () => {}, now: Date.now },
    heads: () => headEnvelopes(network.sql),
    async checkpoint() {
      now += 60_000;
      const checkpoints = openCheckpointStore(network.sql);
      return (await publishedCheckpoint({ log, checkpoints, key: operator, now: () => new Date(now) })).note;
    },
  });
  const first = await merge(1);
  bell.ring();
  const heads: string[] = [];
  const checkpoints: string[] = [];
  const peer = await startPeer({
    ...{ key: nodeKeyFromSeed(Buffer.alloc(32, 5)), topics: networkTopics(operator.keyId), listen: [] },
    ...{ bootstrap: coordinator.addresses(), mdns: false, isPublic: true },
  });
  await joinNetwork(
    peer,
    operator.keyId,
    { onHead: ({ to }) => void heads.push(to), onCheckpoint: (note) => void checkpoints.push(note) },
    Date.now,
  );
  await expect.poll(() => heads, { timeout: 20_000 }).toEqual([first]);
  const second = await merge(2);
  bell.ring();
  await expect.poll(() => heads, { timeout: 20_000 }).toEqual([first, second]);
  const { size } = await log.head();
  await expect
    .poll(() => checkpoints.some((note) => note.includes(`\n${size}\n`)), { timeout: 20_000 })
    .toBe(true);
  await peer.stop();
  await coordinator.stop();
});
