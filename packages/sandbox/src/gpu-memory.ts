import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { GpuMemoryProbe } from './usage-meter.ts';

export interface GpuProcess {
  readonly pid: number;
  readonly memoryMiB: number;
}

const lookMilliseconds = 1_000;
const querySeconds = 10;

/** What `nvidia-smi` says of each process on a card, `pid, MiB` a line; what it does not know of one counts as nothing. */
export function parseGpuProcesses(csv: string): readonly GpuProcess[] {
  return csv.split('\n').flatMap((line) => {
    const [, pid, memory] = /^\s*(\d{1,10})\s*,\s*(\d{1,9})\s*$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), memoryMiB: Number(memory) }];
  });
}

/** GPU memory of the processes of container `id`, told by their control groups, which carry it. */
export function memoryOf(
  id: string,
  processes: readonly GpuProcess[],
  cgroupOf: (pid: number) => string = (pid) => readFileSync(`/proc/${pid}/cgroup`, 'utf8'),
): number {
  const own = processes.filter(({ pid }) => {
    try {
      return cgroupOf(pid).includes(id);
    } catch {
      // It has ended, or is on another machine than the engine's.
      return false;
    }
  });
  return own.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
}

/**
 * A probe that asks `nvidia-smi` once a second at most, for all containers together, and answers with what it saw last.
 */
export function openGpuMemoryProbe(
  program = 'nvidia-smi',
  now: () => number = () => performance.now(),
): GpuMemoryProbe {
  let processes: readonly GpuProcess[] | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  const ask = async (): Promise<void> => {
    const args = ['--query-compute-apps=pid,used_memory', '--format=csv,noheader,nounits'];
    const { stdout } = await promisify(execFile)(program, args, { timeout: querySeconds * 1_000 });
    processes = parseGpuProcesses(stdout);
  };
  return ({ id }) => {
    if (now() - askedAt >= lookMilliseconds) {
      askedAt = now();
      ask().catch(() => {});
    }
    return processes === null ? null : memoryOf(id, processes);
  };
}
