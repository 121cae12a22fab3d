import { createHash } from 'node:crypto';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
} from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from '@ratchet/kit';
import { parseSha256, RatchetError, type Sha256, sha256 } from '@ratchet/protocol';
import {
  type Bitmap,
  bitmap,
  type ChunkList,
  chunkBytes,
  chunkListOf,
  chunkSize,
  decodeChunkList,
  encodeChunkList,
} from './chunk-list.ts';

/** A blob that is being put together. What is there of it is given to others already. */
export interface Draft {
  readonly list: ChunkList;
  readonly have: Bitmap;
  /** False, and nothing written, where these bytes are not that chunk. */
  write(index: number, bytes: Buffer): Promise<boolean>;
  /** The whole blob under its name; false, and everything thrown away, where its bytes do not hash to that: then the list was wrong. */
  finish(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Public blobs in a folder, by SHA-256: whole ones under their names, others as `.part` beside the list of their chunks. What was read
 * longest ago goes first when there is no room. Only what anyone may have is ever put here: whoever asks gets it.
 */
export interface BlobStore {
  /** The file of a whole blob; null where it is not there. It stays in place until `release`. */
  hold(address: Sha256): Promise<{ readonly path: string; release(): void } | null>;
  put(blob: Buffer): Promise<Sha256>;
  list(address: Sha256): Promise<ChunkList | null>;
  have(address: Sha256): Promise<Bitmap | null>;
  chunk(address: Sha256, index: number): Promise<Buffer | null>;
  /** Goes on where it was cut off: chunks that are there and right are kept. @throws RatchetError `disk-full` */
  begin(address: Sha256, list: ChunkList): Promise<Draft>;
}

export async function openBlobStore(options: {
  readonly dir: string;
  readonly quotaBytes: number;
  readonly now: () => number;
}): Promise<BlobStore> {
  const { dir, quotaBytes, now } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const drafts = new Map<Sha256, Draft & { read(index: number): Promise<Buffer> }>();
  const lists = new Map<Sha256, ChunkList>();
  const held = new Map<Sha256, number>();
  const pathOf = (address: Sha256) => join(dir, address);
  const isWhole = async (address: Sha256) => (await sizeOf(pathOf(address))) !== null;
  const touch = (address: Sha256) => utimes(pathOf(address), now() / 1000, now() / 1000).catch(() => {});

  /** Makes room for `bytes`, but for what is held or being written. */
  async function makeRoom(bytes: number): Promise<void> {
    const files = await filesOf(dir);
    const taken = files.reduce((sum, file) => sum + file.bytes, 0);
    let missing = taken + bytes - quotaBytes;
    for (const { address, bytes: freed } of files.sort((a, b) => a.usedAt - b.usedAt)) {
      if (missing <= 0) return;
      if (held.has(address) || drafts.has(address)) continue;
      await discard(dir, address);
      lists.delete(address);
      missing -= freed;
    }
    if (missing > 0)
      throw new RatchetError({
        code: 'disk-full',
        field: 'quota',
        rule: `${bytes} bytes more do not fit into the ${quotaBytes} bytes that blobs may take.`,
        remedy: 'Raise the quota.',
      });
  }

  const store: BlobStore = {
    async hold(address) {
      if (!(await isWhole(address))) return null;
      held.set(address, (held.get(address) ?? 0) + 1);
      await touch(address);
      let isHeld = true;
      return {
        path: pathOf(address),
        release() {
          const others = (held.get(address) ?? 1) - 1;
          if (isHeld && others === 0) held.delete(address);
          else if (isHeld) held.set(address, others);
          isHeld = false;
        },
      };
    },
    async put(blob) {
      const address = parseSha256(sha256(blob).toString('hex'), 'sha256');
      if (await isWhole(address)) return address;
      await makeRoom(blob.length);
      await writePrivateFile(`${pathOf(address)}.list`, encodeChunkList(chunkListOf(blob)));
      await writePrivateFile(pathOf(address), blob);
      await touch(address);
      return address;
    },
    async list(address) {
      const known = lists.get(address) ?? drafts.get(address)?.list;
      if (known) return known;
      const list = (await isWhole(address)) ? await readList(dir, address) : null;
      if (list) lists.set(address, list);
      return list;
    },
    async have(address) {
      const draft = drafts.get(address);
      if (draft) return draft.have;
      const list = await store.list(address);
      return list && bitmap(list.hashes.length, Buffer.alloc(Math.ceil(list.hashes.length / 8), 0xff));
    },
    async chunk(address, index) {
      const draft = drafts.get(address);
      if (draft) return draft.have.has(index) ? draft.read(index) : null;
      const list = await store.list(address);
      if (!list || index >= list.hashes.length) return null;
      await touch(address);
      const file = await open(pathOf(address), 'r').catch(() => null);
      if (!file) return null;
      return readChunk(file, list, index).finally(() => file.close());
    },
    async begin(address, list) {
      const part = `${pathOf(address)}.part`;
      await makeRoom(list.bytes - ((await sizeOf(part)) ?? 0));
      await writePrivateFile(`${pathOf(address)}.list`, encodeChunkList(list));
      await (await open(part, 'a', 0o600)).close();
      await truncate(part, list.bytes);
      const file = await open(part, 'r+');
      const have = bitmap(list.hashes.length);
      for (const [index, hash] of list.hashes.entries())
        if (sha256(await readChunk(file, list, index)).equals(hash)) have.add(index);
      const draft = {
        ...{ list, have },
        read: (index: number) => readChunk(file, list, index),
        async write(index: number, bytes: Buffer) {
          const hash = list.hashes[index];
          if (!hash || bytes.length !== chunkSize(list, index) || !sha256(bytes).equals(hash)) return false;
          await file.write(bytes, 0, bytes.length, index * chunkBytes);
          have.add(index);
          return true;
        },
        async finish() {
          await file.sync();
          if ((await hashOf(file)) !== address) {
            await draft.close();
            await discard(dir, address);
            return false;
          }
          await rename(part, pathOf(address));
          await draft.close();
          await touch(address);
          return true;
        },
        async close() {
          drafts.delete(address);
          await file.close();
        },
      };
      drafts.set(address, draft);
      return draft;
    },
  };
  return store;
}

async function readChunk(file: FileHandle, list: ChunkList, index: number): Promise<Buffer> {
  const bytes = Buffer.alloc(chunkSize(list, index));
  await file.read(bytes, 0, bytes.length, index * chunkBytes);
  return bytes;
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of file.createReadStream({ start: 0, autoClose: false })) hash.update(bytes);
  return hash.digest('hex');
}

async function readList(dir: string, address: Sha256): Promise<ChunkList | null> {
  const file = join(dir, `${address}.list`);
  try {
    return decodeChunkList(await readFile(file));
  } catch {
    const list = chunkListOf(await readFile(join(dir, address)));
    await writePrivateFile(file, encodeChunkList(list));
    return list;
  }
}

interface StoredFile {
  readonly address: Sha256;
  readonly bytes: number;
  readonly usedAt: number;
}

/** Whole blobs and parts; parts by the room that they have taken. */
async function filesOf(dir: string): Promise<StoredFile[]> {
  const files = await Promise.all(
    (await readdir(dir)).map(async (name): Promise<StoredFile[]> => {
      const address = /^([0-9a-f]{64})(\.part)?$/.exec(name)?.[1];
      const found = address === undefined ? null : await stat(join(dir, name)).catch(() => null);
      if (address === undefined || !found) return [];
      return [{ address: parseSha256(address, 'sha256'), bytes: found.size, usedAt: found.mtimeMs }];
    }),
  );
  return files.flat();
}

async function discard(dir: string, address: Sha256): Promise<void> {
  for (const end of ['', '.part', '.list']) await rm(join(dir, `${address}${end}`), { force: true });
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );
