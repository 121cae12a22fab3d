/**
 * Real libp2p nodes on this machine, several to a process, on the loopback address: how soon a head has reached 99 % of 200 nodes, also
 * after half of them were killed; and how many copies of a 128 MiB data set leave the coordinator until 20 workers have it, also when
 * half of them are killed in the middle.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figure, quantile } from './figures.ts';
import { startOrigin } from './peers/origin.ts';
import { type Swarm, startSwarm } from './peers/swarm.ts';

const nodes = { processes: 8, each: 25, links: 6 };
const workers = { processes: 4, each: 5, links: 8 };
const heads = 20;
const dataBytes = 128 * 1024 * 1024;

/** The same graph in every run (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const [spread, halved] = await measureHeads(progress);
  const whole = await measureData(progress, false);
  const killed = await measureData(progress, true);
  return [
    figure('nodes', nodes.processes * nodes.each, 'nodes'),
    figure('a head reaches 99 % of them, median of 20', quantile(spread ?? [], 0.5), 's', { atMost: 2 }),
    figure('a head reaches 99 % of them, slowest of 20', Math.max(...(spread ?? [])), 's', { atMost: 2 }),
    figure('the same with half of them killed, slowest of 20', Math.max(...(halved ?? [])), 's', {
      atMost: 2,
    }),
    figure('copies of 128 MiB that leave the coordinator for 20 workers', whole.copies, 'copies', {
      atMost: 2.5,
    }),
    figure('until all 20 have it', whole.seconds, 's'),
    figure('workers that have it', whole.share, 'share', { atLeast: 1 }),
    figure('with half killed in the middle: survivors that have it', killed.share, 'share', { atLeast: 1 }),
    figure('with half killed in the middle: copies that leave the coordinator', killed.copies, 'copies', {
      atMost: 2.5,
    }),
  ];
}

async function measureHeads(progress: (line: string) => void): Promise<number[][]> {
  const random = seeded(1);
  const swarm = await startSwarm(nodes.processes, nodes.each, nodes.links, random);
  try {
    progress(`${nodes.processes * nodes.each} nodes, ${nodes.links} links each`);
    await swarm.settled();
    const spread = await headTimes(swarm, random, 'first');
    progress(`heads: ${spread.map((seconds) => seconds.toFixed(2)).join(' ')} s`);
    swarm.kill(nodes.processes / 2);
    const halved = await headTimes(swarm, random, 'second');
    progress(`heads with half of the nodes: ${halved.map((seconds) => seconds.toFixed(2)).join(' ')} s`);
    return [spread, halved];
  } finally {
    await swarm.stop();
  }
}

/** Seconds until 99 % of the nodes that live heard of each head. */
async function headTimes(swarm: Swarm, random: () => number, name: string): Promise<number[]> {
  const living = swarm.living();
  const enough = Math.ceil(0.99 * (living.length - 1));
  const times: number[] = [];
  for (let n = 0; n < heads; n += 1) {
    const payload = `${name} head ${n}`;
    const node = living[Math.floor(random() * living.length)] ?? 0;
    const begin = Date.now();
    const reached = new Promise<number>((resolve) => {
      let heard = 0;
      swarm.onTold((told) => {
        if (told.kind !== 'heard' || told.payload !== payload) return;
        heard += 1;
        if (heard === enough) resolve((told.at - begin) / 1000);
      });
    });
    await swarm.order(node, { kind: 'publish', node, payload });
    times.push(await Promise.race([reached, rest(30_000).then(() => Number.POSITIVE_INFINITY)]));
  }
  return times;
}

async function measureData(progress: (line: string) => void, isHalved: boolean) {
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-peers-'));
  const origin = await startOrigin(dataBytes);
  const swarm = await startSwarm(workers.processes, workers.each, workers.links, seeded(2));
  try {
    const begin = Date.now();
    const survivors = isHalved ? (workers.processes / 2) * workers.each : workers.processes * workers.each;
    const fetched = new Set<number>();
    const halfway = new Set<number>();
    let isKilled = false;
    const finished = new Promise<void>((resolve) => {
      swarm.onTold((told) => {
        if (told.kind === 'progress') halfway.add(told.node);
        if (isHalved && !isKilled && halfway.size >= workers.processes) {
          isKilled = true;
          swarm.kill(workers.processes / 2);
          for (const node of [...fetched]) if (!swarm.living().includes(node)) fetched.delete(node);
        }
        if (told.kind !== 'fetched' || !swarm.living().includes(told.node)) return;
        if (told.error === null) fetched.add(told.node);
        else progress(`node ${told.node}: ${told.error}`);
        if (fetched.size === survivors) resolve();
      });
    });
    swarm.everyone({ kind: 'fetch', address: origin.address, origin: origin.url, dir });
    await Promise.race([finished, rest(300_000)]);
    const seconds = (Date.now() - begin) / 1000;
    const copies = origin.bytesSent() / dataBytes;
    progress(
      `${fetched.size} of ${survivors} workers have it after ${seconds.toFixed(0)} s, ${copies.toFixed(2)} copies`,
    );
    return { copies, seconds, share: fetched.size / survivors };
  } finally {
    await swarm.stop();
    await origin.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
