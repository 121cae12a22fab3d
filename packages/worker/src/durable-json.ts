import { rm } from 'node:fs/promises';
import { readIfThere, writePrivateFile } from '@ratchet/kit';
import type { DurableValue } from './app/ports.ts';

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
