import { askingNewest } from '@ratchet/kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { bodyFor, type Encoded, encodedOnce } from './compression.ts';
import { sendKept, wantsJson } from './reply.ts';

export interface RecentAnswersOptions {
  /** Milliseconds for which an answer is sent again as it is. */
  readonly freshMs: number;
  /** For so long it is sent still, while it is made anew for those who come next: nobody waits (RFC 5861). */
  readonly staleMs: number;
  readonly now: () => number;
}

/** What a busy portal keeps. An open page is told of changes as they come, whatever it was loaded with. */
export const servedForAMoment: RecentAnswersOptions = { freshMs: 10_000, staleMs: 60_000, now: Date.now };

interface Kept {
  readonly madeAt: number;
  readonly headers: Omit<ReturnType<FastifyReply['getHeaders']>, 'content-length'>;
  readonly encoded: Encoded;
}

const bytesAtMost = 16 * 1_024 * 1_024;

/**
 * Compresses what is sent, and, with `options`, keeps public answers for a moment, so that a page which many look at is drawn and
 * compressed now and then and not for each of them. Whoever sends a cookie, or `Cache-Control: max-age=0` as a reload does, gets an answer
 * of their own; it is the next one's then. Only what says that it is public is kept: 200, `no-cache`, no cookie set.
 */
export function finishAnswers(scope: FastifyInstance, options: RecentAnswersOptions | null): void {
  const kept = new LRUCache<string, Kept & { readonly bytes: number }>({
    maxSize: bytesAtMost,
    sizeCalculation: ({ bytes }) => 1_000 + 2 * bytes,
  });
  const beingMade = new Set<string>();

  async function makeAnew(key: string, request: FastifyRequest): Promise<void> {
    if (beingMade.has(key)) return;
    beingMade.add(key);
    const accept = wantsJson(request) ? 'application/json' : 'text/html';
    try {
      await scope.inject({
        ...{ method: 'GET', url: request.url, remoteAddress: '192.0.2.1' },
        headers: { accept, 'cache-control': 'no-cache' },
      });
    } finally {
      beingMade.delete(key);
    }
  }

  // Reads are shared for a moment too: a program that asks for the newest, a reload and an open page get newer ones.
  scope.addHook('onRequest', (request, _reply, done) => (wantsNewest(request) ? askingNewest(done) : done()));

  if (options)
    scope.addHook('onRequest', async (request, reply) => {
      if (!isForAnyone(request) || wantsNewest(request)) return;
      const key = keyOf(request);
      const known = kept.get(key);
      if (!known) return;
      const age = options.now() - known.madeAt;
      if (age >= options.staleMs) return;
      if (age >= options.freshMs) void makeAnew(key, request).catch(() => {});
      reply.headers(known.headers);
      await sendKept(request, reply, () => bodyFor(request, reply, known.encoded));
      return reply;
    });

  scope.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string') return payload;
    const body = Buffer.from(payload);
    const encoded = encodedOnce(body, 'quick');
    if (options && isForAnyone(request) && isPublic(reply)) {
      const { 'content-length': _length, ...headers } = reply.getHeaders();
      kept.set(keyOf(request), { madeAt: options.now(), headers, encoded, bytes: body.length });
    }
    reply.removeHeader('content-length');
    return bodyFor(request, reply, encoded);
  });
}

/** A reload of a page says `max-age=0`, one past all caches `no-cache`. */
const wantsNewest = ({ headers }: FastifyRequest): boolean =>
  /\b(?:no-cache|max-age=0)\b/.test(headers['cache-control'] ?? '');

const isForAnyone = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.cookie === undefined && headers.authorization === undefined;

const isPublic = (reply: FastifyReply): boolean =>
  reply.statusCode === 200 &&
  reply.getHeader('cache-control') === 'no-cache' &&
  !reply.hasHeader('set-cookie');

const keyOf = (request: FastifyRequest): string => `${wantsJson(request) ? 'data' : 'page'} ${request.url}`;
