import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askNetwork } from '../../packages/cli/src/start/network-view.ts';
import { type Acknowledged, keepCommitting, noteOutboxes, nothingAcknowledged } from './acknowledgements.ts';
import { cloneTrack } from './cloned-track.ts';
import { eventually } from './eventually.ts';
import { containersOf, isLockFree, processesOf } from './left-behind.ts';
import { type Moment, type Moments, watchMoments } from './moments.ts';
import { databaseFaults, logFaults, readTreeHead, type TreeHead } from './network-record.ts';
import { type Addresses, addressesOf, type RatchetEnd, startLevel } from './run-ratchet.ts';
import { processOf } from './victims.ts';

export interface Kill {
  readonly victim: string;
  /** What it, or another, was doing. */
  readonly moment: Moment;
}

export interface CampaignReport {
  readonly kills: readonly Kill[];
  /** Submissions and experiments that clients were told about. */
  readonly acknowledged: { readonly submissions: number; readonly experiments: number };
  readonly merges: number;
  /** Merges after the last kill. */
  readonly mergesAfterwards: number;
  /** Ends of parts that nobody killed: each took what happened to another part for its own. */
  readonly falls: readonly string[];
  /** Everything that should not be; empty when all is well. */
  readonly faults: readonly string[];
  readonly end: RatchetEnd;
}

