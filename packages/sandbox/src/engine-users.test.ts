import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEngineUsers } from './engine-users.ts';
import { identifyProcess, isAlive } from './process-identity.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-users-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the users of an engine', () => {
  it('are counted per use, and leave one at a time', () => {
    const users = openEngineUsers({ folder });
    expect(users.living()).toBe(0);
    const first = users.add(process.pid);
    const second = users.add(process.pid);
    expect(users.living()).toBe(2);
    first();
    first();
    expect(users.living()).toBe(1);
    second();
    expect(users.living()).toBe(0);
  });

  it('count no more when their process was killed, and their files go', async () => {
    const users = openEngineUsers({ folder });
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    users.add(child.pid!);
    expect(users.living()).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(users.living()).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not mistaken for a later process with the same number', () => {
    const users = openEngineUsers({ folder });
    users.add(process.pid)();
    writeFileSync(join(folder, `${process.pid}-1-0`), '');
    expect(users.living()).toBe(0);
  });
});

describe('a process', () => {
  it('is known by number and start time', () => {
    const self = identifyProcess(process.pid)!;
    expect(self).toMatch(new RegExp(`^${process.pid}-\\d+$`));
    expect(isAlive(self)).toBe(true);
    expect(isAlive(`${process.pid}-1`)).toBe(false);
    expect(isAlive('rubbish')).toBe(false);
  });
});
