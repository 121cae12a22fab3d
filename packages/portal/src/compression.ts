import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, constants, gzip, type ZlibOptions } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Below it, compression costs more than it saves. */
const thresholdBytes = 1_024;

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding of ours that an Accept-Encoding header allows. */
export function encodingFor(accepted: string | undefined): Encoding {
  const allowed = acceptedEncodings(accepted);
  return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : 'identity';
}

export const isEncodingAccepted = (encoding: 'br' | 'gzip', accepted: string | undefined): boolean =>
  acceptedEncodings(accepted).has(encoding);

function acceptedEncodings(accepted: string | undefined): Set<string> {
  const allowed = new Set<string>();
  for (const wish of (accepted ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = wish.split(';').map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) allowed.add(coding);
  }
  return allowed;
}

/** `smallest` for what never changes, `quick` for pages: about a millisecond, on another thread. */
export type Effort = 'smallest' | 'quick';

const settings: Record<Effort, { br: BrotliOptions; gzip: ZlibOptions }> = {
  smallest: { br: {}, gzip: { level: 9 } },
  quick: {
    br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 } },
    gzip: { level: 4 },
  },
};

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** A body in each encoding: compressed when that is first asked for, and once. */
export type Encoded = (encoding: Encoding) => Promise<Buffer>;

export function encodedOnce(body: Buffer, effort: Effort): Encoded {
  const made = new Map<Encoding, Promise<Buffer>>();
  const make = async (encoding: Encoding): Promise<Buffer> => {
    if (encoding === 'identity' || body.length < thresholdBytes) return body;
    return encoding === 'br' ? brotli(body, settings[effort].br) : gzipped(body, settings[effort].gzip);
  };
  return (encoding) => {
    const known = made.get(encoding) ?? make(encoding);
    made.set(encoding, known);
    return known;
  };
}

/**
 * The body as this visitor's browser takes it, and the headers that say so. A compressed body is not, byte for byte, what a strong
 * ETag names (RFC 9110, section 8.8.3), so the tag becomes a weak one.
 */
export async function bodyFor(
  request: FastifyRequest,
  reply: FastifyReply,
  encoded: Encoded,
): Promise<Buffer> {
  const encoding = encodingFor(request.headers['accept-encoding']);
  const [plain, body] = await Promise.all([encoded('identity'), encoded(encoding)]);
  if (plain.length >= thresholdBytes) vary(reply, 'Accept-Encoding');
  if (body === plain) return body;
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', `W/${etag}`);
  reply.header('content-encoding', encoding);
  return body;
}

function vary(reply: FastifyReply, header: string): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? header : `${known}, ${header}`);
}