export interface CampaignOptions {
  /** Of the network; new, or one that is to go on. */
  readonly dataDir: string;
  readonly kills: number;
  /** How long a moment that chance picked is waited for before any other does; a merge is rare. */
  readonly patienceSeconds: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

const [verifiers, workers] = [3, 2];
const numbered = (role: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${role}-${index + 1}`);
const nodes = [...numbered('verifier', verifiers), ...numbered('worker', workers)];

const restartSeconds = 180;
const mergeSeconds = 420;
const lastingSeconds = 30;

/**
 * A network under `kill -9`: its coordinator, its database, verifiers and workers in turns, each at a moment that chance
 * picks out of what the victim does; then it must go on to another merge, and everything it ever said must still hold.
 */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const { dataDir } = options;
  const network = startLevel(dataDir, '--json');
  try {
    const addresses = await addressesOf(network);
    await eventually('all nodes', restartSeconds, () =>
      nodes.every((name) => processOf(dataDir, name)) ? true : null,
    );
    const ordeal = await undergo(options, addresses);
    const faults = await lastingFaults(() => faultsOf(dataDir, addresses, ordeal));
    network.child.kill('SIGINT');
    const end = await network.ended;
    const { kills, merges, mergesAfterwards, acknowledged } = ordeal;
    return {
      ...{ kills, merges, mergesAfterwards, end },
      falls: network.lines.filter((line) => / ended \((?!SIGKILL)/.test(line)),
      acknowledged: {
        submissions: acknowledged.submissions.size,
        experiments: acknowledged.experiments.size,
      },
      faults: [...faults, ...(await leftovers(dataDir))],
    };
  } finally {
    network.child.kill('SIGINT');
    await network.ended;
  }
}

interface Ordeal extends Pick<CampaignReport, 'kills' | 'merges' | 'mergesAfterwards'> {
  readonly acknowledged: Acknowledged;
  /** Of the log, as they were on the way. */
  readonly treeHeads: readonly TreeHead[];
}

/** All kills, and the next merge, while a client takes down what it is told. */
async function undergo(options: CampaignOptions, { portalUrl }: Addresses): Promise<Ordeal> {
  const { dataDir, say } = options;
  const moments = watchMoments(dataDir, nodes);
  const acknowledged = nothingAcknowledged();
  noteOutboxes(dataDir, moments, acknowledged);
  const over = new AbortController();
  const committing = keepCommitting({
    ...{ address: grpcAddressOf(dataDir), track: 'level', moments, acknowledged, signal: over.signal },
  });
  committing.catch(() => {});
  try {
    const treeHeads: TreeHead[] = [];
    const kills = await killInTurns(options, moments, async () => {
      const treeHead = await readTreeHead(portalUrl);
      if (treeHead !== null) treeHeads.push(treeHead);
    });
    const before = await mergesOf(dataDir, portalUrl);
    say(`all kills done; ${before} merges so far; waiting for another`);
    const merges = await eventually('a merge after the last kill', mergeSeconds, async () => {
      const now = await mergesOf(dataDir, portalUrl);
      return now > before ? now : null;
    });
    over.abort();
    await committing;
    return { kills, merges, mergesAfterwards: merges - before, acknowledged, treeHeads };
  } finally {
    over.abort();
    moments.close();
  }
}

/** Looked for again for as long as there are any: what is on its way from git to the database is no fault, what stays is. */
async function lastingFaults(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const deadline = Date.now() + lastingSeconds * 1_000;
  for (;;) {
    const faults = await look();
    if (faults.length === 0 || Date.now() > deadline) return faults;
  }
}

/** What the log, the database and a clone have to say against it. */
async function faultsOf(
  dataDir: string,
  { portalUrl, cloneUrl }: Addresses,
  { acknowledged, treeHeads }: Ordeal,
): Promise<readonly string[]> {
  const cloneDir = await mkdtemp(join(tmpdir(), 'ratchet-clone-'));
  try {
    const log = await logFaults(portalUrl, treeHeads);
    const signersUrl = `${portalUrl}/tracks/level/allowed-signers`;
    const clone = await cloneTrack({ cloneUrl, signersUrl, dir: join(cloneDir, 'level') });
    const staircase = await clone.staircase();
    const unsigned = await Promise.all(
      staircase.map(({ commit }) => clone.verify(commit).then(() => [], faultOf)),
    );
    return [...log, ...unsigned.flat(), ...(await databaseFaults(dataDir, acknowledged, staircase))];
  } finally {
    await rm(cloneDir, { recursive: true, force: true });
  }
}

const grpcAddressOf = (dataDir: string): string => {
  const ports: { readonly grpc: number } = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8'));
  return `127.0.0.1:${ports.grpc}`;
};

const faultOf = (error: unknown): string[] => [String(error)];

/** What a network that has ended should not have left. */
export async function leftovers(dataDir: string): Promise<readonly string[]> {
  return [
    ...processesOf(dataDir).map(({ pid, commandLine }) => `process ${pid} is left: ${commandLine}`),
    ...(await containersOf(dataDir)).map((name) => `container ${name} is left`),
    ...(isLockFree(dataDir) ? [] : ['the lock is not free']),
  ];
}

async function killInTurns(
  { dataDir, kills, patienceSeconds, random, say }: CampaignOptions,
  moments: Moments,
  afterEach: () => Promise<void>,
): Promise<readonly Kill[]> {
  const done: Kill[] = [];
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const turns = [
    () => 'coordinator',
    () => 'postgres',
    () => pick(numbered('verifier', verifiers)),
    () => pick(numbered('worker', workers)),
  ];
  while (done.length < kills) {
    const victim = (turns[done.length % turns.length] as () => string)();
    const stirring = pick(stirrings(victim));
    const target = await eventually(`${victim} to run`, restartSeconds, () => processOf(dataDir, victim));
    for (let left = Math.floor(random() * 4); left > 0; left -= 1) await moments.next(() => true, 0);
    const moment = await moments.next((one) => stirring.test(one), patienceSeconds);
    // Looked up before and killed without another look: a merge is over in milliseconds.
    if (!target.kill()) continue;
    done.push({ victim, moment });
    say(`${done.length}: killed ${victim} at ${moment}`);
    await eventually(`${victim} to be started again`, restartSeconds, () => processOf(dataDir, victim));
    await afterEach();
  }
  return done;
}

/** Traces of what a victim is in the middle of. */
function stirrings(victim: string): readonly RegExp[] {
  if (victim !== 'coordinator' && victim !== 'postgres') {
    const own = [`^${victim}/scratch`, `^logs/${victim}`];
    const kept = victim.startsWith('worker')
      ? [`^${victim}/outbox`, `^${victim}/notebook`]
      : [`^${victim}/outbox`];
    return [...own, ...kept].map((pattern) => new RegExp(pattern));
  }
  return [
    /^coordinator\/git\/quarantine/,
    /^coordinator\/git\/[^/]+\/(refs|objects)/,
    /^coordinator\/blobs/,
    /^verifier-\d+\/outbox/,
    /^worker-\d+\/outbox/,
    /^logs/,
  ];
}

/** How many merges the coordinator knows of. */
async function mergesOf(dataDir: string, httpUrl: string): Promise<number> {
  const tokenFile = join(dataDir, 'coordinator/operator.token');
  return eventually(
    'an answer of the coordinator',
    restartSeconds,
    async () => (await askNetwork({ httpUrl, track: 'level', tokenFile }))?.merges.length ?? null,
  );
}
