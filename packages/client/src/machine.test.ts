import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeMachine } from './machine.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ratchet-machine-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const described = (gpus: readonly string[] = []) =>
  describeMachine({
    ...{ dataDir, role: 'worker', label: 'under the desk', hardwareClass: 'cpu-x86_64', cpus: 4 },
    ...{ memoryMiB: 7_950.4, gpus },
  });

it('is the same machine at every start, and another in another folder', async () => {
  const first = await described();
  expect(first).toMatchObject({ label: 'under the desk', memoryMib: 7_950, gpus: [] });
  expect(await described()).toEqual(first);
  rmSync(join(dataDir, 'machine-id'));
  expect((await described()).machineId).not.toBe(first.machineId);
});

it('makes a new id where the file is none', async () => {
  writeFileSync(join(dataDir, 'machine-id'), 'something else');
  const { machineId } = await described();
  expect(machineId).toMatch(/^[0-9a-f]{16}$/);
  expect(readFileSync(join(dataDir, 'machine-id'), 'utf8')).toBe(`${machineId}\n`);
});

it('names no more cards than fit', async () => {
  const machine = await described(Array.from({ length: 40 }, (_, n) => `Card ${n} ${'x'.repeat(200)}`));
  expect(machine.gpus).toHaveLength(16);
  expect(Math.max(...machine.gpus.map((name) => name.length))).toBe(80);
});
