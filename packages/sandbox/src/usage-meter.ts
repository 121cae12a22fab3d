import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';

export interface UsageReading {
  readonly cpuSeconds: number;
  readonly memoryMiB: number;
  /** Null without a GPU, and where it cannot be told. */
  readonly gpuMemoryMiB: number | null;
}

/**
 * GPU memory, MiB, that the processes of container `id` use now; `pid` is its first process on the engine's machine. Asked as
 * often as the meter is read: one that is slow answers with what it saw last.
 */
export type GpuMemoryProbe = (container: { readonly id: string; readonly pid: number }) => number | null;

/** Reads what a running container has used so far; null when that cannot be told (any more). */
export interface UsageMeter {
  read(): Promise<UsageReading | null>;
  /** How often to read: a file of the kernel costs microseconds, asking the engine milliseconds. */
  readonly intervalMilliseconds: number;
}

const mebibyte = 1024 * 1024;

/**
 * The meter of container `id` whose first process is `pid` on the engine's machine: the kernel's own files where that is
 * this machine, else the engine's statistics. A process here that merely has the same number is told by its control
 * group, which must carry the container's id.
 */
export function openUsageMeter(options: {
  docker: Docker;
  id: string;
  pid: number;
  gpu?: GpuMemoryProbe | undefined;
}): UsageMeter {
  const { id, pid, gpu } = options;
  const gpuMemoryMiB = (): number | null => gpu?.({ id, pid }) ?? null;
  const files = findFiles(id, pid);
  if (files !== null) {
    const read = async () => readFiles(files, gpuMemoryMiB());
    return { read, intervalMilliseconds: 50 };
  }
  const container = options.docker.getContainer(id);
  return {
    intervalMilliseconds: 250,
    async read() {
      const stats = await container.stats({ stream: false, 'one-shot': true });
      const { usage = 0, max_usage: peak = 0 } = stats.memory_stats;
      return {
        cpuSeconds: stats.cpu_stats.cpu_usage.total_usage / 1e9,
        memoryMiB: Math.max(usage, peak) / mebibyte,
        gpuMemoryMiB: gpuMemoryMiB(),
      };
    },
  };
}

interface UsageFiles {
  readonly cpu: string;
  /** The first that exists: a peak, or what is used now. */
  readonly memory: string;
}

function findFiles(id: string, pid: number): UsageFiles | null {
  let groups: string;
  try {
    groups = readFileSync(`/proc/${pid}/cgroup`, 'utf8');
  } catch {
    return null;
  }
  const folders = cgroupFolders(groups, id);
  const cpu = firstExisting(folders, ['cpuacct.usage', 'cpu.stat']);
  const memory = firstExisting(folders, ['memory.max_usage_in_bytes', 'memory.peak', 'memory.current']);
  return cpu === null || memory === null ? null : { cpu, memory };
}

/** Folders of the control groups in `groups` (/proc/PID/cgroup: `number:controllers:path` lines) that carry `id`. */
export function cgroupFolders(groups: string, id: string, root = '/sys/fs/cgroup'): string[] {
  return groups.split('\n').flatMap((line) => {
    const [, controllers = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (!path.includes(id)) return [];
    // Version 2 has one hierarchy and names no controllers.
    if (controllers === '') return [join(root, path)];
    return [controllers, ...controllers.split(',')].map((name) => join(root, name, path));
  });
}

function firstExisting(folders: readonly string[], names: readonly string[]): string | null {
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

function readFiles(files: UsageFiles, gpuMemoryMiB: number | null): UsageReading | null {
  try {
    return {
      cpuSeconds: parseCpuSeconds(readFileSync(files.cpu, 'utf8')),
      memoryMiB: Number(readFileSync(files.memory, 'utf8')) / mebibyte,
      gpuMemoryMiB,
    };
  } catch {
    // The container has ended and its control group with it.
    return null;
  }
}

/** `cpuacct.usage` is nanoseconds; `cpu.stat` has a line `usage_usec N`. */
export function parseCpuSeconds(text: string): number {
  const microseconds = /^usage_usec (\d+)$/m.exec(text)?.[1];
  return microseconds === undefined ? Number(text) / 1e9 : Number(microseconds) / 1e6;
}
