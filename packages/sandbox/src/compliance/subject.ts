import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContainerCreateOptions } from 'dockerode';
import { afterAll, beforeAll } from 'vitest';
import { createFrameReader } from '../attach-frames.ts';
import { containerOptions } from '../container-options.ts';
import {
  type Engine,
  ensureEngine,
  ensureImages,
  ensureRuntime,
  type FinishedStage,
  openDockerSandbox,
  type Sandbox,
  type StageSpec,
} from '../index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A sandbox under one runtime, and the means to try it. Engine, image and folder are there from `beforeAll` on. */
export interface Subject {
  readonly runtime: string;
  /** Whether the host's kernel is before the program, so that our seccomp profile and its own /proc are. */
  readonly sharesKernel: boolean;
  readonly owner: string;
  readonly environment: Environment;
  readonly imagesDir: string;
  readonly engine: () => Engine;
  readonly base: () => StageSpec;
  /** Readable by everyone; gone at the end. */
  readonly folder: () => string;
  sandbox(owner?: string): Promise<Sandbox>;
  run(command: readonly string[], change?: Partial<StageSpec>): Promise<FinishedStage>;
  /** A control: the same container but for `loosen`. Gives its stdout. */
  runLoosened(
    command: readonly string[],
    loosen: (options: ContainerCreateOptions) => ContainerCreateOptions,
  ): Promise<string>;
  containersOf(owner: string): Promise<number>;
}

export const shell = (script: string): readonly string[] => ['sh', '-c', script];
export const python = (program: string): readonly string[] => ['python3', '-c', program];
export const budget = {
  ...{ wallSeconds: 30, cpuSeconds: 20, memoryMiB: 128, gpus: 0, gpuMemoryMiB: 0, outputMiB: 4 },
};

/** Registers what opens and closes it with the test file that calls this. */
export function openSubject(runtime: string, environment: Environment): Subject {
  const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
  const imagesDir = fileURLToPath(new URL('../../../../deploy/images', import.meta.url));
  const owner = `test-${process.pid}`;
  let engine: Engine;
  let base: StageSpec;
  let folder: string;

  beforeAll(async () => {
    const report = (line: string): void => console.error(line);
    engine = await ensureEngine({ stateDir, report, environment });
    await ensureRuntime(engine, runtime, { report, environment });
    const names = ['ratchet/numpy'];
    const images = await ensureImages({ engine, imagesDir, names, environment, report });
    const image = images.get('ratchet/numpy') ?? '';
    base = { image, command: ['true'], budget, inputs: [], environment: {}, scratchMiB: 16 };
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    chmodSync(folder, 0o755);
  }, 600_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await engine.release();
  });

  const sandbox = (name = owner) => openDockerSandbox({ engine, owner: name, cpuShares: 512, runtime });
  return {
    ...{ runtime, sharesKernel: runtime === 'runc', owner, environment, imagesDir, sandbox },
    engine: () => engine,
    base: () => base,
    folder: () => folder,
    run: async (command, change = {}) => (await sandbox()).run({ ...base, command, ...change }),
    async runLoosened(command, loosen) {
      const settings = {
        owner,
        stage: 'control-1',
        cpuShares: 512,
        pidsLimit: 128,
        runtime,
        openInput: false,
        cpus: null,
      };
      const options = loosen(containerOptions({ ...base, command }, settings));
      const container = await engine.docker.createContainer(options);
      try {
        const stream = await container.attach({ stream: true, hijack: true, stdout: true, stderr: true });
        await container.start();
        const read = createFrameReader();
        let stdout = '';
        for await (const chunk of stream) {
          for (const piece of read(chunk as Buffer)) if (piece.stream === 'stdout') stdout += piece.bytes;
        }
        return stdout;
      } finally {
        await container.remove({ force: true });
      }
    },
    async containersOf(name) {
      const filters = JSON.stringify({ label: [`ratchet.owner=${name}`] });
      return (await engine.docker.listContainers({ all: true, filters })).length;
    },
  };
}
