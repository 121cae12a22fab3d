import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Sha256, sha256Hex } from '@ratchet/protocol';
import type { Blobs } from '../app/ports.ts';
import { blobMemory } from './blob-memory.ts';

/** A blob store in a folder: `ab/cdef…` by SHA-256. A blob is on the disk, synced, before it has its name. */
export function openDirectoryBlobs(options: { dir: string; uuid: () => string }): Blobs {
  const pathOf = (address: Sha256) => join(options.dir, address.slice(0, 2), address.slice(2));
  const memory = blobMemory();
  return {
    async put(bytes) {
      const address = sha256Hex(bytes);
      if (memory.has(address)) return address;
      const unfinished = join(options.dir, `unfinished-${options.uuid()}`);
      try {
        const file = await inFolder(options.dir, () => open(unfinished, 'wx', 0o600));
        try {
          await file.writeFile(bytes);
          await file.datasync();
        } finally {
          await file.close();
        }
        await inFolder(dirname(pathOf(address)), () => rename(unfinished, pathOf(address)));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      memory.set(address, bytes);
      return address;
    },

    async get(address) {
      const known = memory.get(address);
      if (known) return known;
      const bytes = await readFile(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      // A blob that the disk has changed is as good as none, and better not given out.
      if (!bytes || sha256Hex(bytes) !== address) return null;
      memory.set(address, bytes);
      return bytes;
    },
  };
}

/** Does `work` in a folder that is there nearly always, and makes it when it was not. */
async function inFolder<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return work();
  }
}
