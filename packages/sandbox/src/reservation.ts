import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { type DeviceLease, heldDevices, leaseDevices } from './device-lease.ts';
import { type Gpu, readGpus } from './gpu-inventory.ts';

/** What a run has of the machine for itself. */
export interface Reserved {
  /** UUIDs. */
  readonly gpus: readonly string[];
  /** Numbers of CPUs. */
  readonly cpus: readonly number[];
}

export interface Reservation extends Reserved {
  release(): Promise<void>;
}

export interface ReservationWish {
  readonly gpus: number;
  /** Of each GPU. */
  readonly gpuMemoryMiB: number;
  /** Part of its name; null for any. */
  readonly gpuName: string | null;
  /** CPUs that no other stage of this machine uses meanwhile; 0 shares all. */
  readonly cpus: number;
}

export interface ReservationParts {
  readonly stateDir: string;
  readonly readGpus?: () => Promise<readonly Gpu[] | null>;
  /** CPUs of the machine. */
  readonly cpuCount?: number;
}

const leasesIn = (stateDir: string): string => join(stateDir, 'leases');
const cpuName = (cpu: number): string => `cpu-${cpu}`;

/** The first CPU is never given away: the engine, this process and whatever else runs need one. */
const exclusiveCpus = (count: number): number[] =>
  Array.from({ length: Math.max(0, count - 1) }, (_, n) => n + 1);

/**
 * Waits until the machine can spare what is wished for, and keeps every other run's hands off it.
 * @throws RatchetError `unavailable` when the machine does not have it at all; the signal's reason
 */
export async function reserve(
  parts: ReservationParts,
  wish: ReservationWish,
  signal?: AbortSignal,
): Promise<Reservation> {
  const folder = leasesIn(parts.stateDir);
  const leases: DeviceLease[] = [];
  const release = async (): Promise<void> => {
    for (const lease of leases) await lease.release();
  };
  const take = async (names: readonly string[], count: number): Promise<readonly string[]> => {
    if (count === 0) return [];
    const lease = await leaseDevices({ folder, names, count, signal });
    leases.push(lease);
    return lease.names;
  };
  try {
    // Always in this order, so that two who want both do not wait for each other.
    const gpus = await take(await fittingGpus(parts, wish), wish.gpus);
    const cpus = await take(fittingCpus(parts, wish), wish.cpus);
    return { gpus, cpus: cpus.map((name) => Number(name.slice('cpu-'.length))), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** CPUs for a stage that shares: all but those that another run has for itself. Null is no limit. */
export async function sharedCpus({ stateDir, cpuCount = availableParallelism() }: ReservationParts) {
  const pool = exclusiveCpus(cpuCount);
  const held = new Set(await heldDevices(leasesIn(stateDir), pool.map(cpuName)));
  if (held.size === 0) return null;
  return [0, ...pool.filter((cpu) => !held.has(cpuName(cpu)))];
}

async function fittingGpus(parts: ReservationParts, wish: ReservationWish): Promise<readonly string[]> {
  if (wish.gpus === 0) return [];
  const there = await (parts.readGpus ?? readGpus)();
  if (there === null || there.length === 0) {
    throw lacking(
      'budget.gpus',
      'The track asks for a GPU, and nvidia-smi finds none on this machine.',
      'Install the driver and the NVIDIA Container Toolkit on a machine with a GPU, or choose a track without.',
    );
  }
  const wanted = wish.gpuName?.toLowerCase() ?? '';
  const named = there.filter(({ name }) => name.toLowerCase().includes(wanted));
  const fitting = named.filter(({ memoryMiB }) => memoryMiB >= wish.gpuMemoryMiB);
  if (fitting.length >= wish.gpus) return fitting.map(({ uuid }) => uuid);
  const have = there.map(({ name, memoryMiB }) => `${name} with ${memoryMiB} MiB`).join(', ');
  const asked = [`${wish.gpus} of`, wish.gpuName ?? 'any GPU', `with ${wish.gpuMemoryMiB} MiB`].join(' ');
  const short = named.length < wish.gpus ? 'budget.gpus' : 'budget.gpuMemoryMiB';
  throw lacking(
    named.length < there.length && named.length < wish.gpus ? 'hardware.gpu' : short,
    `The track asks for ${asked}; here are ${have}.`,
    'Choose a track that asks for less, or a larger machine.',
  );
}

function fittingCpus(
  { cpuCount = availableParallelism() }: ReservationParts,
  { cpus }: ReservationWish,
): string[] {
  const pool = exclusiveCpus(cpuCount);
  if (pool.length >= cpus) return pool.map(cpuName);
  throw lacking(
    'hardware.cpus',
    `The track asks for ${cpus} CPUs of its own, and this machine can spare ${pool.length} of ${cpuCount}.`,
    'Choose another track, or a machine with more CPUs.',
  );
}

const lacking = (field: string, rule: string, remedy: string): RatchetError =>
  new RatchetError({ code: 'unavailable', field, rule, remedy });
