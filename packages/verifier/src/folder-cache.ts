import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from '@ratchet/kit';
import { unpackTar } from './strict-tar.ts';

export interface HeldFolder {
  readonly path: string;
  release(): void;
}

export interface FolderCache {
  /** The unpacked tar whose SHA-256 is `sha256`, fetched when it is not here. It stays until it is released. */
  hold(sha256: string, fetch: () => Promise<Buffer>): Promise<HeldFolder>;
}

/** Unpacked tars by the hash of the tar, the longest unused dropped when there are more than `atMost`. */
export async function openFolderCache(options: {
  readonly dir: string;
  readonly atMost: number;
  readonly now: () => number;
}): Promise<FolderCache> {
  const { dir, atMost, now } = options;
  await privateFolder(dir);
  for (const name of await readdir(dir)) {
    // What a killed process was unpacking.
    if (name.startsWith('.')) await rm(join(dir, name), { recursive: true, force: true });
  }
  const held = new Map<string, number>();

  async function trim(): Promise<void> {
    const names = await readdir(dir);
    const aged = await Promise.all(
      names.map(async (name) => ({ name, used: (await stat(join(dir, name))).mtimeMs })),
    );
    aged.sort((a, b) => a.used - b.used);
    const surplus = aged.filter(({ name }) => !held.has(name)).slice(0, Math.max(0, names.length - atMost));
    for (const { name } of surplus) await rm(join(dir, name), { recursive: true, force: true });
  }

  return {
    async hold(sha256, fetch) {
      const path = join(dir, sha256);
      held.set(sha256, (held.get(sha256) ?? 0) + 1);
      let released = false;
      const release = (): void => {
        if (released) return;
        released = true;
        const uses = (held.get(sha256) ?? 1) - 1;
        if (uses === 0) held.delete(sha256);
        else held.set(sha256, uses);
      };
      try {
        if (!existsSync(path)) await unpackTar(await fetch(), path);
        const used = new Date(now());
        await utimes(path, used, used);
        await trim();
        return { path, release };
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
