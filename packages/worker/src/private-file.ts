import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DurableValue } from './app/ports.ts';

/** A folder that only its owner may enter, made if missing and closed to others if it was open. */
export async function privateFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}

/** Writes all of `content` or nothing, durable when it resolves; file mode 0600. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The file's text, or null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A value kept as JSON in the file `path`; `parse` checks what an earlier version or a hand may have left there. */
export function durableJson<T>(path: string, parse: (value: unknown) => T): DurableValue<T> {
  return {
    async load() {
      const text = await readIfThere(path);
      return text === null ? null : parse(JSON.parse(text));
    },
    save: (value) => writePrivateFile(path, JSON.stringify(value)),
    clear: () => rm(path, { force: true }),
  };
}
