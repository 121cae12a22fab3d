import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LogSource } from '@ratchet/audit';
import { writePrivateFile } from '@ratchet/kit';

/** A log that was kept in a folder, under the paths that it is served at. */
export const folderLog = (dir: string): LogSource => ({ find: (path) => bytesIfThere(join(dir, path)) });

/** Keeps what is read in `dir`. Full bundles never change: those that are there are not asked for again, so that an audit goes on where it was cut off. */
export const keptLog = (source: LogSource, dir: string): LogSource => ({
  async find(path) {
    const file = join(dir, path);
    const isFinal = path.startsWith('tile/') && !path.includes('.p/');
    const kept = isFinal ? await bytesIfThere(file) : null;
    if (kept) return kept;
    const bytes = await source.find(path);
    if (bytes === null) return null;
    await mkdir(dirname(file), { recursive: true });
    await writePrivateFile(file, bytes);
    return bytes;
  },
});

async function bytesIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}
