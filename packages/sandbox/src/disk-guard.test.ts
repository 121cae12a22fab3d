import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { type DiskGuardOptions, openDiskGuard } from './disk-guard.ts';
import { diskSpace, type FileSystemFigures, isDiskFull } from './disk-space.ts';

const mebibyte = 1024 * 1024;
const figures = (freeMiB: number, ffree = 1e6): FileSystemFigures => ({
  ...{ bsize: 4096, blocks: (1_000 * mebibyte) / 4096, bavail: (freeMiB * mebibyte) / 4096 },
  ...{ files: 2e6, ffree },
});

/** A guard whose file system has, at each look, the next of `looks`; the last stays. */
function guarded(looks: FileSystemFigures[], change: Partial<DiskGuardOptions> = {}) {
  const said: string[] = [];
  let slept = 0;
  const guard = openDiskGuard({
    folders: ['/data'],
    leastFreeMiB: 100,
    clock: {
      async sleep(_, signal) {
        signal.throwIfAborted();
        slept += 1;
      },
    },
    report: (line) => said.push(line),
    readFigures: async () => (looks.length > 1 ? looks.shift()! : looks[0]!),
    ...change,
  });
  return { guard, said, slept: () => slept };
}

const never = new AbortController().signal;

describe('the disk guard', () => {
  it('says nothing and waits for nothing while there is room', async () => {
    const { guard, said, slept } = guarded([figures(100)]);
    await guard.check();
    await guard.untilRoom(never);
    expect([said, slept()]).toEqual([[], 0]);
  });

  it('pauses below the limit, names the folder and the figures, and goes on a quarter above it', async () => {
    const looks = [99, 99, 124, 125].map((free) => figures(free));
    const { guard, said, slept } = guarded(looks);
    await guard.untilRoom(never);
    expect(slept()).toBe(2);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^paused: \/data has 99 MiB left, and it takes 100/);
    expect(said[1]).toMatch(/room again/);
  });

  it('counts inodes too, unless the file system has no such limit', async () => {
    await expect(guarded([figures(500, 12)]).guard.check()).rejects.toMatchObject({
      code: 'disk-full',
      field: '/data',
      rule: expect.stringContaining('12 inodes'),
    });
    await guarded([{ ...figures(500, 0), files: 0 }]).guard.check();
  });

  it('frees what can be spared once a pause, and a failure of that is said and borne', async () => {
    let calls = 0;
    const makeRoom = async () => {
      calls += 1;
      throw new Error('no engine');
    };
    const { guard, said } = guarded([figures(1), figures(1), figures(1), figures(900)], { makeRoom });
    await guard.untilRoom(never);
    expect(calls).toBe(1);
    expect(said).toContain('could not make room: Error: no engine');
  });

  it('stops waiting when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(guarded([figures(1)]).guard.untilRoom(stop)).rejects.toThrow('enough');
  });
});

describe('isDiskFull', () => {
  it.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), true],
    [Object.assign(new Error('write'), { code: 'EDQUOT' }), true],
    [new Error('git: error: unable to write file: No space left on device'), true],
    [new Error('engine failed', { cause: new Error('mkdir /x: no space left on device') }), true],
    [new RatchetError({ code: 'disk-full', field: 'f', rule: 'r', remedy: 'm' }), true],
    [new Error('out of memory'), false],
    ['ENOSPC', false],
  ])('%s: %s', (error, full) => expect(isDiskFull(error)).toBe(full));

  it('ends on causes that go round', () => {
    const error = new Error('a');
    error.cause = error;
    expect(isDiskFull(error)).toBe(false);
  });
});

describe.runIf(process.getuid?.() === 0 && canMount())('on a real file system of 8 MiB', () => {
  it('sees it fill up, knows the error of a write, and goes on when a file is removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-guard-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'ratchet-test', folder]);
    try {
      const ballast = join(folder, 'ballast');
      const said: string[] = [];
      const guard = openDiskGuard({
        folders: [folder],
        leastFreeMiB: 4,
        // Each look that finds no room frees a little, as an operator would.
        clock: { sleep: async () => truncateSync(ballast, mebibyte) },
        report: (line) => said.push(line),
      });
      await guard.check();
      expect((await diskSpace(folder)).totalMiB).toBe(8);
      const error = await writeFile(ballast, Buffer.alloc(9 * mebibyte)).catch((caught: unknown) => caught);
      expect(guard.isFull(error)).toBe(true);
      await expect(guard.check()).rejects.toMatchObject({ code: 'disk-full', field: folder });
      await guard.untilRoom(never);
      expect(said.map((line) => line.split(' ')[0])).toEqual(['paused:', 'there']);
      writeFileSync(join(folder, 'again'), Buffer.alloc(mebibyte));
      await guard.check();
    } finally {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    }
  });
});

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'can-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'ratchet-test', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
