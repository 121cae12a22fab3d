import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText, failed, look, ok } from './check.ts';
import { clockCheck, coordinatorChecks } from './coordinator-checks.ts';
import { gpuCheck } from './engine-checks.ts';
import { diskCheck, gitCheck, nodeCheck } from './machine-checks.ts';

describe('a line of the doctor', () => {
  it('says level, name and what was seen, and the fix below', () => {
    expect(checkText(ok('git', '2.39'), 5)).toBe('ok       git    2.39\n');
    expect(checkText(failed('git', 'none', 'Install it.'), 5)).toBe(
      'failed   git    none\n                fix: Install it.\n',
    );
  });

  it('stays one line whatever an error said', async () => {
    const check = await look('x', 'Fix.', async () => {
      throw new Error('two\nlines');
    });
    expect(check).toMatchObject({ level: 'failed', fix: 'Fix.' });
    expect(checkText(check, 1).split('\n')).toHaveLength(3);
  });
});

describe('the machine', () => {
  it('needs Node 24', () => {
    expect(nodeCheck('v24.0.1').level).toBe('ok');
    expect(nodeCheck('v20.20.0').level).toBe('failed');
  });

  it('needs git, and says how to get it', async () => {
    expect((await gitCheck()).level).toBe('ok');
    expect(await gitCheck('no-such-git')).toMatchObject({
      level: 'failed',
      fix: expect.stringContaining('apt'),
    });
  });

  it('has a disk below a data folder that is not made yet', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'doctor-'));
    expect((await diskCheck('disk', join(dir, 'not/there/yet'))).level).not.toBe('failed');
    rmSync(dir, { recursive: true });
  });
});

describe('GPUs', () => {
  const card = {
    ...{ index: 0, name: 'A100', uuid: 'GPU-0', memoryMiB: 40_960, driver: '550' },
    ...{ utilisationPercent: 3, temperatureCelsius: null },
  };
  it('need not be there', async () => {
    expect(await gpuCheck(null, async () => null)).toMatchObject({ level: 'ok' });
  });

  it('that the engine cannot hand out are a failure that names the toolkit', async () => {
    const check = await gpuCheck(null, async () => [card]);
    expect(check).toMatchObject({
      level: 'failed',
      seen: expect.stringContaining('0: A100 (40 GiB, driver 550, 3 % busy)'),
    });
    expect(check.fix).toContain('Container Toolkit');
  });
});

describe('the clock', () => {
  it.each([
    [0, 'ok'],
    [29_000, 'ok'],
    [-60_000, 'warning'],
    [301_000, 'failed'],
  ])('%i ms off is %s', (off, level) => {
    expect(clockCheck(1_000_000, 1_000_000 + off).level).toBe(level);
  });
});

it('a coordinator that was not named is a warning', async () => {
  expect((await coordinatorChecks('')).map(({ level }) => level)).toEqual(['warning', 'warning']);
});
