import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { readTar, unpackData } from './data-tar.ts';
import { divideData } from './prepare.ts';

type Entry = Partial<Header> & { name: string };

async function tar(...entries: (string | Entry)[]): Promise<Buffer> {
  const writer = pack();
  for (const entry of entries) {
    const header = typeof entry === 'string' ? { name: entry, mtime: new Date() } : entry;
    if (header.type === undefined || header.type === 'file')
      writer.entry(header, `content of ${header.name}`);
    else writer.entry(header);
  }
  writer.finalize();
  return buffer(writer);
}

const good = ['train/words.txt', 'validation/words.txt', 'holdout/0/words.txt', 'holdout/1/words.txt'];

describe('divideData', () => {
  it('gives one tar per folder, with paths below the folder', async () => {
    const { train, validation, holdouts } = await divideData(await tar(...good, 'train/more/x.bin'), 2);
    expect((await readTar(train)).map(({ path }) => path)).toEqual(['more/x.bin', 'words.txt']);
    expect(String((await readTar(validation))[0]?.content)).toBe('content of validation/words.txt');
    expect(holdouts).toHaveLength(2);
    expect(String((await readTar(holdouts[1]!))[0]?.content)).toBe('content of holdout/1/words.txt');
  });

  it('gives equal bytes for equal content, whatever the order and the times', async () => {
    const one = await divideData(await tar(...good, 'train/a'), 2);
    const entries = [...good, 'train/a'].reverse().map((name) => ({ name, mtime: new Date(1e12), uid: 7 }));
    expect(await divideData(await tar(...entries), 2)).toEqual(one);
  });

  it.each<[string, (string | Entry)[]]>([
    ['a missing hold-out', good.slice(0, 3)],
    ['a hold-out too many', [...good, 'holdout/2/words.txt']],
    ['a hold-out under another spelling of its number', [...good.slice(0, 3), 'holdout/01/words.txt']],
    ['no training data', good.slice(1)],
    ['a file outside of the folders', [...good, 'notes.txt']],
    ['a file in the place of a folder', [...good.slice(1), 'train']],
    ['a path that climbs', [...good, 'train/../../etc/passwd']],
    ['an absolute path', [...good, '/train/x']],
    ['a path twice', [...good, 'train/words.txt']],
    ['a file inside a file', [...good, 'train/words.txt/x']],
    ['a link', [...good, { name: 'train/link', type: 'symlink', linkname: '/etc/passwd' }]],
    ['a hard link', [...good, { name: 'train/link', type: 'link', linkname: 'train/words.txt' }]],
    ['a device', [...good, { name: 'train/null', type: 'character-device' }]],
  ])('refuses %s', async (_name, entries) => {
    await expect(divideData(await tar(...entries), 2)).rejects.toMatchObject({ code: 'set-up-failed' });
  });

  it('refuses what is no tar, or half of one', async () => {
    const whole = await tar(...good);
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(2_000, 'x'), whole.subarray(0, 700)]) {
      await expect(divideData(bytes, 2)).rejects.toMatchObject({ code: 'set-up-failed' });
    }
  });
});

describe('unpackData', () => {
  it('writes files that everyone may read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-unpack-'));
    try {
      const { train } = await divideData(await tar(...good, 'train/deep/er/x'), 2);
      await unpackData(train, join(folder, 'data'));
      expect(await readFile(join(folder, 'data/deep/er/x'), 'utf8')).toBe('content of train/deep/er/x');
      expect((await stat(join(folder, 'data/deep/er/x'))).mode & 0o777).toBe(0o644);
      expect((await stat(join(folder, 'data/deep'))).mode & 0o777).toBe(0o755);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
