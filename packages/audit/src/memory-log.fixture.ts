import {
  append,
  emptyFrontier,
  encodeEntries,
  leafHash,
  logOrigin,
  type NodeKey,
  parseTilePath,
  rootOf,
  signCheckpoint,
  tileWidth,
  verifierKey,
  widthIn,
} from '@ratchet/protocol';
import type { LogSource } from './log-source.ts';

/** A log in memory, as its coordinator would serve it. */
export interface MemoryLog extends LogSource {
  checkpoint(size?: number): string;
}

export function memoryLog(
  entries: readonly Buffer[],
  key: NodeKey,
  more: Readonly<Record<string, string>> = {},
): MemoryLog {
  const origin = logOrigin(key.keyId);
  const hashes = entries.map((entry) => leafHash(entry));
  const rootOver = (from: number, to: number) => rootOf(hashes.slice(from, to).reduce(append, emptyFrontier));
  const checkpoint = (size = entries.length) =>
    signCheckpoint({ origin, size, root: rootOver(0, size) }, key);
  return {
    checkpoint,
    async find(path) {
      const given = more[path];
      if (given !== undefined) return Buffer.from(given);
      if (path === 'checkpoint') return Buffer.from(checkpoint());
      if (path === 'key') return Buffer.from(verifierKey(origin, key.keyId));
      if (path.startsWith('opened/')) return Buffer.alloc(0);
      const tile = parseTilePath(path);
      if (!tile || tile.width > widthIn(entries.length, tile)) return null;
      const { level, index, width } = tile;
      if (level === null) return encodeEntries(entries.slice(index * tileWidth, index * tileWidth + width));
      const span = tileWidth ** level;
      const first = index * tileWidth;
      return Buffer.concat(
        Array.from({ length: width }, (_, n) => rootOver((first + n) * span, (first + n + 1) * span)),
      );
    },
  };
}

export const fillingEntries = (count: number, name = 'filling'): Buffer[] =>
  Array.from({ length: count }, (_, n) => Buffer.from(JSON.stringify({ kind: name, n })));
