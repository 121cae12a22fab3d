import type { Sandbox } from '@ratchet/sandbox';
import { stageOf } from './stage-times.ts';

const sampleEveryMs = 20;
const mebibyte = 2 ** 20;

/** How far this process's resident memory rises while a stage writes `outputMiB` to its standard output and as much to its log. */
export async function memoryGrowthMiB(sandbox: Sandbox, image: string, outputMiB: number): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, sampleEveryMs);
  try {
    const write = `head -c ${outputMiB * mebibyte} /dev/zero`;
    const spec = stageOf(image, ['sh', '-c', `${write}; ${write} >&2`]);
    const stage = await sandbox.start({ ...spec, budget: { ...spec.budget, outputMiB: outputMiB + 1 } });
    let bytes = 0;
    for await (const chunk of stage.stdout) bytes += (chunk as Buffer).length;
    const { outcome } = await stage.ended;
    if (outcome.kind !== 'completed' || bytes !== outputMiB * mebibyte)
      throw new Error(`${bytes} bytes came, and the stage ended as ${outcome.kind}.`);
  } finally {
    clearInterval(sampling);
  }
  return (peak - before) / mebibyte;
}
