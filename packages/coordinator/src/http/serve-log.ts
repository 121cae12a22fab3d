import { logOrigin, type NodeKey, parseTilePath, signCheckpoint, verifierKey } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LogTiles } from '../db/log-tiles.ts';

/**
 * The log for whoever checks it, as C2SP tlog-tiles says: `/log/checkpoint`, `/log/tile/<L>/<N>[.p/<W>]`, `/log/tile/entries/<N>[.p/<W>]`;
 * and beside that `/log/key`, the key that signs it, and `/log/opened/<N>`, what the sealed leaves of a bundle of entries
 * say, a JSON object a line.
 */
export function serveLog(app: FastifyInstance, { log, key }: { log: LogTiles; key: NodeKey }): void {
  const origin = logOrigin(key.keyId);
  const missing = (reply: FastifyReply) =>
    reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .send('The log does not reach that far, or has no such path.\n');
  app.get('/log/checkpoint', async (_request, reply) => {
    const { size, root } = await log.head();
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(signCheckpoint({ origin, size, root: Buffer.from(root, 'hex') }, key));
  });
  app.get('/log/key', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`${verifierKey(origin, key.keyId)}\n`),
  );
  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const tile = parseTilePath(`tile/${request.params['*']}`);
    const bytes = tile && (await log.tile(tile));
    if (!bytes) return missing(reply);
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes);
  });
  app.get<{ Params: { index: string } }>('/log/opened/:index', async (request, reply) => {
    if (!/^(0|[1-9]\d{0,11})$/.test(request.params.index)) return missing(reply);
    const leaves = await log.opened(Number(request.params.index));
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(leaves.map((leaf) => `${JSON.stringify(leaf)}\n`).join(''));
  });
}
