import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askNetwork } from '../../packages/cli/src/start/network-view.ts';
import { keepCommitting, noteOutboxes, nothingAcknowledged } from './acknowledgements.ts';
import { cloneTrack } from './cloned-track.ts';
import { eventually } from './eventually.ts';
import { containersOf, isLockFree, processesOf } from './left-behind.ts';
import { type Moment, type Moments, watchMoments } from './moments.ts';
import { databaseFaults, logFaults, readTreeHead, type TreeHead } from './network-record.ts';
import { addressesOf, type RatchetEnd, startLevel } from './run-ratchet.ts';
import { pidOf } from './victims.ts';

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
  /** Everything that should not be; empty when all is well. */
  readonly faults: readonly string[];
  readonly end: RatchetEnd;
}

export interface CampaignOptions {
  /** Of the network; new, or one that is to go on. */
  readonly dataDir: string;
  readonly kills: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

const [verifiers, workers] = [3, 2];
const numbered = (role: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${role}-${index + 1}`);
const nodes = [...numbered('verifier', verifiers), ...numbered('worker', workers)];

/** How long a moment is waited for before any other does; a merge is rare. */
const patienceSeconds = 10;
const restartSeconds = 180;
const mergeSeconds = 420;

/**
 * A network under `kill -9`: its coordinator, its database, verifiers and workers in turns, each at a moment that chance
 * picks out of what the victim does; then it must go on to another merge, and everything it ever said must still hold.
 */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const { dataDir, say } = options;
  const network = startLevel(dataDir, '--json');
  const { portalUrl, cloneUrl } = await addressesOf(network);
  await eventually('all nodes', restartSeconds, () =>
    nodes.every((name) => pidOf(dataDir, name)) ? true : null,
  );
  const moments = watchMoments(dataDir, nodes);
  const acknowledged = nothingAcknowledged();
  noteOutboxes(dataDir, moments, acknowledged);
  const over = new AbortController();
  const { grpc } = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as { readonly grpc: number };
  const committing = keepCommitting({
    ...{ address: `127.0.0.1:${grpc}`, track: 'level', moments, acknowledged, signal: over.signal },
  });
  committing.catch(() => {});
  const merges = async (): Promise<number> => (await mergesOf(dataDir, portalUrl)).length;
  try {
    const heads: TreeHead[] = [];
    const kills = await killInTurns(options, moments, async () => {
      const head = await readTreeHead(portalUrl);
      if (head !== null) heads.push(head);
    });
    const before = await merges();
    say(`all kills done; ${before} merges so far; waiting for another`);
    await eventually('a merge after the last kill', mergeSeconds, async () =>
      (await mergesOf(dataDir, portalUrl)).length > before ? true : null,
    );
    over.abort();
    await committing;
    const log = await logFaults(portalUrl, heads);
    const cloneDir = await mkdtemp(join(tmpdir(), 'ratchet-clone-'));
    const signersUrl = `${portalUrl}/tracks/level/allowed-signers`;
    const clone = await cloneTrack({ cloneUrl, signersUrl, dir: join(cloneDir, 'level') });
    const staircase = await clone.staircase();
    const signatures = await Promise.all(
      staircase.map(({ commit }) => clone.verify(commit).then(() => [], faultOf)),
    );
    await rm(cloneDir, { recursive: true, force: true });
    const database = await databaseFaults(dataDir, acknowledged, staircase);
    const made = await merges();
    network.child.kill('SIGINT');
    const end = await network.ended;
    const left = await leftovers(dataDir);
    return {
      ...{ kills, end, merges: made, mergesAfterwards: made - before },
      acknowledged: {
        submissions: acknowledged.submissions.size,
        experiments: acknowledged.experiments.size,
      },
      faults: [...log, ...database, ...signatures.flat(), ...left],
    };
  } finally {
    over.abort();
    moments.close();
    network.child.kill('SIGINT');
    await network.ended;
  }
}

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
  { dataDir, kills, random, say }: CampaignOptions,
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
    for (let left = Math.floor(random() * 4); left > 0; left -= 1) await moments.next(() => true, 0);
    const moment = await moments.next((one) => stirring.test(one), patienceSeconds);
    const pid = pidOf(dataDir, victim);
    // It may be dead already: of its database, for one.
    if (pid === null) continue;
    process.kill(pid, 'SIGKILL');
    done.push({ victim, moment });
    say(`${done.length}: killed ${victim} at ${moment}`);
    await eventually(`${victim} to be started again`, restartSeconds, () => {
      const next = pidOf(dataDir, victim);
      return next === null || next === pid ? null : next;
    });
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

async function mergesOf(dataDir: string, httpUrl: string): Promise<readonly { readonly commit: string }[]> {
  const tokenFile = join(dataDir, 'coordinator/operator.token');
  return eventually(
    'an answer of the coordinator',
    restartSeconds,
    async () => (await askNetwork({ httpUrl, track: 'level', tokenFile }))?.merges ?? null,
  );
}
