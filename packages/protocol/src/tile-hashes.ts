import { RatchetError } from './errors.ts';
import { nodeHash, perfectRoot } from './log.ts';
import { tilePath, tileWidth, widthIn } from './tile.ts';

/** The hash of a range [from, to) of leaves, as the log's tiles have it. */
export type TileHashes = (from: number, to: number) => Promise<Buffer>;

/** Hashes of ranges of the tree of `size` leaves; `readTile` is asked once for every path. @throws RatchetError `bad-field` */
export function tileHashes(readTile: (path: string) => Promise<Buffer>, size: number): TileHashes {
  const tiles = new Map<string, Promise<Buffer>>();
  const tile = (level: number, index: number): Promise<Buffer> => {
    const path = tilePath({ level, index, width: widthIn(size, { level, index }) });
    const known = tiles.get(path) ?? readTile(path);
    tiles.set(path, known);
    return known;
  };
  const subtree = async (from: number, height: number): Promise<Buffer> => {
    const level = Math.floor(height / 8);
    const place = from / tileWidth ** level;
    const bytes = await tile(level, Math.floor(place / tileWidth));
    const start = 32 * (place % tileWidth);
    const end = start + 32 * 2 ** (height % 8);
    if (bytes.length < end) throw tooShort(level, Math.floor(place / tileWidth));
    return perfectRoot(bytes.subarray(start, end));
  };
  const range: TileHashes = async (from, to) => {
    const height = Math.log2(to - from);
    if (Number.isInteger(height) && from % (to - from) === 0) return subtree(from, height);
    const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
    return nodeHash(await range(from, middle), await range(middle, to));
  };
  return range;
}

const tooShort = (level: number, index: number): RatchetError =>
  new RatchetError({
    code: 'bad-field',
    field: `tile/${level}/${index}`,
    rule: 'The tile has fewer hashes than the log has leaves for it.',
    remedy: 'Ask the operator of the network: its log cannot be checked.',
  });
