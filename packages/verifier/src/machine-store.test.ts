import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ensureKeyFile, readKeyFile } from '@ratchet/client';
import { nodeKeyFromSeed, sealHoldout } from '@ratchet/protocol';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolderCache } from './folder-cache.ts';
import { openHoldoutVault } from './holdout-vault.ts';
import { openReplicaOutbox } from './replica-outbox.ts';
import { unpackTar } from './strict-tar.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-verifier-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

type Entry = { name: string; type?: 'symlink' | 'link' | 'directory' | 'fifo'; linkname?: string };
async function tarOf(...entries: (Entry | [string, string])[]): Promise<Buffer> {
  const archive = pack();
  const bytes = buffer(archive);
  for (const entry of entries) {
    if (Array.isArray(entry)) archive.entry({ name: entry[0] }, entry[1]);
    else archive.entry(entry);
  }
  archive.finalize();
  return bytes;
}
const mode = (path: string): number => statSync(path).mode & 0o777;

describe('unpackTar', () => {
  it('unpacks plain files and folders, readable by everyone whatever the umask', async () => {
    const umask = process.umask(0o077);
    try {
      const tar = await tarOf(['a/b.txt', 'x'], { name: 'empty', type: 'directory' }, ['.hidden', 'y']);
      await unpackTar(tar, join(dir, 't'));
    } finally {
      process.umask(umask);
    }
    expect(readFileSync(join(dir, 't/a/b.txt'), 'utf8')).toBe('x');
    expect(mode(join(dir, 't'))).toBe(0o755);
    expect(mode(join(dir, 't/a'))).toBe(0o755);
    expect(mode(join(dir, 't/a/b.txt'))).toBe(0o644);
  });

  it.each([
    ['a path out of it', ['../x', 'x']],
    ['an absolute path', ['/etc/x', 'x']],
    ['a path through ..', ['a/../../x', 'x']],
    ['a symbolic link', { name: 'l', type: 'symlink', linkname: '/etc' }],
    ['a hard link', { name: 'l', type: 'link', linkname: 'a' }],
    ['a pipe', { name: 'p', type: 'fifo' }],
  ] as [string, Entry | [string, string]][])('refuses %s and leaves nothing', async (_, entry) => {
    const tar = await tarOf(['fine', 'x'], entry);
    await expect(unpackTar(tar, join(dir, 't'))).rejects.toMatchObject({ code: 'bad-field' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('refuses a path that comes twice, rubbish, and more than is taken', async () => {
    const twice = await tarOf(['a', 'x'], ['a', 'y']);
    await expect(unpackTar(twice, join(dir, 't'))).rejects.toMatchObject({ code: 'bad-field' });
    const rubbish = Buffer.alloc(1_024, 'z');
    await expect(unpackTar(rubbish, join(dir, 't'))).rejects.toMatchObject({ code: 'bad-field' });
    const large = await tarOf(['a', 'x'.repeat(100)]);
    await expect(unpackTar(large, join(dir, 't'), { entries: 9, bytes: 99 })).rejects.toMatchObject({
      code: 'bad-field',
    });
  });
});

describe('openFolderCache', () => {
  it('fetches once, drops the longest unused, never what is held', async () => {
    let now = 0;
    const cache = await openFolderCache({ dir: join(dir, 'c'), atMost: 2, now: () => (now += 1_000) });
    let fetched = 0;
    const fetch = async () => {
      fetched += 1;
      return tarOf(['f', 'x']);
    };
    const one = await cache.hold('1', fetch);
    (await cache.hold('2', fetch)).release();
    (await cache.hold('2', fetch)).release();
    expect(fetched).toBe(2);
    (await cache.hold('3', fetch)).release();
    expect(readdirSync(join(dir, 'c')).sort()).toEqual(['1', '3']);
    one.release();
    (await cache.hold('4', fetch)).release();
    expect(readdirSync(join(dir, 'c')).sort()).toEqual(['3', '4']);
  });

  it('keeps nothing of a fetch that failed', async () => {
    const cache = await openFolderCache({ dir: join(dir, 'c'), atMost: 2, now: () => 0 });
    const broken = cache.hold('1', async () => {
      throw new Error('lost');
    });
    await expect(broken).rejects.toThrow('lost');
    expect(readdirSync(join(dir, 'c'))).toEqual([]);
  });
});

describe('openHoldoutVault', () => {
  it('opens its own shard into a private folder, asks once, and replaces last season’s', async () => {
    const key = nodeKeyFromSeed(Buffer.alloc(32, 1));
    const sealed = async (text: string) =>
      sealHoldout(await tarOf(['words.txt', text]), key.boxPublicKey, Buffer.alloc(32, 9));
    let season = await sealed('first');
    let asked = 0;
    const open = () =>
      openHoldoutVault({
        dir: join(dir, 'h'),
        key,
        fetchSealed: async () => {
          asked += 1;
          return season;
        },
      });
    const vault = await open();
    const signal = new AbortController().signal;
    const { folder, address } = await vault.shard('words', 1, signal);
    expect(await vault.shard('words', 1, signal)).toEqual({ folder, address });
    expect((await (await open()).shard('words', 1, signal)).address).toBe(address);
    expect(asked).toBe(2);
    expect(readFileSync(join(folder, 'words.txt'), 'utf8')).toBe('first');
    expect(mode(join(dir, 'h'))).toBe(0o700);
    season = await sealed('second');
    const { folder: next, address: nextAddress } = await (await open()).shard('words', 1, signal);
    expect(nextAddress).not.toBe(address);
    expect(readFileSync(join(next, 'words.txt'), 'utf8')).toBe('second');
    expect(existsSync(folder)).toBe(false);
  });

  it('refuses a shard that was sealed to another', async () => {
    const other = nodeKeyFromSeed(Buffer.alloc(32, 2));
    const vault = await openHoldoutVault({
      dir: join(dir, 'h'),
      key: nodeKeyFromSeed(Buffer.alloc(32, 1)),
      fetchSealed: async () => sealHoldout(await tarOf(['w', 'x']), other.boxPublicKey, Buffer.alloc(32, 9)),
    });
    await expect(vault.shard('words', 1, new AbortController().signal)).rejects.toMatchObject({
      code: 'bad-field',
    });
  });
});

describe('openReplicaOutbox', () => {
  it('gives back after a restart what was put in, byte for byte', async () => {
    const finished = {
      replicaId: '00000000-0000-4000-8000-000000000001',
      statement: Buffer.from([0, 255, 1]),
      idempotencyKey: 'key-aaaa',
    };
    await (await openReplicaOutbox({ dir })).put(finished);
    const outbox = await openReplicaOutbox({ dir });
    expect(await outbox.pending()).toEqual([finished]);
    expect(mode(join(dir, `${finished.replicaId}.json`))).toBe(0o600);
    await outbox.remove(finished.replicaId);
    expect(await outbox.pending()).toEqual([]);
  });
});

describe('ensureKeyFile', () => {
  it('makes a key once, private, and never over what is there', async () => {
    const path = join(dir, 'node', 'key');
    expect(await readKeyFile(path)).toBeNull();
    const { keyId } = await ensureKeyFile(path);
    expect((await ensureKeyFile(path)).keyId).toBe(keyId);
    expect(mode(path)).toBe(0o600);
    writeFileSync(path, 'rubbish');
    await expect(ensureKeyFile(path)).rejects.toMatchObject({ code: 'bad-configuration' });
    expect(readFileSync(path, 'utf8')).toBe('rubbish');
  });
});
