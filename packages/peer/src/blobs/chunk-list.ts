import { RatchetError, sha256 } from '@ratchet/protocol';

/** Bytes of a chunk; the last of a blob may be shorter. */
export const chunkBytes = 256 * 1024;
/** 16 GiB. */
export const chunksAtMost = 65_536;

/**
 * How a blob is cut: each chunk's SHA-256, so that whoever sends a wrong one is found out at once. The list itself is nobody's word: a
 * blob is what its own SHA-256 says, in the end.
 */
export interface ChunkList {
  readonly bytes: number;
  /** 32 bytes each. */
  readonly hashes: readonly Buffer[];
}

export const chunkCount = (bytes: number): number => Math.ceil(bytes / chunkBytes);

/** Bytes of chunk `index`. */
export const chunkSize = ({ bytes }: Pick<ChunkList, 'bytes'>, index: number): number =>
  Math.min(chunkBytes, bytes - index * chunkBytes);

/** Eight bytes of length, then the hashes. */
export function encodeChunkList({ bytes, hashes }: ChunkList): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bytes));
  return Buffer.concat([length, ...hashes]);
}

/** @throws RatchetError `bad-field` */
export function decodeChunkList(encoded: Buffer): ChunkList {
  const bytes = encoded.length >= 8 ? Number(encoded.readBigUInt64BE(0)) : -1;
  const count = chunkCount(bytes);
  if (bytes < 1 || count > chunksAtMost || encoded.length !== 8 + 32 * count)
    throw new RatchetError({
      code: 'bad-field',
      field: 'chunks',
      rule: `A chunk list is eight bytes of length and 32 bytes for each of at most ${chunksAtMost} chunks.`,
      remedy: 'Ask another node for it.',
    });
  const hashes = Array.from({ length: count }, (_, n) => encoded.subarray(8 + 32 * n, 40 + 32 * n));
  return { bytes, hashes };
}

export const chunkListOf = (blob: Buffer): ChunkList => ({
  bytes: blob.length,
  hashes: Array.from({ length: chunkCount(blob.length) }, (_, n) =>
    sha256(blob.subarray(n * chunkBytes, (n + 1) * chunkBytes)),
  ),
});

/** Which chunks are there: a bit each, the first the highest of its byte. */
export interface Bitmap {
  has(index: number): boolean;
  add(index: number): void;
  readonly count: number;
  toBytes(): Buffer;
}

export function bitmap(size: number, from?: Buffer): Bitmap {
  const bits = Buffer.alloc(Math.ceil(size / 8));
  from?.copy(bits, 0, 0, bits.length);
  const has = (index: number) => index < size && ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  let count = 0;
  for (let index = 0; index < size; index += 1) if (has(index)) count += 1;
  return {
    has,
    add(index) {
      if (index >= size || has(index)) return;
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
      count += 1;
    },
    get count() {
      return count;
    },
    toBytes: () => Buffer.from(bits),
  };
}
