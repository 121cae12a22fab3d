import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isAlive } from './process-identity.ts';

/**
 * Counts who uses an engine: one empty file per use, `<pid>-<start time>-<n>`. A file whose process has ended counts for
 * nothing, so a killed user needs no clearing up. Callers hold the engine's lock.
 */
export interface EngineUsers {
  /** Adds a use by process `pid`; the answer takes it back. */
  add(pid: number): () => void;
  /** Uses by living processes; the files of the others are removed. */
  living(): number;
}

export function openEngineUsers(options: { folder: string }): EngineUsers {
  const { folder } = options;
  return {
    add(pid) {
      mkdirSync(folder, { recursive: true });
      const identity = identifyProcess(pid) ?? `${pid}-0`;
      let use = 0;
      while (existsSync(join(folder, `${identity}-${use}`))) use += 1;
      const file = join(folder, `${identity}-${use}`);
      writeFileSync(file, '', { flag: 'wx' });
      return () => rmSync(file, { force: true });
    },
    living() {
      if (!existsSync(folder)) return 0;
      let count = 0;
      for (const name of readdirSync(folder)) {
        if (isAlive(name.replace(/-\d+$/, ''))) count += 1;
        else rmSync(join(folder, name), { force: true });
      }
      return count;
    },
  };
}
