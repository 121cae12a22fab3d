import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Figure, figure, median } from '../figures.ts';
import type { BenchEngine } from './bench-engine.ts';

const rounds = 7;
const sizesMiB = [8, 256, 512] as const;
/** What the collector of garbage lets lie before it takes it away. The same whatever the size of the output. */
const growsAtMostMiB = 96;

/** How much a host process grows at most while a stage's output passes through it into a file, at three sizes. */
export async function outputMemory(
  opened: BenchEngine,
  dir: string,
  progress: (line: string) => void,
): Promise<readonly Figure[]> {
  const grown = new Map<number, number[]>(sizesMiB.map((size) => [size, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const size of sizesMiB) grown.get(size)?.push(await growthMiB(opened, join(dir, 'output'), size));
    const shown = sizesMiB.map((size) => `${grown.get(size)?.at(-1)?.toFixed(0)} MiB for ${size}`);
    progress(`output, round ${round}: the host process grows by ${shown.join(', ')}`);
  }
  return sizesMiB.map((size) =>
    figure(`output of ${size} MiB: host process grows`, median(grown.get(size) ?? []), 'MiB', {
      atMost: growsAtMostMiB,
    }),
  );
}

async function growthMiB({ engine, image }: BenchEngine, file: string, sizeMiB: number): Promise<number> {
  const args = [engine.address, engine.stateDir, image, String(sizeMiB), file];
  const child = fork(join(import.meta.dirname, 'output-process.ts'), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`)));
  exit.catch(() => {});
  const [grownMiB] = await Promise.race([once(child, 'message'), exit]);
  return Number(grownMiB);
}
