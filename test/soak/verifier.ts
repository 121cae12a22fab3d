/**
 * A verifier process: the real loop, client, signatures, outbox and materials, and a runner that replays.
 *
 * argv: HOST:PORT SEED_HEX DATA_DIR
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openClient } from '@ratchet/client';
import { systemClock as clock, privateFolder } from '@ratchet/kit';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import { verifyUntil } from '../../packages/verifier/src/app/verify-loop.ts';
import { coordinatorPort } from '../../packages/verifier/src/coordinator-port.ts';
import { openFolderCache } from '../../packages/verifier/src/folder-cache.ts';
import { openHoldoutVault } from '../../packages/verifier/src/holdout-vault.ts';
import { openMaterials } from '../../packages/verifier/src/materials.ts';
import { openReplicaOutbox } from '../../packages/verifier/src/replica-outbox.ts';
import { replayRun } from './replay-track.ts';

const [address = '', seed = '', dir = ''] = process.argv.slice(2);
const key = nodeKeyFromSeed(Buffer.from(seed, 'hex'));
// Every verifier's hold-out is another one, and so is what a tree scores on it.
const report = (line: string) => {
  if (!line.startsWith('replica ') || line.includes('not taken')) process.stderr.write(`${line}\n`);
};
const shard = (key.seed[0] ?? 0) / 50;
const client = openClient({ address, key, clock, random: Math.random, newId: randomUUID });
await privateFolder(dir);
await client.call('register', { displayName: 'replay' });
const cache = (name: string) => openFolderCache({ dir: join(dir, name), atMost: 256, now: clock.now });
await verifyUntil(
  {
    ...{ key, clock, newId: randomUUID, report, disk: { untilRoom: async () => {} } },
    coordinator: coordinatorPort(client),
    outbox: await openReplicaOutbox({ dir: join(dir, 'outbox') }),
    materials: openMaterials({
      ...{ client, trees: await cache('trees'), trainData: await cache('data') },
      vault: await openHoldoutVault({
        ...{ dir: join(dir, 'holdout'), key },
        fetchSealed: (track, signal) => client.fetchHoldout(track, { signal }),
      }),
    }),
    runner: {
      hardwareClass: 'cpu',
      async run({ materials, seed: drawn }) {
        const { metric, artifact } = await replayRun(materials.candidateDir, drawn);
        return { outcome: 'scored', metric: metric + shard, artifact, cpuSeconds: 1, wallSeconds: 1 };
      },
    },
  },
  new AbortController().signal,
);
