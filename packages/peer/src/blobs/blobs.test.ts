import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock as clock } from '@ratchet/kit';
import { parseSha256, type Sha256, sha256 } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, nodeKey, startTestPeer, until } from '../peer.fixture.ts';
import type { Peer } from '../peer.ts';
import type { BlobSource } from './blob-source.ts';
import { type BlobStore, openBlobStore } from './blob-store.ts';
import { bitmap, chunkBytes, chunkListOf, decodeChunkList, encodeChunkList } from './chunk-list.ts';
import { type FetchOptions, fetchBlob } from './fetch-blob.ts';
import { peerSource, serveBlobs } from './peer-blobs.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ratchet-blobs-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Bytes that are different in every chunk. */
const blobOf = (bytes: number, seed = 1): Buffer => {
  const blob = Buffer.alloc(bytes);
  for (let n = 0; n + 8 <= bytes; n += 4096) blob.writeDoubleBE(seed + n, n);
  return blob;
};
const addressOfBlob = (blob: Buffer): Sha256 => parseSha256(sha256(blob).toString('hex'), 'sha256');
let time = 1_000_000;
const storeIn = (name: string, quotaBytes = 64 * 1024 * 1024): Promise<BlobStore> =>
  openBlobStore({ dir: join(dir, name), quotaBytes, now: () => (time += 1_000) });

/** A source in memory; `spoil` changes what it gives. */
function memorySource(
  name: string,
  blob: Buffer,
  options: {
    spoil?: (chunk: Buffer, index: number) => Buffer | null;
    list?: Buffer;
    has?: (index: number) => boolean;
  } = {},
): BlobSource & { given: number[] } {
  const list = chunkListOf(blob);
  const given: number[] = [];
  return {
    ...{ name, given, close: () => {} },
    list: async () => options.list ?? encodeChunkList(list),
    async have() {
      const have = bitmap(list.hashes.length);
      for (let n = 0; n < list.hashes.length; n += 1) if (options.has?.(n) ?? true) have.add(n);
      return have.toBytes();
    },
    async chunk(_, index) {
      given.push(index);
      const chunk = blob.subarray(index * chunkBytes, (index + 1) * chunkBytes);
      return options.spoil ? options.spoil(Buffer.from(chunk), index) : chunk;
    },
  };
}
const fetching = (address: Sha256, store: BlobStore, options: Partial<FetchOptions>): Promise<void> =>
  fetchBlob({
    ...{ address, store, clock, random: Math.random, self: 'me', peers: () => [], origin: null },
    ...{ onBadSource: () => {}, ...options },
  });
const contentOf = async (store: BlobStore, address: Sha256): Promise<Buffer> => {
  const held = await store.hold(address);
  return readFile(held!.path).finally(() => held!.release());
};

describe('a chunk list', () => {
  it('goes through its bytes and back, the last chunk shorter', () => {
    const list = chunkListOf(blobOf(2 * chunkBytes + 5));
    expect(list.hashes).toHaveLength(3);
    expect(decodeChunkList(encodeChunkList(list))).toEqual(list);
  });
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a blob of no bytes', Buffer.alloc(8)],
    ['too few hashes', encodeChunkList({ bytes: 2 * chunkBytes, hashes: [Buffer.alloc(32)] })],
    ['more than any blob has', Buffer.alloc(8, 0xff)],
  ])('is not %s', (_, bytes) => expect(() => decodeChunkList(bytes)).toThrow('chunk list'));
});

