import { setTimeout as delay } from 'node:timers/promises';
import type { UsageMeter, UsageReading } from './usage-meter.ts';

export interface UsageWatch {
  /** The largest figures seen. */
  readonly highest: () => UsageReading;
  /** Reads once more, where that is still possible. */
  update(): Promise<void>;
  stop(): void;
}

/**
 * Reads the meter until stopped. The limit is on all processes together, which no rlimit can express: `onOver` is called
 * when they have used `cpuSeconds`, or hold more GPU memory than they may: a card has no limit of its own.
 */
export function watchUsage(options: {
  meter: UsageMeter;
  cpuSeconds: number;
  /** 0 is no limit. */
  gpuMemoryMiB: number;
  onOver: (limit: 'cpu' | 'gpu-memory') => void;
}): UsageWatch {
  const { meter } = options;
  const stopping = new AbortController();
  let highest: UsageReading = { cpuSeconds: 0, memoryMiB: 0, gpuMemoryMiB: null };

  async function update(): Promise<void> {
    // A reading that fails is not a fault: the container may just have ended. A lost engine shows where its exit is awaited.
    const reading = await meter.read().catch(() => null);
    if (reading === null) return;
    highest = {
      cpuSeconds: Math.max(highest.cpuSeconds, reading.cpuSeconds),
      memoryMiB: Math.max(highest.memoryMiB, reading.memoryMiB),
      gpuMemoryMiB: higher(highest.gpuMemoryMiB, reading.gpuMemoryMiB),
    };
    if (highest.cpuSeconds >= options.cpuSeconds) options.onOver('cpu');
    const gpuMemoryMiB = highest.gpuMemoryMiB ?? 0;
    if (options.gpuMemoryMiB > 0 && gpuMemoryMiB > options.gpuMemoryMiB) options.onOver('gpu-memory');
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await update();
      await delay(meter.intervalMilliseconds, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  void run();
  return { highest: () => highest, update, stop: () => stopping.abort() };
}

const higher = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
