import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaseDevices } from './device-lease.ts';
import type { Gpu } from './gpu-inventory.ts';
import { type ReservationWish, reserve, sharedCpus } from './reservation.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'ratchet-leases-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

/** There is no GPU to test with: these are made up. */
const gpu = (index: number, memoryMiB: number): Gpu => ({
  ...{ index, name: 'Made up', uuid: `GPU-0000000${index}`, memoryMiB, driver: '1' },
  ...{ utilisationPercent: 0, temperatureCelsius: 30 },
});
const machine = (gpus: readonly Gpu[] | null = null, cpuCount = 4) => ({
  ...{ stateDir, cpuCount, readGpus: async () => gpus },
});
const wish = (change: Partial<ReservationWish>): ReservationWish => ({
  gpus: 0,
  gpuMemoryMiB: 0,
  gpuName: null,
  cpus: 0,
  ...change,
});
const soon = () => AbortSignal.timeout(1_500);

describe('a reservation', () => {
  it('of CPUs gives each to one run at a time, and never the first', async () => {
    const one = await reserve(machine(), wish({ cpus: 2 }));
    const two = await reserve(machine(), wish({ cpus: 1 }));
    expect(new Set([...one.cpus, ...two.cpus])).toEqual(new Set([1, 2, 3]));
    await expect(reserve(machine(), wish({ cpus: 1 }), soon())).rejects.toThrow();
    await one.release();
    const three = await reserve(machine(), wish({ cpus: 2 }));
    expect(three.cpus).toEqual(one.cpus);
    await Promise.all([two.release(), three.release()]);
  });

  it('keeps other stages off its CPUs while it lasts', async () => {
    expect(await sharedCpus(machine())).toBeNull();
    const one = await reserve(machine(), wish({ cpus: 2 }));
    expect(await sharedCpus(machine())).toEqual([0, 1, 2, 3].filter((cpu) => !one.cpus.includes(cpu)));
    await one.release();
    expect(await sharedCpus(machine())).toBeNull();
  });

  it('of GPUs takes those with memory enough, each for one candidate', async () => {
    const cards = machine([gpu(0, 8_000), gpu(1, 24_000), gpu(2, 24_000)]);
    const first = await reserve(cards, wish({ gpus: 1, gpuMemoryMiB: 16_000 }));
    const second = await reserve(cards, wish({ gpus: 1, gpuMemoryMiB: 16_000 }));
    expect([...first.gpus, ...second.gpus].sort()).toEqual(['GPU-00000001', 'GPU-00000002']);
    const small = await reserve(cards, wish({ gpus: 1 }));
    expect(small.gpus).toEqual(['GPU-00000000']);
    for (const one of [first, second, small]) await one.release();
  });

  it.each([
    ['no GPU', null, { gpus: 1 }, 'budget.gpus'],
    ['too few GPUs', [gpu(0, 8_000)], { gpus: 2 }, 'budget.gpus'],
    ['too small a GPU', [gpu(0, 8_000)], { gpus: 1, gpuMemoryMiB: 9_000 }, 'budget.gpuMemoryMiB'],
    ['another GPU', [gpu(0, 8_000)], { gpus: 1, gpuName: 'h100' }, 'hardware.gpu'],
    ['too few CPUs', null, { cpus: 4 }, 'hardware.cpus'],
  ])('on a machine with %s says so, and what to do', async (_what, gpus, asked, field) => {
    await expect(reserve(machine(gpus), wish(asked))).rejects.toMatchObject({ code: 'unavailable', field });
  });

  it('takes all or nothing: two that want two of three do not lock each other out', async () => {
    const both = Array.from({ length: 6 }, async () => {
      const one = await reserve(machine(), wish({ cpus: 2 }));
      await one.release();
      return one.cpus.length;
    });
    expect(await Promise.all(both)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});

describe('a holder that is killed', () => {
  let holder: ChildProcess | null = null;
  afterEach(() => void holder?.kill('SIGKILL'));

  it('frees its devices at once', async () => {
    const code = `
      import { leaseDevices } from ${JSON.stringify(join(import.meta.dirname, 'device-lease.ts'))};
      await leaseDevices({ folder: ${JSON.stringify(stateDir)}, names: ['one'], count: 1 });
      console.log('held');
      setInterval(() => {}, 1_000);`;
    const running = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    holder = running;
    await new Promise((resolve) => running.stdout.once('data', resolve));
    const options = { folder: stateDir, names: ['one'], count: 1 };
    await expect(leaseDevices({ ...options, signal: soon() })).rejects.toThrow();
    running.kill('SIGKILL');
    const lease = await leaseDevices({ ...options, signal: AbortSignal.timeout(10_000) });
    expect(lease.names).toEqual(['one']);
    await lease.release();
  });
});
