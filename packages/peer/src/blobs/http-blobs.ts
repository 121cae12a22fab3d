import type { Sha256 } from '@ratchet/protocol';
import type { BlobSource } from './blob-source.ts';
import { bitmap, chunkBytes, decodeChunkList } from './chunk-list.ts';

const secondsAtMost = 60;
const listBytesAtMost = 2 * 1024 * 1024 + 64;

/** A network's blob store over HTTP: `GET <url>/blobs/<sha256>` with a range, `GET <url>/blobs/<sha256>/chunks`. */
export function httpBlobs(url: string): BlobSource {
  const base = `${url.replace(/\/+$/, '')}/blobs`;
  const get = async (path: string, bytesAtMost: number, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${base}/${path}`, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(secondsAtMost * 1000),
    });
    if (reply.status === 404) {
      await reply.body?.cancel();
      return null;
    }
    if (!reply.ok || !reply.body) throw new Error(`${base}/${path} answers ${reply.status}.`);
    return capped(reply.body, bytesAtMost);
  };
  const list = (address: Sha256) => get(`${address}/chunks`, listBytesAtMost);
  return {
    name: url,
    list,
    async have(address) {
      const encoded = await list(address);
      if (!encoded) return null;
      const { hashes } = decodeChunkList(encoded);
      return bitmap(hashes.length, Buffer.alloc(Math.ceil(hashes.length / 8), 0xff)).toBytes();
    },
    chunk: (address, index) =>
      get(address, chunkBytes, {
        range: `bytes=${index * chunkBytes}-${(index + 1) * chunkBytes - 1}`,
      }),
    close: () => {},
  };
}

async function capped(body: AsyncIterable<Uint8Array>, bytesAtMost: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > bytesAtMost) throw new Error('The blob store sends more than was asked for.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
