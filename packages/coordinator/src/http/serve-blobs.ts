import { chunkListOf, encodeChunkList } from '@ratchet/peer';
import { parseSha256, RatchetError } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * Public blobs for whoever has no peer that has them: `/blobs/<sha256>`, in parts too, and `/blobs/<sha256>/chunks`, how it is cut.
 * @param blob the bytes of a blob that anyone may have. @throws RatchetError `unknown-blob`
 */
export function serveBlobs(app: FastifyInstance, blob: (address: string) => Promise<Buffer>): void {
  /** By address; they never change. */
  const lists = new Map<string, Buffer>();
  app.get<{ Params: { sha256: string } }>('/blobs/:sha256', async (request, reply) => {
    const bytes = await found(reply, request.params.sha256, blob);
    if (!bytes) return reply;
    reply
      .type('application/octet-stream')
      .header('accept-ranges', 'bytes')
      .header('cache-control', immutable);
    const range = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '');
    if (!range) return reply.send(bytes);
    const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
    if (from > to) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
    return reply
      .code(206)
      .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
      .send(bytes.subarray(from, to + 1));
  });
  app.get<{ Params: { sha256: string } }>('/blobs/:sha256/chunks', async (request, reply) => {
    const { sha256 } = request.params;
    const bytes = await found(reply, sha256, blob);
    if (!bytes) return reply;
    const list = lists.get(sha256) ?? encodeChunkList(chunkListOf(bytes));
    if (lists.size > 1_000) lists.clear();
    lists.set(sha256, list);
    return reply.type('application/octet-stream').header('cache-control', immutable).send(list);
  });
}

const immutable = 'public, max-age=31536000, immutable';

async function found(
  reply: FastifyReply,
  text: string,
  blob: (address: string) => Promise<Buffer>,
): Promise<Buffer | null> {
  try {
    return await blob(parseSha256(text, 'sha256'));
  } catch (error) {
    if (!(error instanceof RatchetError) || error.code === 'unavailable') throw error;
    const { code, field, rule, remedy } = error;
    reply.code(404).send({ code, field, rule, remedy });
    return null;
  }
}
