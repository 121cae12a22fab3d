/** One stage's output into a file, in a process of its own: sends by how many MiB its peak of resident memory grew. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { engineClient } from '../../packages/sandbox/src/engine-address.ts';
import { openDockerSandbox } from '../../packages/sandbox/src/index.ts';

const [address = '', stateDir = '', image = '', size = '', file = ''] = process.argv.slice(2);
const engine = { docker: engineClient(address), stateDir };
const owner = `bench-output-${process.pid}`;
const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 1_024 });
const peakMiB = (): number => process.resourceUsage().maxRSS / 1_024;

async function pass(sizeMiB: number): Promise<void> {
  const stage = await sandbox.start({
    ...{
      image,
      command: ['head', '-c', `${sizeMiB}M`, '/dev/zero'],
      inputs: [],
      environment: {},
      scratchMiB: 16,
    },
    budget: { wallSeconds: 120, cpuSeconds: 60, memoryMiB: 64, outputMiB: sizeMiB, gpus: 0, gpuMemoryMiB: 0 },
  });
  stage.stdin.end();
  await pipeline(stage.stdout, createWriteStream(file));
  const { outcome } = await stage.ended;
  if (outcome.kind !== 'completed') throw new Error(`the stage ended as ${outcome.kind}`);
}

await pass(1);
const before = peakMiB();
await pass(Number(size));
await rm(file);
process.send?.(peakMiB() - before);
process.disconnect();
