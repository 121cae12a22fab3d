import { RatchetError } from './errors.ts';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256;

/** One tile of the tree, or one bundle of its entries. */
export interface Tile {
  /** 0 for the tile of leaf hashes; null for the bundle of entries. */
  readonly level: number | null;
  readonly index: number;
  /** 1 to 256 hashes or entries. */
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last with an x before them. */
export function tilePath({ level, index, width }: Tile): string {
  const groups =
    String(index)
      .padStart(Math.ceil(String(index).length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level ?? 'entries'}/${name}${width === tileWidth ? '' : `.p/${width}`}`;
}

/** The tile that a path names in its one right form; null for every other path. */
export function parseTilePath(path: string): Tile | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!match?.[1] || !match[2]) return null;
  const tile = {
    level: match[1] === 'entries' ? null : Number(match[1]),
    index: Number(match[2].replaceAll(/[x/]/g, '')),
    width: match[3] === undefined ? tileWidth : Number(match[3]),
  };
  return (tile.level ?? 0) <= 63 && tile.width <= tileWidth && tilePath(tile) === path ? tile : null;
}

/** How wide a tile is in a tree of `size` leaves: 0 where there is none yet. */
export function widthIn(size: number, { level, index }: Pick<Tile, 'level' | 'index'>): number {
  const hashes = Math.floor(size / tileWidth ** (level ?? 0));
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** Entries with their lengths, 16 bit each, in front. @throws RatchetError `oversized` */
export const encodeEntries = (entries: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw refused('oversized', 'An entry has at most 65,535 bytes.');
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );

/** @throws RatchetError `bad-field` */
export function decodeEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = at + 2 <= bundle.length ? bundle.readUInt16BE(at) : Number.POSITIVE_INFINITY;
    if (at + 2 + length > bundle.length)
      throw refused('bad-field', 'A bundle ends in the middle of an entry.');
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

const refused = (code: 'oversized' | 'bad-field', rule: string): RatchetError =>
  new RatchetError({ code, field: 'tile', rule, remedy: 'Get the tile again from the log.' });
