import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, onSendAsyncHookHandler } from 'fastify';

/** Below it, compression costs more than it saves. */
const thresholdBytes = 1_024;

/**
 * Pages and their twins are compressed as they are made, at levels that cost about a millisecond. A compressed body is not, byte for
 * byte, what its strong ETag names (RFC 9110, section 8.8.3), so the tag becomes a weak one.
 */
export async function compressAnswers(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    ...{ threshold: thresholdBytes, encodings: ['br', 'gzip'], globalDecompression: false },
    brotliOptions: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
    },
    zlibOptions: { level: 4 },
  });
  // Compression is a hook of each route; this one comes after it.
  scope.addHook('onRoute', (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), weakenTag];
  });
}

const weakenTag: onSendAsyncHookHandler = async (_request, reply, payload) => {
  const etag = reply.getHeader('etag');
  if (reply.hasHeader('content-encoding') && typeof etag === 'string' && !etag.startsWith('W/'))
    reply.header('etag', `W/${etag}`);
  return payload;
};

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding of ours that an Accept-Encoding header allows. */
export function encodingFor(accepted: string | undefined): Encoding {
  const allowed = new Set<string>();
  for (const wish of (accepted ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = wish.split(';').map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) allowed.add(coding);
  }
  return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : 'identity';
}

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** A body that never changes, in each encoding: compressed once, as small as it gets, when it is first asked for. */
export function compressedOnce(body: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const made = new Map<Encoding, Promise<Buffer>>();
  const make = async (encoding: Encoding): Promise<Buffer> => {
    if (encoding === 'identity' || body.length < thresholdBytes) return body;
    return encoding === 'br' ? brotli(body) : gzipped(body, { level: 9 });
  };
  return (encoding) => {
    const known = made.get(encoding) ?? make(encoding);
    made.set(encoding, known);
    return known;
  };
}
