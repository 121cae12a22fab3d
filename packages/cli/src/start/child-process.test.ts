import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchChild } from './child-process.ts';
import { type DataLock, lockDataDir } from './data-lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

describe('launchChild', () => {
  it('gives the child its arguments, keeps its lines, and tells how it ended', async () => {
    const mainFile = file('child.mjs', "console.error('hello', process.argv[2]); process.exit(3);");
    const launch = { execPath: process.execPath, mainFile, environment: {}, logsDir: dir };
    const child = launchChild(launch, { name: 'one', args: ['world'] });
    expect(await child.ended).toEqual({ code: 3, signal: null });
    await expect.poll(() => child.lastLines()).toBe('hello world');
    await expect.poll(() => readFileSync(join(dir, 'one.log'), 'utf8')).toMatch(/^\S+Z hello world\n$/);
  });

  it('tells of a kill', async () => {
    const mainFile = file('child.mjs', 'setInterval(() => {}, 1_000)');
    const launch = { execPath: process.execPath, mainFile, environment: {}, logsDir: dir };
    const child = launchChild(launch, { name: 'one', args: [] });
    child.kill();
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leaves no child behind when the supervisor is killed with -9', async () => {
    const life = JSON.stringify(join(import.meta.dirname, '../service-life.ts'));
    const mainFile = file(
      'child.ts',
      `import { serve } from ${life};
       await serve(async () => { console.error('up ' + process.pid); return { stop: async () => {} }; }, { supervised: true });
       process.exit(0);`,
    );
    const launcher = JSON.stringify(join(import.meta.dirname, 'child-process.ts'));
    const parentFile = file(
      'parent.ts',
      `import { launchChild } from ${launcher};
       const child = launchChild({ execPath: process.execPath, mainFile: ${JSON.stringify(mainFile)}, environment: {}, logsDir: ${JSON.stringify(dir)} }, { name: 'one', args: [] });
       setInterval(() => { if (child.lastLines()) console.log(child.lastLines()); }, 20);`,
    );
    const parent = spawn(process.execPath, [parentFile], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const pid = Number(line.replace('up ', ''));
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    // A child whose parent was killed may stay as a zombie where nobody reaps.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** The kernel frees the lock when the holder's helper has seen its end, a moment after the holder's. */
async function untilLocked(): Promise<DataLock> {
  for (;;) {
    const lock = await lockDataDir(dir).catch(() => null);
    if (lock) return lock;
  }
}

describe('lockDataDir', () => {
  it('refuses a second holder, names the first, and is free after its release', async () => {
    const lock = await lockDataDir(dir);
    await expect(lockDataDir(dir)).rejects.toMatchObject({ code: 'bad-configuration', field: '--data-dir' });
    await expect(lockDataDir(dir)).rejects.toThrow(String(process.pid));
    await lock.release();
    await (await lockDataDir(dir)).release();
  });

  it('is free after its holder was killed with -9', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'data-lock.ts'));
    const holderFile = file(
      'holder.ts',
      `import { type DataLock, lockDataDir } from ${module};
       await lockDataDir(${JSON.stringify(dir)}); console.log('held'); setInterval(() => {}, 1_000);`,
    );
    const holder = spawn(process.execPath, [holderFile], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(createInterface({ input: holder.stdout }), 'line');
    await expect(lockDataDir(dir)).rejects.toMatchObject({ code: 'bad-configuration' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = await untilLocked();
    await lock.release();
  });
});
