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
  /**
   * Unified diff between two commits of a track; `bundle` is the blob that brings a commit which its repository lacks. Null where it
   * is too large. Without it, only what the database has written down can be compared.
   */
  readonly compare?: (
    track: string,
    from: { readonly commit: string; readonly bundle: string | null },
    to: { readonly commit: string; readonly bundle: string | null },
  ) => Promise<string | null>;
}
