import { RatchetError, sha256Hex } from '@ratchet/protocol';

/** Chunks in one buffer, refused as soon as they are more than `bytesAtMost`. */
export async function collected(chunks: AsyncIterable<Uint8Array>, bytesAtMost: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > bytesAtMost) {
      throw new RatchetError({
        code: 'oversized',
        field: 'blob',
        rule: `A blob has at most ${bytesAtMost} bytes.`,
        remedy: 'Ask the coordinator operator why it serves more.',
      });
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** `bytes` if their SHA-256 is `address`: a coordinator, like anyone, is believed only as far as the hash goes. */
export function checked(bytes: Buffer, address: string): Buffer {
  if (sha256Hex(bytes) === address) return bytes;
  throw new RatchetError({
    code: 'unknown-blob',
    field: 'sha256',
    rule: `The bytes that came are not those of ${address}.`,
    remedy: 'Ask again; if it stays so, the coordinator’s blob store is damaged.',
  });
}
