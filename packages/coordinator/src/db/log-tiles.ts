import { encodeEntries, perfectRoot, type Tile, tilePath, tileWidth, widthIn } from '@ratchet/protocol';
import { LRUCache } from 'lru-cache';
import type { Sql } from './connection.ts';
import { treeHead } from './leaves.ts';
import { leavesOfMerge } from './leaves-of-merge.ts';

/** One sealed statement whose epoch is over, hexadecimal. */
export interface OpenedLeaf {
  readonly index: number;
  readonly salt: string;
  readonly statement: string;
}

/** The log as its readers get it. */
export interface LogTiles {
  head(): Promise<{ size: number; root: string }>;
  /** The bytes of a tile, or of a bundle of entries; null where the log does not reach that far. */
  tile(tile: Tile): Promise<Buffer | null>;
  /** Of the bundle `index` of entries: what its sealed leaves say, as far as their epochs are over. */
  opened(index: number): Promise<OpenedLeaf[]>;
  /** Keys of the epochs that are over, hexadecimal, in their order. */
  epochKeys(): Promise<string[]>;
  /** Indexes of the leaves that a merge rests on; null for a commit that is none. */
  ofMerge(commit: string): Promise<number[] | null>;
}

/**
 * Tiles of hashes, 8 KiB each at most, that are kept in memory: what their readers ask for most are the upper ones, and those at the edge
 * of the newest checkpoint. One of a given width never changes.
 */
const keptTiles = 512;

export function openLogTiles(sql: Sql): LogTiles {
  const kept = new LRUCache<string, Buffer>({ max: keptTiles });
  /** The log only grows: what was there is there. */
  let reached = 0;
  const reaches = async (tile: Tile) => {
    if (tile.width > widthIn(reached, tile)) reached = Math.max(reached, (await treeHead(sql)).size);
    return tile.width <= widthIn(reached, tile);
  };
  return {
    head: () => treeHead(sql),
    async tile(tile) {
      const known = kept.get(tilePath(tile));
      if (known) return known;
      if (!(await reaches(tile))) return null;
      if (tile.level === null) return entriesOf(sql, tile);
      const hashes = await hashesOf(sql, tile.level, tile.index, tile.width);
      kept.set(tilePath(tile), hashes);
      return hashes;
    },
    opened: (index) => sql<OpenedLeaf[]>`
    select l.log_index as index, encode(l.salt, 'hex') as salt, encode(l.sealed_statement, 'hex') as statement
    from log_leaves l join epochs e on e.id = l.epoch_id
    where l.log_index >= ${index * tileWidth} and l.log_index < ${(index + 1) * tileWidth} and e.ended_at is not null
    order by l.log_index`,
    ofMerge: (commit) => leavesOfMerge(sql, commit),
    async epochKeys() {
      const rows = await sql<{ key: string }[]>`
      select encode(key, 'hex') as key from epochs where ended_at is not null order by id`;
      return rows.map(({ key }) => key);
    },
  };
}

async function entriesOf(sql: Sql, { index, width }: Tile): Promise<Buffer> {
  const rows = await sql<{ entry: Buffer }[]>`
    select entry from log_leaves
    where log_index >= ${index * tileWidth} and log_index < ${index * tileWidth + width} order by log_index`;
  return encodeEntries(rows.map(({ entry }) => entry));
}

/** The first `width` hashes of a tile: leaves, or roots of the tiles below. */
async function hashesOf(sql: Sql, level: number, index: number, width: number): Promise<Buffer> {
  const from = index * tileWidth;
  if (level === 0) {
    const [row] = await sql<{ hashes: Buffer }[]>`
      select string_agg(leaf_hash, ''::bytea order by log_index) as hashes from log_leaves
      where log_index >= ${from} and log_index < ${from + width}`;
    return row?.hashes ?? Buffer.alloc(0);
  }
  const rows = await sql<{ index: number; hash: Buffer }[]>`
    select index, hash from log_tile_roots where level = ${level - 1} and index >= ${from} and index < ${from + width}`;
  const known = new Map(rows.map((row) => [row.index, row.hash]));
  const hashes: Buffer[] = [];
  for (let place = from; place < from + width; place += 1)
    // Only of a log that was begun before the sequencer wrote these roots is one not there.
    hashes.push(known.get(place) ?? perfectRoot(await hashesOf(sql, level - 1, place, tileWidth)));
  return Buffer.concat(hashes);
}
