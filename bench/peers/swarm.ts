import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Told } from './child.ts';

/** Libp2p nodes in processes of their own. */
export interface Swarm {
  readonly processes: readonly ChildProcess[];
  /** Nodes that live, by number. */
  living(): number[];
  order(node: number, order: Order): Promise<void>;
  everyone(order: Order): void;
  /** Resolves when every node has found its place. */
  settled(): Promise<void>;
  onTold(listener: (told: Told) => void): void;
  /** Kills the last `count` processes at once. */
  kill(count: number): void;
  stop(): Promise<void>;
}

/** Starts `processes` times `each` nodes; each is connected with `links` others, drawn at random. */
export async function startSwarm(
  processes: number,
  each: number,
  links: number,
  random: () => number,
): Promise<Swarm> {
  const children = Array.from({ length: processes }, () => fork(join(import.meta.dirname, 'child.ts')));
  const listeners: ((told: Told) => void)[] = [];
  for (const child of children)
    child.on('message', (told: Told) => {
      for (const listener of listeners) listener(told);
    });
  const dead = new Set<number>();
  const childOf = (node: number) => children[Math.floor(node / each)];
  const order = (node: number, what: Order) => answered(childOf(node), what, 'done').then(() => {});

  const started = await Promise.all(
    children.map((child, n) => answered(child, { kind: 'start', first: n * each, count: each }, 'started')),
  );
  const addresses = started.flatMap((told) => (told.kind === 'started' ? told.addresses : []));
  const wanted = addresses.map((_, node) => {
    const others = new Set<string>();
    while (others.size < Math.min(links, node)) others.add(addresses[Math.floor(random() * node)] ?? '');
    return [...others];
  });
  const connectThoseOf = async (first: number) => {
    for (let node = first; node < first + each; node += 1)
      await order(node, { kind: 'connect', node, addresses: wanted[node] ?? [] });
  };
  await Promise.all(children.map((_, n) => connectThoseOf(n * each)));
  return {
    processes: children,
    living: () => addresses.flatMap((_, node) => (dead.has(Math.floor(node / each)) ? [] : [node])),
    order,
    everyone: (what) => children.forEach((child, n) => void (dead.has(n) || child.send(what))),
    settled: () =>
      Promise.all(children.map((child) => answered(child, { kind: 'settle' }, 'done'))).then(() => {}),
    onTold: (listener) => void listeners.push(listener),
    kill(count) {
      for (let n = processes - count; n < processes; n += 1) {
        dead.add(n);
        children[n]?.kill('SIGKILL');
      }
    },
    stop: () => Promise.all(children.map(ended)).then(() => {}),
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function answered(child: ChildProcess | undefined, order: Order, kind: Told['kind']): Promise<Told> {
  return new Promise((resolve, reject) => {
    if (!child) return reject(new Error('There is no such process.'));
    const listen = (told: Told) => {
      if (told.kind !== kind) return;
      child.off('message', listen);
      resolve(told);
    };
    child.on('message', listen);
    child.send(order);
  });
}
