import {
  inclusionRanges,
  type KeyId,
  logOrigin,
  nodeHash,
  openCheckpoint,
  parseTilePath,
  tilePath,
  tileWidth,
  verifierKey,
  widthIn,
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
  const hashOf = rangeHashes(log, size);
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

/** Hashes of ranges of the tree of `size` leaves, from its tiles; each is read once. */
function rangeHashes(log: LogTiles, size: number): (from: number, to: number) => Promise<Buffer> {
  const tiles = new Map<string, Promise<Buffer | null>>();
  const tile = (level: number, index: number): Promise<Buffer | null> => {
    const path = tilePath({ level, index, width: widthIn(size, { level, index }) });
    const wanted = parseTilePath(path);
    const known = tiles.get(path) ?? (wanted ? log.tile(wanted) : Promise.resolve(null));
    tiles.set(path, known);
    return known;
  };
  const subtree = async (from: number, height: number): Promise<Buffer> => {
    const level = Math.floor(height / 8);
    const place = from / tileWidth ** level;
    const bytes = await tile(level, Math.floor(place / tileWidth));
    const start = 32 * (place % tileWidth);
    return foldedRoot((bytes ?? Buffer.alloc(0)).subarray(start, start + 32 * 2 ** (height % 8)));
  };
  const range = async (from: number, to: number): Promise<Buffer> => {
    const height = Math.log2(to - from);
    if (Number.isInteger(height) && from % (to - from) === 0) return subtree(from, height);
    const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
    return nodeHash(await range(from, middle), await range(middle, to));
  };
  return range;
}

/** The root over hashes whose number is a power of two. */
function foldedRoot(hashes: Buffer): Buffer {
  if (hashes.length <= 32) return hashes;
  const half = hashes.length / 2;
  return nodeHash(foldedRoot(hashes.subarray(0, half)), foldedRoot(hashes.subarray(half)));
}
