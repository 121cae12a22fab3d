import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editableBytes } from './editable-bytes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-editable-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (path: string, content: string | Buffer): Promise<void> => writeFile(join(folder, path), content);
const measure = (editable: string[] = ['model.py', 'src/**']): Promise<number> =>
  editableBytes({ editable }, folder);

/** Bytes that do not compress. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    }),
  );
}

describe('editableBytes', () => {
  it('counts what may be edited, compressed, and nothing else', async () => {
    await put('model.py', 'a = 1\n'.repeat(1_000));
    const small = await measure();
    expect(small).toBeLessThan(100);
    await put('README.md', noise(10_000));
    await mkdir(join(folder, '.git'));
    await put('.git/model.py', noise(10_000));
    expect(await measure()).toBe(small);
    await mkdir(join(folder, 'src'));
    await put('src/table.bin', noise(10_000));
    expect(await measure()).toBeGreaterThan(small + 9_000);
  });

  it('is the same however the files came to be there', async () => {
    await mkdir(join(folder, 'src'));
    await put('src/b', 'bee');
    await put('model.py', 'em');
    const one = await measure();
    await rm(join(folder, 'src/b'));
    await put('src/a', 'ay');
    await put('src/b', 'bee');
    await rm(join(folder, 'src/a'));
    expect(await measure()).toBe(one);
  });

  it('charges for names and modes too', async () => {
    await put('model.py', '');
    const empty = await measure();
    await mkdir(join(folder, 'src'));
    await put(`src/${'smuggled-in-a-name-0123456789'.repeat(4)}`, '');
    expect(await measure()).toBeGreaterThan(empty + 20);
    await chmod(join(folder, 'model.py'), 0o755);
    expect(await measure()).toBeGreaterThan(empty);
  });

  it('refuses a link in an editable path, and ignores one elsewhere', async () => {
    await put('model.py', 'x');
    await symlink('/etc', join(folder, 'elsewhere'));
    const before = await measure();
    expect(before).toBeGreaterThan(0);
    await mkdir(join(folder, 'src'));
    await symlink('/etc', join(folder, 'src/link'));
    await expect(measure()).rejects.toMatchObject({ code: 'forbidden-mode', field: 'src/link' });
  });

  it('is a small constant for no file at all', async () => {
    expect(await measure()).toBe(2);
    expect(inflateRawSync(Buffer.from([3, 0]))).toHaveLength(0);
  });
});
