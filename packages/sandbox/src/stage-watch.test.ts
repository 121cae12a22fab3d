import { expect, it } from 'vitest';
import { watchUsage } from './stage-watch.ts';
import type { UsageReading } from './usage-meter.ts';

it('the highest of every figure is kept, whatever a later reading says or lacks', async () => {
  const readings: (UsageReading | null)[] = [
    { cpuSeconds: 1, memoryMiB: 50, gpuMemoryMiB: null },
    { cpuSeconds: 2, memoryMiB: 40, gpuMemoryMiB: 900 },
    { cpuSeconds: 2, memoryMiB: 10, gpuMemoryMiB: 300 },
    null,
  ];
  const meter = { read: async () => readings.shift() ?? null, intervalMilliseconds: 60_000 };
  let over = 0;
  const onOver = (): void => {
    over += 1;
  };
  const watch = watchUsage({ meter, cpuSeconds: 2, gpuMemoryMiB: 0, onOver });
  for (let left = 0; left < 4; left += 1) await watch.update();
  expect(watch.highest()).toEqual({ cpuSeconds: 2, memoryMiB: 50, gpuMemoryMiB: 900 });
  expect(over).toBe(2);
  watch.stop();
});
