import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privateFolder, readIfThere, sweepDrafts, writePrivateFile } from './private-file.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kit-'));
});
afterEach(() => rm(dir, { recursive: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('private files', () => {
  it('are whole, closed to others, and leave no draft', async () => {
    const path = join(dir, 'key');
    await writePrivateFile(path, 'first');
    await writePrivateFile(path, Buffer.from('second'));
    expect(await readIfThere(path)).toBe('second');
    expect(await modeOf(path)).toBe(0o600);
    expect(await readdir(dir)).toEqual(['key']);
  });

  it('that are not there are null, and nothing else is', async () => {
    expect(await readIfThere(join(dir, 'none'))).toBeNull();
    await expect(readIfThere(dir)).rejects.toThrow(/EISDIR/);
  });

  it('leave drafts when their writer is killed, which the next one sweeps and nothing else', async () => {
    for (const name of ['key', 'key.123.tmp', 'notes.tmp', 'a.1.tmp.json']) {
      await writeFile(join(dir, name), '');
    }
    await sweepDrafts(dir);
    expect((await readdir(dir)).sort()).toEqual(['a.1.tmp.json', 'key', 'notes.tmp']);
    await sweepDrafts(join(dir, 'none'));
  });

  it('lie in folders that are closed even if they were open', async () => {
    const folder = join(dir, 'a', 'b');
    await privateFolder(folder);
    expect(await modeOf(folder)).toBe(0o700);
    expect(await privateFolder(dir)).toBe(dir);
    expect(await modeOf(dir)).toBe(0o700);
  });
});
