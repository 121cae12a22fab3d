/**
 * What the sandbox costs, against the same work without it, in turns in one run: a stage of one second beside `docker run`
 * and the bare process, with the engine's calls and their times; the scoring of 4,000 words by two boxes beside scorer and
 * predictor in one process; the memory of the host process beside the size of a stage's output.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { openBenchEngine } from './sandbox/bench-engine.ts';
import { oneSecond } from './sandbox/one-second.ts';
import { outputMemory } from './sandbox/output-memory.ts';
import { twoBoxes } from './sandbox/two-boxes.ts';

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  const opened = await openBenchEngine(progress);
  try {
    await chmod(dir, 0o755);
    const figures: Figure[] = [];
    for (const part of [oneSecond, twoBoxes, outputMemory])
      figures.push(...(await part(opened, dir, progress)));
    return figures;
  } finally {
    await opened.engine.release();
    await rm(dir, { recursive: true, force: true });
  }
}
