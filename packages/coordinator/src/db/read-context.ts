import type { KeyId } from '@ratchet/protocol';
import type { Sql } from './connection.ts';

/** How long a node counts as being there after it was last heard of. */
export const presentSeconds = 180;

export interface ReadModelOptions {
  readonly sql: Sql;
  readonly now: () => Date;
  /** Whose log it is. */
  readonly operator: KeyId;
  /** Text of a file at a track's head. */
  readonly readHeadFile: (track: string, path: string) => Promise<string | null>;
}
