import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, describeMachine, ensureKeyFile, type Machine, openClient } from '@ratchet/client';
import { systemClock as clock, privateFolder, sweepDrafts } from '@ratchet/kit';
import { type NodeKey, sha256Hex } from '@ratchet/protocol';
import {
  type DiskGuard,
  type Engine,
  engineRoot,
  ensureEngine,
  ensureImages,
  openDiskGuard,
  openDockerSandbox,
  openGpuMemoryProbe,
  pruneImages,
  readGpus,
  type Sandbox,
} from '@ratchet/sandbox';
import type { ProposerPort, RandomSource, Say } from './app/ports.ts';
import { searchProposer } from './app/search/search-proposer.ts';
import { searchForever } from './app/worker-loop.ts';
import { commandProposer } from './command/command-proposer.ts';
import { displayName, type WorkerConfig } from './config.ts';
import { durableJson } from './durable-json.ts';
import { networkAdapter } from './network-adapter.ts';
import { peerNews } from './peer-news.ts';
import { openPublicData } from './public-data.ts';
import { runnerAdapter } from './runner-adapter.ts';
import { parseNotebook, parsePending } from './stored-state.ts';
import { type WorkspaceFolders, workspaceAdapter } from './workspace-adapter.ts';

export interface RunningWorker {
  readonly keyId: string;
  /** Rejects when the worker cannot go on; resolves after `stop`. */
  readonly ended: Promise<void>;
  /** Drops the current run and removes its containers; what was found is kept for the next start. */
  stop(): Promise<void>;
}

const random: RandomSource = {
  uniform: () => randomInt(2 ** 47) / 2 ** 47,
  bytes: (length) => randomBytes(length),
  id: randomUUID,
};

/** Volunteered work comes after a verifier's on a machine that does both; the engine's default is 1024. */
const cpuShares = 512;
const pollSeconds = 3;
const idleSeconds = 15;

/** Starts a worker that searches until it is stopped. @throws RatchetError when its set-up fails */
export async function runWorker(
  config: WorkerConfig,
  options: { readonly report: (line: string) => void },
): Promise<RunningWorker> {
  const say: Say = (event, text) => options.report(`${event.padEnd(10)}  ${text}`);
  const { dataDir } = config;
  await privateFolder(dataDir);
  const key = await ensureKeyFile(join(dataDir, 'key'));
  say('key', key.keyId);
  const report = (line: string): void => say('engine', line);
  const { engineStateDir: stateDir, environment } = config;
  const engine = await ensureEngine({ stateDir, environment, report });
  try {
    return await startSearch(config, { key, engine, say });
  } catch (error) {
    await engine.release();
    throw error;
  }
}

async function startSearch(
  config: WorkerConfig,
  options: { readonly key: NodeKey; readonly engine: Engine; readonly say: Say },
): Promise<RunningWorker> {
  const { key, engine, say } = options;
  const { dataDir } = config;
  const owner = `${sha256Hex(dataDir).slice(0, 12)}-worker`;
  const sandbox = await openDockerSandbox({
    ...{ engine, owner, cpuShares, runtime: config.runtime },
    gpuMemory: openGpuMemoryProbe(),
  });
  await sandbox.sweep();
  const disk = await watchDisks(config, engine, say);
  const client = openClient({
    ...{ address: config.coordinator, key, clock, random: random.uniform, newId: random.id },
    onLost: ({ attempt }) => {
      if (attempt === 1 || attempt % 10 === 0) say('waiting', `${config.coordinator} does not answer`);
    },
  });
  const scratchDir = join(dataDir, 'scratch');
  // What a killed process left there belongs to runs that are over.
  await rm(scratchDir, { recursive: true, force: true });
  await sweepDrafts(dataDir);
  await privateFolder(scratchDir);
  const workspace = await workspaceAdapter({ dir: join(dataDir, 'track'), keyId: key.keyId, now: clock.now });
  const peers = peerNews({
    ...{ key, track: config.track, blobsDir: join(dataDir, 'blobs'), now: clock.now, random: random.uniform },
    say: (line) => say('peers', line),
  });
  const fetchBlob: Client['fetchBlob'] = async (sha256, call = {}) =>
    (await peers.blob(sha256, call.signal ?? new AbortController().signal)) ?? client.fetchBlob(sha256, call);
  const data = await openPublicData({ dir: join(dataDir, 'data'), client: { fetchBlob } });
  const { headDir } = workspace;
  const parts = {
    ...{ workspace, disk, clock, random, say, pollSeconds, idleSeconds },
    network: networkAdapter({
      client,
      key,
      track: config.track,
      displayName: displayName(config, key.keyId),
      machine: await machineOf(config, sandbox),
      peers,
    }),
    runner: await runnerAdapter({ engine, sandbox, disk, data, headDir, scratchDir, config, say }),
    proposer: proposerFor(config, { engine, sandbox, workspace, scratchDir, say }),
    outbox: durableJson(join(dataDir, 'outbox.json'), parsePending),
    notebook: durableJson(join(dataDir, 'notebook.json'), parseNotebook),
  };
  const stopping = new AbortController();
  const ended = searchForever(parts, stopping.signal).finally(async () => {
    client.close();
    await peers.stop().catch(() => {});
    await sandbox.sweep().catch(() => 0);
    await engine.release();
  });
  ended.catch(() => {}); // Whoever waits for `ended` hears of it.
  return {
    keyId: key.keyId,
    ended,
    async stop() {
      stopping.abort(new Error('The worker is being stopped.'));
      await ended.catch(() => {});
    },
  };
}

async function machineOf({ dataDir, label }: WorkerConfig, sandbox: Sandbox): Promise<Machine> {
  const gpus = (await readGpus().catch(() => null)) ?? [];
  return describeMachine({
    ...(await sandbox.describe()),
    ...{ dataDir, label, role: 'worker', gpus: gpus.map(({ name }) => name) },
  });
}

const makeRoom = async (engine: Engine, report: (line: string) => void): Promise<void> =>
  void (await pruneImages({ engine, now: new Date(clock.now()), report, bytesAtMost: 0 }));

/** The data folder's disk, and the engine's where that is on this machine. */
async function watchDisks(config: WorkerConfig, engine: Engine, say: Say): Promise<DiskGuard> {
  const root = await engineRoot(engine);
  return openDiskGuard({
    folders: [config.dataDir, ...(root === null ? [] : [root])],
    leastFreeMiB: config.leastFreeMiB,
    clock,
    report: (line) => say('disk', line),
    makeRoom: () => makeRoom(engine, (line) => say('disk', line)),
  });
}

function proposerFor(
  config: WorkerConfig,
  parts: {
    readonly engine: Engine;
    readonly sandbox: Sandbox;
    readonly workspace: WorkspaceFolders;
    readonly scratchDir: string;
    readonly say: Say;
  },
): ProposerPort {
  const { proposer } = config;
  if (proposer.kind === 'search') return searchProposer({ uniform: random.uniform });
  const { engine, sandbox, workspace, scratchDir, say } = parts;
  const report = (line: string): void => say('image', line);
  return commandProposer({
    ...{ sandbox, scratchDir, say, headDir: workspace.headDir },
    command: proposer.command,
    endpoints: proposer.endpoints,
    wallSeconds: proposer.wallSeconds,
    image: async () => {
      const images = await ensureImages({ engine, names: [proposer.image], report, ...config });
      return images.get(proposer.image) ?? proposer.image;
    },
  });
}
