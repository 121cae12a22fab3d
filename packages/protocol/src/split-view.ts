import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { RatchetError } from './errors.ts';
import type { KeyId } from './ids.ts';
import { prefixRoots } from './merkle-proof.ts';

/**
 * Two checkpoints that a log's key signed and that no one log can have: proof, to anyone who has the key, that the log shows
 * different pasts to different people. `prefix` are the hashes by which the later tree begins with something else than the
 * earlier one says (`prefixRanges`).
 */
export interface SplitView {
  /** Signed notes, the shorter log first. */
  readonly older: string;
  readonly newer: string;
  /** Hexadecimal. */
  readonly prefix: readonly string[];
}

/** The evidence when `newer` does not begin with `older`, by these hashes of the newer tree (of one size: its root); null when it does. */
export function splitViewOf(
  older: Checkpoint & { readonly text: string },
  newer: Checkpoint & { readonly text: string },
  prefix: readonly Uint8Array[],
): SplitView | null {
  const evidence = {
    ...{ older: older.text, newer: newer.text },
    prefix: prefix.map((one) => Buffer.from(one).toString('hex')),
  };
  return differ(older, newer, prefix) ? evidence : null;
}

/** Whether the evidence holds against the log of `key`. @throws RatchetError `bad-field`, `bad-signature` where a note is not that log's */
export function isSplit({ older, newer, prefix }: SplitView, key: KeyId): boolean {
  const [first, second] = [openCheckpoint(older, key), openCheckpoint(newer, key)];
  if (first.size > second.size || first.origin !== second.origin)
    throw new RatchetError({
      code: 'bad-field',
      field: 'older',
      rule: 'Evidence is two checkpoints of one log, the shorter first.',
      remedy: 'Send it as the witness wrote it.',
    });
  return differ(
    first,
    second,
    prefix.map((one) => Buffer.from(one, 'hex')),
  );
}

/** True only when the hashes are the newer tree's own, and come to another root than the older has. */
function differ(older: Checkpoint, newer: Checkpoint, prefix: readonly Uint8Array[]): boolean {
  if (older.size === 0) return false;
  const roots = prefixRoots(older.size, newer.size, prefix);
  if (roots === null) return false;
  return roots.now.equals(newer.root) && !roots.before.equals(older.root);
}
