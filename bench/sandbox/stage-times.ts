import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Budget } from '@ratchet/protocol';
import type { Engine, Sandbox, StageSpec } from '@ratchet/sandbox';

/** A stage of one second, in the three ways to run it. Each gives its milliseconds from start to end. */
export const oneSecond = ['sleep', '1'] as const;

const budget: Budget = {
  ...{ wallSeconds: 60, cpuSeconds: 60, memoryMiB: 256, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 },
};

export const stageOf = (
  image: string,
  command: readonly string[],
  more: Partial<StageSpec> = {},
): StageSpec => ({
  ...{ image, command, budget, inputs: [], environment: {}, scratchMiB: 16 },
  ...more,
});

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export async function inSandbox(sandbox: Sandbox, image: string): Promise<void> {
  const { outcome } = await sandbox.run(stageOf(image, oneSecond));
  if (outcome.kind !== 'completed') throw new Error(`The stage ended as ${outcome.kind}.`);
}

/** `docker run` as anyone would write it; without a network, since making one would only flatter the comparison. */
export function byDockerRun(engine: Engine, image: string): Promise<unknown> {
  const program = ['/usr/bin/docker', '/usr/local/bin/docker'].find((path) => existsSync(path)) ?? 'docker';
  const args = ['-H', engine.address, 'run', '--rm', '--network', 'none', image, ...oneSecond];
  return promisify(execFile)(program, args);
}

export function asProcess(): Promise<void> {
  return new Promise((resolve, reject) => {
    const [program, ...args] = oneSecond;
    spawn(program, args, { stdio: 'ignore' })
      .once('error', reject)
      .once('exit', () => resolve());
  });
}
