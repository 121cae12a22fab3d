import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CallOptions,
  type Client,
  describeMachine,
  ensureKeyFile,
  type Machine,
  openClient,
  witnessLog,
} from '@ratchet/client';
import { systemClock as clock, privateFolder, sweepDrafts } from '@ratchet/kit';
import type { SharedBlobs } from '@ratchet/peer';
import { type NodeKey, RatchetError } from '@ratchet/protocol';
import {
  engineRoot,
  ensureEngine,
  openDiskGuard,
  pruneImages,
  readGpus,
  type Sandbox,
} from '@ratchet/sandbox';
import type { Report } from './app/ports.ts';
import { verifyUntil } from './app/verify-loop.ts';
import type { VerifierConfig } from './config.ts';
import { coordinatorPort } from './coordinator-port.ts';
import { openFolderCache } from './folder-cache.ts';
import { openHoldoutVault } from './holdout-vault.ts';
import { joinPeers } from './join-peers.ts';
import { openMaterials } from './materials.ts';
import { openReplicaOutbox } from './replica-outbox.ts';
import { openVerifierSandbox, sandboxedRunner } from './sandboxed-runner.ts';

export interface RunningVerifier {
  readonly keyId: string;
  /** Rejects when the verifier cannot go on; resolves after `stop`. */
  readonly ended: Promise<void>;
  /** Drops the current run, which is leased again later, and removes its containers. */
  stop(): Promise<void>;
}

const treesAtMost = 64;
const trainDataAtMost = 8;

/** Starts a verifier that works until it is stopped. @throws RatchetError when its set-up fails */
export async function runVerifier(
  config: VerifierConfig,
  options: { readonly report: Report },
): Promise<RunningVerifier> {
  const { report } = options;
  const { dataDir } = config;
  await privateFolder(dataDir);
  const key = await ensureKeyFile(join(dataDir, 'key'));
  report(`key ${key.keyId}`);
  const engine = await ensureEngine({
    stateDir: config.engineStateDir,
    environment: config.environment,
    report,
  });
  const sandbox = await openVerifierSandbox(engine, config, report);
  const root = await engineRoot(engine);
  const disk = openDiskGuard({
    ...{ clock, report, leastFreeMiB: config.leastFreeMiB },
    folders: [dataDir, ...(root === null ? [] : [root])],
    makeRoom: async () =>
      void (await pruneImages({ engine, now: new Date(clock.now()), report, bytesAtMost: 0 })),
  });
  const scratchDir = join(dataDir, 'scratch');
  await sweepFolders(dataDir, scratchDir);
  const runner = await sandboxedRunner({ engine, sandbox, disk, config, report, scratchDir });
  const client = openVerifierClient(config, key, report);
  let shared: SharedBlobs | null = null;
  const work = {
    ...{ key, runner, disk, clock, report, newId: randomUUID },
    coordinator: coordinatorPort(client),
    outbox: await openReplicaOutbox({ dir: join(dataDir, 'outbox') }),
    materials: openMaterials({
      client: {
        fetchTree: client.fetchTree,
        fetchBlob: (sha256, options) => fetchPublic(shared, client, sha256, options),
      },
      trees: await openFolderCache({ dir: join(dataDir, 'trees'), atMost: treesAtMost, now: clock.now }),
      trainData: await openFolderCache({
        dir: join(dataDir, 'data'),
        atMost: trainDataAtMost,
        now: clock.now,
      }),
      vault: await openHoldoutVault({
        dir: join(dataDir, 'holdout'),
        key,
        fetchSealed: (track, signal) => client.fetchHoldout(track, { signal }),
      }),
    }),
  };
  const stopping = new AbortController();
  const ended = machineOf(config, sandbox)
    .then((machine) => registered(client, config, machine, stopping.signal))
    .then(async ({ httpUrl: url, peers: bootstrap }) => {
      report(`registered at ${config.coordinator} as ${config.operator}`);
      const witness = { key, dir: join(dataDir, 'witness'), clock, report, url };
      const membership = await joinPeers({ ...witness, bootstrap, blobsDir: join(dataDir, 'blobs') });
      shared = membership?.blobs ?? null;
      // Whoever decides what is merged also watches that nothing of it is taken back.
      const watching = witnessLog({ ...witness, onVouched: membership?.onVouched }, stopping.signal);
      await Promise.all([verifyUntil(work, stopping.signal), watching]).finally(() => membership?.stop());
    })
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    })
    .finally(async () => {
      client.close();
      await sandbox.sweep().catch(() => 0);
      await engine.release();
    });
  ended.catch(() => {}); // Whoever waits for `ended` hears of it.
  return {
    keyId: key.keyId,
    ended,
    async stop() {
      stopping.abort(new Error('The verifier is being stopped.'));
      await ended.catch(() => {});
    },
  };
}

/** From peers first; what they and the blob store do not give, the coordinator does. */
async function fetchPublic(
  shared: SharedBlobs | null,
  client: Pick<Client, 'fetchBlob'>,
  sha256: string,
  options: CallOptions = {},
): Promise<Buffer> {
  const fetched = await shared
    ?.fetch(sha256, options.signal ?? new AbortController().signal)
    .catch(() => null);
  return fetched ?? client.fetchBlob(sha256, options);
}

/** Clears away what a killed process of this data folder was in the middle of. */
async function sweepFolders(dataDir: string, scratchDir: string): Promise<void> {
  await rm(scratchDir, { recursive: true, force: true });
  await privateFolder(scratchDir);
  for (const folder of ['.', 'outbox']) await sweepDrafts(join(dataDir, folder));
}

function openVerifierClient(config: VerifierConfig, key: NodeKey, report: Report): Client {
  return openClient({
    ...{ address: config.coordinator, key, clock, random: Math.random, newId: randomUUID },
    onLost: ({ attempt, waitMs }) => {
      if (attempt === 1 || attempt % 10 === 0) {
        report(
          `coordinator ${config.coordinator} does not answer; trying again in ${(waitMs / 1_000).toFixed(1)} s`,
        );
      }
    },
  });
}

async function machineOf({ dataDir, label }: VerifierConfig, sandbox: Sandbox): Promise<Machine> {
  const gpus = (await readGpus().catch(() => null)) ?? [];
  return describeMachine({
    ...(await sandbox.describe()),
    ...{ dataDir, label, role: 'verifier', gpus: gpus.map(({ name }) => name) },
  });
}

/** @throws RatchetError `not-on-roster` */
async function registered(client: Client, config: VerifierConfig, machine: Machine, signal: AbortSignal) {
  const answer = await client.call('register', { displayName: config.operator, machine }, { signal });
  if (answer.verifier) return answer;
  throw new RatchetError({
    code: 'not-on-roster',
    field: 'key',
    rule: 'The key of this verifier is not on the roster of this coordinator.',
    remedy:
      "Give the output of 'ratchet key show --data-dir …' to the coordinator's operator for roster.json.",
  });
}
