import {
  inclusionRanges,
  type KeyId,
  logOrigin,
  openCheckpoint,
  parseTilePath,
  RatchetError,
  tileHashes,
  verifierKey,
} from '@ratchet/protocol';
import type { CheckpointStore } from './checkpoints.ts';
import type { Sql } from './connection.ts';
import type { LogTiles } from './log-tiles.ts';

/**
 * What shows that leaf `index` is in the tree of a signed checkpoint: of the newest that a quorum cosigned where it covers the leaf,
 * else of the newest; null where none does yet.
 */
export async function proofOf(
  {
    sql,
    log,
    checkpoints,
    operator,
  }: { sql: Sql; log: LogTiles; checkpoints: CheckpointStore; operator: KeyId },
  index: number,
) {
  const [cosigned, newest, quorum, roster] = await Promise.all([
    checkpoints.cosigned(),
    checkpoints.newest(),
    checkpoints.quorum(),
    sql<{ keyId: KeyId }[]>`select key_id from roster where removed_at is null order by key_id`,
  ]);
  const covering = [cosigned, newest].find((one) => one !== null && one.size > index);
  if (!covering) return null;
  const { size, root } = openCheckpoint(covering.note, operator);
  const [leaf] = await sql<{ entry: Buffer; leafHash: Buffer }[]>`
    select entry, leaf_hash from log_leaves where log_index = ${index}`;
  if (!leaf) return null;
  const hashOf = tileHashes(readTile(log), size);
  const path = await Promise.all(inclusionRanges(index, size).map(([from, to]) => hashOf(from, to)));
  return {
    ...{ index, size, root: root.toString('hex') },
    entry: leaf.entry.toString('base64'),
    hash: leaf.leafHash.toString('hex'),
    path: path.map((hash) => hash.toString('hex')),
    checkpoint: covering.note + covering.cosignatures.map((line) => `${line}\n`).join(''),
    key: verifierKey(logOrigin(operator), operator),
    quorum: { needed: quorum, verifiers: roster.map(({ keyId }) => keyId as string) },
  };
}

/** @throws RatchetError `unavailable` */
const readTile =
  (log: LogTiles) =>
  async (path: string): Promise<Buffer> => {
    const tile = parseTilePath(path);
    const bytes = tile && (await log.tile(tile));
    if (bytes) return bytes;
    throw new RatchetError({
      code: 'unavailable',
      field: path,
      rule: 'The log does not reach that far here yet.',
      remedy: 'Ask again in a moment.',
    });
  };
