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
import type { CheckpointStore, PublishedCheckpoint } from './checkpoints.ts';
import type { Sql } from './connection.ts';
import type { LogTiles } from './log-tiles.ts';

/** What proofs end in: the newest checkpoints, and who makes a quorum. */
export interface LogStanding {
  readonly cosigned: PublishedCheckpoint | null;
  readonly newest: PublishedCheckpoint | null;
  readonly quorum: number;
  readonly verifiers: readonly KeyId[];
}

export async function readStanding(sql: Sql, checkpoints: CheckpointStore): Promise<LogStanding> {
  const [cosigned, newest, quorum, roster] = await Promise.all([
    checkpoints.cosigned(),
    checkpoints.newest(),
    checkpoints.quorum(),
    sql<{ keyId: KeyId }[]>`select key_id from roster where removed_at is null order by key_id`,
  ]);
  return { cosigned, newest, quorum, verifiers: roster.map(({ keyId }) => keyId) };
}

/**
 * What shows that leaf `index` is in the tree of a signed checkpoint: of the newest that a quorum cosigned where it covers the leaf,
 * else of the newest; null where none does.
 */
export async function proofOf(
  { sql, log, operator }: { sql: Sql; log: LogTiles; operator: KeyId },
  { cosigned, newest, quorum, verifiers }: LogStanding,
  index: number,
) {
  const covering = [cosigned, newest].find((one) => one !== null && one.size > index);
  if (!covering) return null;
  const { size, root } = openCheckpoint(covering.note, operator);
  const hashOf = tileHashes(readTile(log), size);
  const [[leaf], path] = await Promise.all([
    sql<{ entry: Buffer; leafHash: Buffer }[]>`
      select entry, leaf_hash from log_leaves where log_index = ${index}`,
    Promise.all(inclusionRanges(index, size).map(([from, to]) => hashOf(from, to))),
  ]);
  if (!leaf) return null;
  return {
    ...{ index, size, root: root.toString('hex') },
    entry: leaf.entry.toString('base64'),
    hash: leaf.leafHash.toString('hex'),
    path: path.map((hash) => hash.toString('hex')),
    checkpoint: covering.note + covering.cosignatures.map((line) => `${line}\n`).join(''),
    key: verifierKey(logOrigin(operator), operator),
    quorum: { needed: quorum, verifiers: verifiers.map((keyId) => keyId as string) },
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
