import { randomFillSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chunkListOf, encodeChunkList } from '../../packages/peer/src/index.ts';
import { sha256Hex } from '../../packages/protocol/src/index.ts';

/** A coordinator's blob store with one blob, which counts what leaves it. */
export interface Origin {
  readonly url: string;
  readonly address: string;
  bytesSent(): number;
  stop(): Promise<void>;
}

export async function startOrigin(bytes: number): Promise<Origin> {
  const blob = randomFillSync(Buffer.alloc(bytes));
  const address = sha256Hex(blob);
  const chunks = encodeChunkList(chunkListOf(blob));
  let sent = 0;
  const server = createServer((request, response) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (request.url === `/blobs/${address}/chunks`) return response.end(chunks);
    if (request.url !== `/blobs/${address}` || !range) return response.writeHead(404).end();
    const part = blob.subarray(Number(range[1]), Number(range[2]) + 1);
    sent += part.length;
    return response.writeHead(206).end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, address },
    bytesSent: () => sent,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
