import { constants, deflateRawSync } from 'node:zlib';

/** How a stream of events is encoded on its way (RFC 9110, section 8.4.1). */
export type StreamCoding = 'identity' | 'gzip';

/** Text that many viewers are sent: its bytes in a coding are made for the first of them and serve all. */
export interface SharedText {
  bytes(coding: StreamCoding): Buffer;
}

/** What a stream begins with: in gzip, a header without name or time, from an unknown system (RFC 1952, section 2.3). */
export const beginningOf: Readonly<Record<StreamCoding, Buffer>> = {
  identity: Buffer.alloc(0),
  gzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]),
};

/**
 * Compressed, each text is whole DEFLATE blocks that refer to nothing before them and end at a byte (RFC 1951), so it fits behind whatever a
 * viewer was sent until then: one compression for all of them. The stream has no last block: like every stream of events, it ends when the
 * connection does.
 */
export function sharedText(text: string): SharedText {
  const plain = Buffer.from(text);
  let packed: Buffer | null = null;
  return {
    bytes(coding) {
      if (coding === 'identity') return plain;
      packed ??= deflateRawSync(plain, { level: 4, finishFlush: constants.Z_FULL_FLUSH });
      return packed;
    },
  };
}
