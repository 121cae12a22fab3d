import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { RatchetError } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest, LightMyRequestResponse } from 'fastify';
import { isEncodingAccepted } from '../compression.ts';
import type { Site } from '../layout.ts';
import type { Query } from '../query.ts';
import { visitorOf } from '../visitor-network.ts';
import { eventText, retryText } from './event-stream.ts';
import { type Changes, liveHub } from './live-hub.ts';
import { piecesOf } from './live-piece.ts';
import { beginningOf, sharedText } from './shared-text.ts';
import { systemTimer, type Timer } from './timer.ts';
import type { Seen, Viewer } from './watched-page.ts';

export interface LiveOptions {
  readonly changes: Changes | null;
  readonly site: () => Site;
  readonly timer?: Timer;
  readonly mostPages?: number;
  readonly mostViewers?: number;
  readonly mostViewersOfVisitor?: number;
}

/** Text that a viewer's connection has not taken yet; more, and the viewer is dropped and may come back. */
const mostUnsentBytes = 512 * 1_024;

/**
 * `/live?page=/tracks/words`: what changes on a page while it is open, as server-sent events. `version` first, with the addresses of
 * this portal's style and script; then `piece` for each part that changed (`{id, html}`), and `current` when there is no more to tell for now.
 * `seen` (`id:version,…`) says which pieces the viewer has; a browser that comes back says it with Last-Event-ID.
 */
export function serveLive(scope: FastifyInstance, options: LiveOptions): void {
  const name = randomBytes(4).toString('hex');
  const hub = liveHub({
    ...{ changes: options.changes, timer: options.timer ?? systemTimer, name },
    ...{ mostPages: options.mostPages ?? 500, mostViewers: options.mostViewers ?? 5_000 },
    ...{ mostViewersOfVisitor: options.mostViewersOfVisitor ?? 100, mostPagesOfVisitor: 20 },
    draw: (address) => drawAsAnyone(scope, address),
  });
  scope.addHook('preClose', async () => hub.close());
  scope.get('/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { page, seen } = request.query as Query;
    const known = seenBy(name, seen, request.headers['last-event-id']);
    const open = () => openStream(request, reply, options.site());
    const leave = await hub.join(pageAddress(page), known, visitorOf(request), open);
    reply.raw.once('close', leave);
    if (reply.raw.destroyed) leave();
    return reply;
  });
}

/** No page of this portal comes near it. */
const mostPageBytes = 8 * 1_024 * 1_024;

/**
 * The page as somebody gets it who sends no cookie and comes from nowhere near (192.0.2.0/24 is for examples, RFC 5737). Whatever else may
 * be at the address (a blob, a repository, a stream without an end) is left unread.
 */
async function drawAsAnyone(scope: FastifyInstance, address: string) {
  const reply = await scope.inject({
    ...{ method: 'GET', url: address, remoteAddress: '192.0.2.1', payloadAsStream: true },
    // As it is now, and not as it was kept for a moment.
    headers: { accept: 'text/html', 'accept-encoding': 'identity', 'cache-control': 'no-cache' },
  });
  const stream = reply.stream();
  const isPage = String(reply.headers['content-type']).startsWith('text/html');
  if (reply.statusCode !== 200 || !isPage) return leftUnread(reply);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > mostPageBytes) return leftUnread(reply);
    chunks.push(chunk);
  }
  return piecesOf(Buffer.concat(chunks).toString());
}

function leftUnread({ raw }: LightMyRequestResponse): null {
  raw.res.destroy();
  return null;
}

/** @throws RatchetError `bad-field` unless it is the address of a page of this portal */
function pageAddress(page: Query[string]): string {
  if (typeof page === 'string' && page.length <= 400 && isPagePath(page)) return page;
  throw new RatchetError({
    code: 'bad-field',
    field: 'page',
    rule: 'page is the path of one of this portal’s pages, at most 400 characters.',
    remedy: 'Send it once, percent-encoded: /live?page=%2Ftracks%2Fwords.',
  });
}

/** As the router would read it: a stream of events that waits for itself would never end (`/%6cive`, `/./live`). */
function isPagePath(page: string): boolean {
  if (!/^\/(?![/\\])[^\s#\\]*$/.test(page)) return false;
  const url = URL.parse(page, 'http://page.invalid');
  if (url === null || url.host !== 'page.invalid' || url.pathname !== page.split('?', 1)[0]) return false;
  try {
    return !/^\/live(?![\w-])/i.test(decodeURIComponent(url.pathname));
  } catch {
    return false;
  }
}

const pieceVersion = /^([a-z][a-z0-9-]{0,39}):([0-9a-f]{12})$/;

function seenBy(name: string, seen: Query[string], lastEventId: string | string[] | undefined): Seen {
  if (lastEventId !== undefined) {
    const [, hub, sequence] = /^([0-9a-f]{8})\.(\d{1,15})$/.exec(String(lastEventId)) ?? [];
    return { sequence: hub === name ? Number(sequence) : null, versions: null };
  }
  const versions = new Map<string, string>();
  for (const text of typeof seen === 'string' ? seen.split(',', 100) : []) {
    const [, id, version] = pieceVersion.exec(text) ?? [];
    if (id && version) versions.set(id, version);
  }
  return { sequence: null, versions };
}

/** Browsers come back one after the other, not all at once when a coordinator was started again. */
const retryAfterMs = () => 2_000 + 4_000 * Math.random();

function openStream(request: FastifyRequest, reply: FastifyReply, site: Site): Viewer {
  reply.hijack();
  const { raw } = reply;
  const coding = isEncodingAccepted('gzip', request.headers['accept-encoding']) ? 'gzip' : 'identity';
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    ...(coding === 'gzip' && { 'content-encoding': 'gzip' }),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'access-control-allow-origin': '*',
    // Nothing comes after it on this connection: a server that closes need not wait for the next request.
    connection: 'close',
    // nginx would keep events back otherwise.
    'x-accel-buffering': 'no',
  });
  request.raw.socket.setNoDelay(true);
  const write = (bytes: Buffer): void => {
    if (raw.destroyed) return;
    if (raw.writableLength > mostUnsentBytes) raw.destroy();
    else raw.write(bytes);
  };
  const version = eventText('version', { style: site.styleUrl, script: site.scriptUrl });
  const greeting = sharedText(retryText(retryAfterMs()) + version);
  write(Buffer.concat([beginningOf[coding], greeting.bytes(coding)]));
  return { coding, write, end: () => raw.end() };
}
