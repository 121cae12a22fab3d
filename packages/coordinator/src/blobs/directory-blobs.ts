import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Sha256, sha256Hex } from '@ratchet/protocol';
import type { Blobs } from '../app/ports.ts';

/** A blob store in a folder: `ab/cdef…` by SHA-256. A blob is on the disk, synced, before it has its name. */
export function openDirectoryBlobs(options: { dir: string; uuid: () => string }): Blobs {
  const pathOf = (address: Sha256) => join(options.dir, address.slice(0, 2), address.slice(2));
  return {
    async put(bytes) {
      const address = sha256Hex(bytes);
      const path = pathOf(address);
      if (await isThere(path)) return address;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = join(options.dir, `unfinished-${options.uuid()}`);
      try {
        const file = await open(unfinished, 'wx', 0o600);
        await file.writeFile(bytes);
        await file.datasync();
        await file.close();
        await rename(unfinished, path);
      } finally {
        await rm(unfinished, { force: true });
      }
      return address;
    },

    async get(address) {
      const bytes = await readFile(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      // A blob that the disk has changed is as good as none, and better not given out.
      return bytes && sha256Hex(bytes) === address ? bytes : null;
    },
  };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