describe('a blob store', () => {
  it('gives what was put, by chunks too, over a restart', async () => {
    const blob = blobOf(chunkBytes + 10);
    const store = await storeIn('a');
    const address = await store.put(blob);
    expect(address).toBe(addressOfBlob(blob));
    const again = await storeIn('a');
    expect(await contentOf(again, address)).toEqual(blob);
    expect(await again.chunk(address, 1)).toEqual(blob.subarray(chunkBytes));
    expect(await again.chunk(address, 2)).toBeNull();
    expect((await again.have(address))?.count).toBe(2);
    expect(await again.list(addressOfBlob(Buffer.from('other')))).toBeNull();
  });

  it('lets go of what was used longest ago, never of what is held', async () => {
    const store = await storeIn('a', 3 * chunkBytes);
    const [first, second, third] = await Promise.all([]).then(async () => [
      await store.put(blobOf(chunkBytes, 1)),
      await store.put(blobOf(chunkBytes, 2)),
      await store.put(blobOf(chunkBytes, 3)),
    ]);
    const held = await store.hold(second!);
    await store.chunk(first!, 0);
    await store.put(blobOf(chunkBytes, 4));
    expect(await store.list(third!)).toBeNull();
    await store.put(blobOf(chunkBytes, 5));
    expect(await store.list(first!)).toBeNull();
    expect(await store.list(second!)).not.toBeNull();
    await expect(store.put(blobOf(3 * chunkBytes, 6))).rejects.toMatchObject({ code: 'disk-full' });
    held!.release();
    await store.put(blobOf(3 * chunkBytes, 6));
    expect((await readdir(join(dir, 'a'))).filter((file) => file.length === 64)).toHaveLength(1);
  });

  it('goes on with a draft where it was cut off, and keeps no chunk that went bad', async () => {
    const blob = blobOf(4 * chunkBytes);
    const list = chunkListOf(blob);
    const address = addressOfBlob(blob);
    const draft = await (await storeIn('a')).begin(address, list);
    for (const index of [0, 2, 3])
      await draft.write(index, blob.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    expect(await draft.write(1, Buffer.alloc(chunkBytes))).toBe(false);
    await draft.close();
    const part = join(dir, 'a', `${address}.part`);
    const bytes = await readFile(part);
    bytes[2 * chunkBytes + 1] = 0xff;
    await writeFile(part, bytes);
    const store = await storeIn('a');
    const source = memorySource('origin', blob);
    await fetching(address, store, { origin: source });
    expect(source.given.sort()).toEqual([1, 2]);
    expect(await contentOf(store, address)).toEqual(blob);
  });

  it('takes up a draft whose file was cut short', async () => {
    const blob = blobOf(2 * chunkBytes);
    const address = addressOfBlob(blob);
    const draft = await (await storeIn('a')).begin(address, chunkListOf(blob));
    await draft.write(1, blob.subarray(chunkBytes));
    await draft.close();
    await truncate(join(dir, 'a', `${address}.part`), 10);
    const store = await storeIn('a');
    await fetching(address, store, { origin: memorySource('origin', blob) });
    expect(await contentOf(store, address)).toEqual(blob);
  });
});

describe('fetching a blob', () => {
  const blob = blobOf(12 * chunkBytes + 77);
  const address = addressOfBlob(blob);

  it('takes it from several at once, and from the origin what none of them has', async () => {
    const peers = [0, 1].map((n) => memorySource(`p${n}`, blob, { has: (index) => index % 3 === n }));
    const origin = memorySource('origin', blob);
    const store = await storeIn('a');
    await fetching(address, store, { peers: () => peers, origin });
    expect(await contentOf(store, address)).toEqual(blob);
    for (const peer of peers) expect(peer.given.length).toBeGreaterThan(0);
    expect([...new Set(origin.given)].sort((a, b) => a - b)).toEqual([2, 5, 8, 11]);
  });

  it('drops a corrupt chunk, notes who sent it, and gets it elsewhere', async () => {
    const spoil = (chunk: Buffer) => {
      chunk[0] = (chunk[0] ?? 0) ^ 1;
      return chunk;
    };
    const liar = memorySource('liar', blob, { spoil });
    const noted: string[] = [];
    const store = await storeIn('a');
    await fetching(address, store, {
      peers: () => [liar, memorySource('honest', blob)],
      onBadSource: (name) => void noted.push(name),
    });
    expect(noted).toEqual(['liar']);
    expect(liar.given).toHaveLength(1);
    expect(await contentOf(store, address)).toEqual(blob);
  });

  it('finds out a list that is a lie, by the blob itself', async () => {
    const other = blobOf(13 * chunkBytes, 99);
    const liar = memorySource('liar', other);
    const noted: string[] = [];
    const store = await storeIn('a');
    let asked = 0;
    await fetching(address, store, {
      // The liar alone at first: there is nothing else to go by.
      peers: () => (noted.length > 0 || asked++ > 50 ? [memorySource('honest', blob)] : [liar]),
      onBadSource: (name) => void noted.push(name),
    });
    expect(noted).toEqual(['liar']);
    expect(await contentOf(store, address)).toEqual(blob);
  });

  it('goes on when a source goes away in the middle', async () => {
    let given = 0;
    const leaving = memorySource('leaving', blob, {
      spoil(chunk) {
        given += 1;
        if (given > 3) throw new Error('gone');
        return chunk;
      },
    });
    const store = await storeIn('a');
    await fetching(address, store, {
      peers: () => (given > 3 ? [] : [leaving]),
      origin: memorySource('origin', blob),
    });
    expect(await contentOf(store, address)).toEqual(blob);
  });

  it('says so when nobody has it, and stops when it is asked to', async () => {
    const store = await storeIn('a');
    await expect(fetching(address, store, {})).rejects.toMatchObject({ code: 'unavailable' });
    const stopping = new AbortController();
    const none = memorySource('none', blob, { has: () => false });
    const waiting = fetching(address, store, { peers: () => [none], signal: stopping.signal });
    stopping.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('blobs between peers', () => {
  const peers: Peer[] = [];
  afterEach(async () => {
    await Promise.all(peers.splice(0).map((peer) => peer.stop()));
  });

  it('come over a real connection, from one that is still fetching too, and nonsense ends the stream', async () => {
    const blob = blobOf(6 * chunkBytes + 1);
    const address = addressOfBlob(blob);
    const nodes = await Promise.all([1, 2, 3].map((n) => startTestPeer(n)));
    peers.push(...nodes);
    const [seeder, half, last] = nodes as [Peer, Peer, Peer];
    const stores = await Promise.all(['s', 'h', 'l'].map((name) => storeIn(name)));
    const [seed, partial, empty] = stores as [BlobStore, BlobStore, BlobStore];
    await seed.put(blob);
    const draft = await partial.begin(address, chunkListOf(blob));
    for (const index of [0, 3])
      await draft.write(index, blob.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    await Promise.all([serveBlobs(seeder.network, seed), serveBlobs(half.network, partial)]);
    for (const node of [seeder, half]) await last.connect(addressOf(node));
    const sources = () =>
      last.network.getPeers().map((peer) => peerSource(last.network, peer, peer.toString()));
    await fetching(address, empty, { peers: sources });
    expect(await contentOf(empty, address)).toEqual(blob);
    await draft.close();

    const stream = await last.network.dialProtocol(seeder.network.peerId, '/ratchet/blob/1');
    // A frame that says it is two million bytes long.
    stream.send(Buffer.from([0xff, 0xff, 0x7f, 1, 2, 3]));
    await until(() => stream.status !== 'open', 'the stream is ended');
    expect(last.connected()).toContain(nodeKey(1).keyId);
  });
});
