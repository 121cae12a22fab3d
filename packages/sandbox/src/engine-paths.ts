import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where our own engine keeps what must last, and what must not outlive a restart of the machine. */
export interface EnginePaths {
  /** Images and the log. */
  readonly lasting: string;
  /** Socket, pid files, users, lock: on a file system that a restart empties, with a path short enough for a socket. */
  readonly volatile: string;
}

export function enginePaths(stateDir: string): EnginePaths {
  const name = createHash('sha256').update(stateDir).digest('hex').slice(0, 8);
  return { lasting: join(stateDir, 'engine'), volatile: `/run/ratchet-${name}` };
}
