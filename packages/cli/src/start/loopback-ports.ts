import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writePrivateFile } from '@ratchet/kit';
import { z } from 'zod';

export interface LoopbackPorts {
  readonly grpc: number;
  readonly http: number;
}

const portsSchema = z.object({ grpc: z.int().min(1).max(65_535), http: z.int().min(1).max(65_535) });

/** The ports of the last time where they are free, so that the clone address stays; others otherwise, remembered. */
export async function rememberedPorts(dataDir: string): Promise<LoopbackPorts> {
  const file = join(dataDir, 'ports.json');
  const before = await readFile(file, 'utf8').then(
    (text) => portsSchema.safeParse(JSON.parse(text)).data ?? null,
    () => null,
  );
  const grpc = await freePort(before?.grpc);
  const http = await freePort(before?.http);
  if (grpc !== before?.grpc || http !== before.http)
    await writePrivateFile(file, JSON.stringify({ grpc, http }));
  return { grpc, http };
}

/** `wanted` when nobody listens there, else one that the system chooses. */
export async function freePort(wanted: number | undefined): Promise<number> {
  const port = wanted === undefined ? null : await listenOnce(wanted);
  return port ?? (await listenOnce(0)) ?? 0;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
