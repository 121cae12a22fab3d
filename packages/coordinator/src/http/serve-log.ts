import { logOrigin, type NodeKey, parseTilePath, verifierKey } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LogTiles } from '../db/log-tiles.ts';

/**
 * The log for whoever checks it, as C2SP tlog-tiles says: `/log/tile/<L>/<N>[.p/<W>]`, `/log/tile/entries/<N>[.p/<W>]`, and the
 * checkpoint of `serveCheckpoints`; beside that `/log/key`, the key that signs it, `/log/epoch-keys`, those of the epochs that are over,
 * `/log/merges/<commit>`, the leaves that a merge rests on, and `/log/opened/<N>`, what the sealed leaves of a bundle of entries say, a JSON object a line.
 */
export function serveLog(app: FastifyInstance, { log, key }: { log: LogTiles; key: NodeKey }): void {
  const origin = logOrigin(key.keyId);
  const missing = (reply: FastifyReply) =>
    reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .send('The log does not reach that far, or has no such path.\n');
  app.get('/log/key', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`${verifierKey(origin, key.keyId)}\n`),
  );
  app.get('/log/epoch-keys', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send((await log.epochKeys()).map((epochKey) => `${epochKey}\n`).join('')),
  );
  app.get<{ Params: { commit: string } }>('/log/merges/:commit', async (request, reply) => {
    const { commit } = request.params;
    const leaves = /^[0-9a-f]{40}$/.test(commit) ? await log.ofMerge(commit) : null;
    return leaves ? reply.header('cache-control', 'no-cache').send({ commit, leaves }) : missing(reply);
  });
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
