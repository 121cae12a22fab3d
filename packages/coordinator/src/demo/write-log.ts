import {
  appendTiled,
  cosign,
  emptyFrontier,
  encodeNote,
  epochKeyHash,
  logOrigin,
  openCheckpoint,
  rootOf,
  signCheckpoint,
  type TileRoot,
} from '@ratchet/protocol';
import type { Transaction } from '../db/connection.ts';
import { leafColumns } from '../db/leaves.ts';
import { copyRows } from './copy-rows.ts';
import type { DemoVerifier } from './people.ts';
import type { DemoEpoch, DemoLeaf } from './story.ts';

/** Writes the whole log, with the tree over it as the sequencer keeps it. */
export async function writeLog(
  sql: Transaction,
  leaves: readonly DemoLeaf[],
): Promise<{ size: number; root: Buffer }> {
  let frontier = emptyFrontier;
  const full: TileRoot[] = [];
  function* rows() {
    for (const leaf of leaves) {
      const columns = leafColumns(leaf.make());
      frontier = appendTiled(frontier, columns.leafHash, (root) => full.push(root));
      yield { ...columns, leaf };
    }
  }
  await copyRows(sql, 'log_leaves', rows(), {
    id: ({ leaf }) => idOf(leaf),
    log_index: ({ leaf }) => leaf.index,
    kind: ({ kind }) => kind,
    entry: ({ entry }) => entry,
    sealed_statement: ({ sealedStatement }) => sealedStatement,
    salt: ({ salt }) => salt,
    epoch_id: ({ epochId }) => epochId,
    leaf_hash: ({ leafHash }) => leafHash,
    recorded_at: ({ leaf }) => new Date(leaf.at),
  });
  await copyRows(sql, 'log_tile_roots', full, {
    level: ({ level }) => level,
    index: ({ index }) => index,
    hash: ({ hash }) => Buffer.from(hash),
  });
  await sql`select setval(pg_get_serial_sequence('log_leaves', 'id'), ${leaves.length + 1})`;
  await sql`update log_state set size = ${frontier.size}, roots = ${Buffer.concat(frontier.roots)}`;
  return { size: frontier.size, root: rootOf(frontier) };
}

/** Leaves are numbered from one in the database, and from nought in the log. */
export const idOf = (leaf: DemoLeaf): number => leaf.index + 1;

export async function writeEpochs(sql: Transaction, epochs: readonly DemoEpoch[]): Promise<void> {
  await copyRows(sql, 'epochs', epochs, {
    id: ({ id }) => id,
    key: ({ key }) => key,
    key_hash: ({ key }) => epochKeyHash(key),
    began_at: ({ beganAt }) => new Date(beganAt),
    ended_at: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)),
    leaf_id: ({ leaf }) => idOf(leaf),
  });
  await sql`select setval(pg_get_serial_sequence('epochs', 'id'), ${epochs.length + 1})`;
}

interface Witnessed {
  readonly operator: DemoVerifier['key'];
  readonly verifiers: readonly DemoVerifier[];
  readonly until: number;
}

/** The newest checkpoint, and what the verifiers said of it. */
export async function writeCheckpoint(
  sql: Transaction,
  { size, root }: { size: number; root: Buffer },
  { operator, verifiers, until }: Witnessed,
): Promise<void> {
  const note = signCheckpoint({ origin: logOrigin(operator.keyId), size, root }, operator);
  await sql`insert into checkpoints ${sql({ size, note, publishedAt: new Date(until - 20_000) })}`;
  const checkpoint = openCheckpoint(note, operator.keyId);
  const witnesses = verifiers.filter(({ removedAt }) => removedAt > until);
  await copyRows(sql, 'cosignatures', witnesses, {
    size: () => size,
    witness: ({ keyId }) => keyId,
    line: ({ key }) =>
      encodeNote({ text: '', signatures: [cosign(checkpoint, key, new Date(until - 10_000))] }).split(
        '\n',
      )[1] ?? '',
  });
}
