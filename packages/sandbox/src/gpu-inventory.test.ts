import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseGpus, readGpus } from './gpu-inventory.ts';

const line = '0, NVIDIA A100-SXM4-40GB, GPU-2f0e4b5a-1111-2222-3333-444455556666, 40960, 550.54.15, 3, 41';

describe('parseGpus', () => {
  it('reads what was asked for, one card a line', () => {
    expect(parseGpus(`${line}\n${line.replace('0,', '1,')}\n`)).toMatchObject([
      {
        ...{ index: 0, name: 'NVIDIA A100-SXM4-40GB', uuid: 'GPU-2f0e4b5a-1111-2222-3333-444455556666' },
        ...{ memoryMiB: 40_960, driver: '550.54.15', utilisationPercent: 3, temperatureCelsius: 41 },
      },
      { index: 1 },
    ]);
  });

  it('takes what a card does not tell as unknown', () => {
    const quiet = line.replace(', 3, 41', ', [N/A], [Not Supported]');
    expect(parseGpus(quiet)).toMatchObject([{ utilisationPercent: null, temperatureCelsius: null }]);
  });

  it.each([
    ['a cell too few', line.replace(', 41', '')],
    ['another program', 'No devices were found'],
    ['a memory that is none', line.replace('40960', '[N/A]')],
    ['an id that is none', line.replace('GPU-2f0e4b5a-1111-2222-3333-444455556666', '$(reboot)')],
  ])('refuses %s', (_what, csv) => {
    expect(() => parseGpus(csv)).toThrow(/nvidia-smi/);
  });
});

describe('readGpus', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ratchet-gpu-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  /** There is no GPU to test with: this program says that it stands in for one. */
  const standIn = (script: string): string => {
    const path = join(dir, 'stand-in-for-nvidia-smi');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('asks the program for exactly the cells that are read', async () => {
    const gpus = await readGpus(
      standIn(`case "$*" in *index,name,uuid,memory.total*) echo '${line}';; *) exit 2;; esac`),
    );
    expect(gpus).toHaveLength(1);
  });

  it('is null without the program, and without a driver', async () => {
    expect(await readGpus(join(dir, 'missing'))).toBeNull();
    expect(await readGpus(standIn("echo 'NVIDIA-SMI has failed' ; exit 9"))).toBeNull();
  });

  it('is an error when the program speaks another language', async () => {
    await expect(readGpus(standIn("echo 'hello'"))).rejects.toThrow(/not asked for/);
  });
});
