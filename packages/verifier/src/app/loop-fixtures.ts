import type { Clock } from '@ratchet/kit';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import type { CoordinatorPort, FinishedReplica, LeasedReplica, OutboxPort, TrustedRun } from './ports.ts';
import type { VerifyLoopOptions } from './verify-loop.ts';

/** A world in memory around the loop, for its tests. */
export interface LoopWorld {
  readonly options: VerifyLoopOptions;
  /** Replicas still to be leased: taken away when their report arrives. */
  readonly waiting: LeasedReplica[];
  readonly reported: FinishedReplica[];
  readonly kept: Map<string, FinishedReplica>;
  readonly lines: string[];
  readonly runs: number[];
  /** Milliseconds slept for so far, one entry a sleep. */
  readonly sleeps: number[];
}

export const fixtureKey = nodeKeyFromSeed(Buffer.alloc(32, 7));

export const fixtureManifest = {
  name: 'words',
  title: 'Words',
  interests: [],
  license: 'Apache-2.0',
  metric: { name: 'bits', unit: 'bits', direction: 'minimize', minimumEffect: 0.01 },
  editable: ['model.py'],
  stages: Object.fromEntries(
    ['train', 'predict', 'score'].map((stage) => [
      stage,
      {
        image: 'ratchet/numpy',
        command: ['python3', `${stage}.py`],
        budget: { wallSeconds: 1, cpuSeconds: 1, memoryMiB: 64, outputMiB: 1 },
      },
    ]),
  ),
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
};

export const fixtureReplica = (number: number): LeasedReplica => ({
  replicaId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  track: 'words',
  headTreeBlob: 'a'.repeat(64),
  treeBlob: 'b'.repeat(64),
  tree: 'c'.repeat(40),
  commit: 'd'.repeat(40),
  seed: 1_000 + number,
  expiresAtMs: 90_000,
  trainBlob: 'e'.repeat(64),
  season: 1,
  manifestJson: JSON.stringify(fixtureManifest),
});

export interface LoopFaults {
  /** Called with each run; may throw or wait. */
  readonly run?: (seed: number, signal: AbortSignal) => Promise<TrustedRun>;
  readonly report?: (finished: FinishedReplica) => Promise<void>;
  readonly renew?: (replicaId: string) => Promise<number>;
  readonly clock?: Clock;
  readonly untilRoom?: () => Promise<void>;
}

export const scored: TrustedRun = {
  ...{ outcome: 'scored', metric: 2.9, artifact: 'ab'.repeat(32) },
  ...{ cpuSeconds: 4, wallSeconds: 5 },
};

export function loopWorld(waiting: LeasedReplica[], faults: LoopFaults = {}): LoopWorld {
  const world = {
    waiting,
    reported: [] as FinishedReplica[],
    kept: new Map<string, FinishedReplica>(),
    lines: [] as string[],
    runs: [] as number[],
    sleeps: [] as number[],
  };
  const clock: Clock = faults.clock ?? {
    now: () => 0,
    sleep: (milliseconds, signal) => {
      world.sleeps.push(milliseconds);
      // Renewals wait for ever; pauses after a fault pass at once.
      return milliseconds === 30_000 && signal ? untilAborted(signal) : Promise.resolve();
    },
  };
  const coordinator: CoordinatorPort = {
    leaseReplica: async () => waiting[0] ?? null,
    renewReplica: (replicaId) => faults.renew?.(replicaId) ?? Promise.resolve(90_000),
    async reportReplica(finished) {
      await faults.report?.(finished);
      world.reported.push(finished);
      const at = waiting.findIndex(({ replicaId }) => replicaId === finished.replicaId);
      if (at >= 0) waiting.splice(at, 1);
    },
  };
  const outbox: OutboxPort = {
    put: async (finished) => void world.kept.set(finished.replicaId, finished),
    pending: async () => [...world.kept.values()],
    remove: async (replicaId) => void world.kept.delete(replicaId),
  };
  let ids = 0;
  const options: VerifyLoopOptions = {
    ...{ coordinator, outbox, clock },
    key: fixtureKey,
    newId: () => `id-${++ids}-aaaa`,
    report: (line) => world.lines.push(line),
    disk: { untilRoom: faults.untilRoom ?? (async () => {}) },
    materials: {
      gather: async () => ({
        candidateDir: '/c',
        headDir: '/h',
        trainDataDir: '/t',
        holdoutDir: '/o',
        holdout: 'f'.repeat(64),
        release: () => {},
      }),
    },
    runner: {
      hardwareClass: 'cpu-test',
      async run({ seed }, signal) {
        world.runs.push(seed);
        return faults.run ? faults.run(seed, signal) : scored;
      },
    },
  };
  return { ...world, options };
}

export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
