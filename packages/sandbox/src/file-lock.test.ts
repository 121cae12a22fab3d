import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withFileLock } from './file-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the lock and keeps it. */
async function holder(file: string): Promise<ChildProcess> {
  const module = new URL('./file-lock.ts', import.meta.url).href;
  const program = `const { withFileLock } = await import(${JSON.stringify(module)});
    await withFileLock({ file: ${JSON.stringify(file)}, waitSeconds: 10 }, () => {
      console.log('held'); setInterval(() => {}, 1000); return new Promise(() => {}); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

describe('withFileLock', () => {
  it('lets one in at a time and gives what the action gives', async () => {
    const options = { file: join(folder, 'a'), waitSeconds: 10 };
    let inside = 0;
    const enter = (n: number): Promise<number> =>
      withFileLock(options, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise((next) => setImmediate(next));
        inside -= 1;
        return n;
      });
    expect(await Promise.all([enter(1), enter(2), enter(3)])).toEqual([1, 2, 3]);
  });

  it('is free again after the action failed', async () => {
    const options = { file: join(folder, 'b'), waitSeconds: 1 };
    await expect(withFileLock(options, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withFileLock(options, async () => 'in')).resolves.toBe('in');
  });

  it('keeps others out while its process lives, and is free when that is killed', async () => {
    const file = join(folder, 'c');
    const child = await holder(file);
    try {
      await expect(withFileLock({ file, waitSeconds: 0 }, async () => {})).rejects.toMatchObject({
        code: 'set-up-failed',
        field: file,
      });
    } finally {
      child.kill('SIGKILL');
    }
    await expect(withFileLock({ file, waitSeconds: 10 }, async () => 'in')).resolves.toBe('in');
  });
});
