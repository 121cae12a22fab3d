import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { memoryOf, openGpuMemoryProbe, parseGpuProcesses } from './gpu-memory.ts';
import { watchUsage } from './stage-watch.ts';

it('reads a process a line, and passes over what a card does not tell', () => {
  expect(parseGpuProcesses('4242, 1024\n77, [N/A]\nNo running processes found\n 5 , 6 \n')).toEqual([
    { pid: 4242, memoryMiB: 1_024 },
    { pid: 5, memoryMiB: 6 },
  ]);
});

it('counts the processes of one container, by their control groups', () => {
  const groups: Record<number, string> = {
    1: '0::/docker/abc',
    2: '0::/docker/def',
    3: '4:memory:/docker/abc\n',
  };
  const cgroupOf = (pid: number): string => {
    const group = groups[pid];
    if (group === undefined) throw new Error('ESRCH');
    return group;
  };
  const processes = [1, 2, 3, 4].map((pid) => ({ pid, memoryMiB: 10 ** pid }));
  expect(memoryOf('abc', processes, cgroupOf)).toBe(1_010);
});

it('answers with what was seen last, and asks once a second at most', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ratchet-gpu-memory-'));
  // There is no GPU to test with: this stands in for its program, and counts how often it is asked.
  const program = join(dir, 'stand-in-for-nvidia-smi');
  writeFileSync(program, `#!/bin/sh\necho asked >> ${dir}/asked\necho "${process.pid}, 300"\n`);
  chmodSync(program, 0o755);
  let time = 0;
  const probe = openGpuMemoryProbe(program, () => time);
  const container = { id: '', pid: process.pid };
  try {
    expect(probe(container)).toBeNull();
    await vi.waitFor(() => expect(probe(container)).toBe(300), 5_000);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(join(dir, 'asked'), 'utf8')).toBe('asked\n');
    time = 1_000;
    probe(container);
    await vi.waitFor(() => expect(readFileSync(join(dir, 'asked'), 'utf8')).toBe('asked\nasked\n'), 5_000);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

it('a stage over its GPU memory is ended for that', async () => {
  const over: string[] = [];
  const reading = { cpuSeconds: 0, memoryMiB: 1, gpuMemoryMiB: 2_001 };
  const meter = { read: async () => reading, intervalMilliseconds: 1_000 };
  const watch = watchUsage({
    meter,
    cpuSeconds: 9,
    gpuMemoryMiB: 2_000,
    onOver: (limit) => over.push(limit),
  });
  await watch.update();
  watch.stop();
  expect(new Set(over)).toEqual(new Set(['gpu-memory']));
});
