import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from './html.ts';
import type { Problem } from './problem.ts';

/**
 * A page and its JSON twin at one address: `.json` at the end of the path or a preference for `application/json` asks
 * for the twin. Every answer carries an ETag and must be asked for again, since what it shows changes at any moment.
 */
export interface Answer {
  readonly page: () => Html;
  readonly data: unknown;
}

export const wantsJson = (request: FastifyRequest): boolean =>
  pathOf(request).endsWith('.json') || prefersJson(request.headers.accept ?? '');

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

/** Whether an Accept header likes JSON better than HTML. A tie, a wildcard and silence mean a page. */
export function prefersJson(accept: string): boolean {
  const wishes = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  const wish = (type: string) => Math.max(0, ...wishes.filter((w) => w.type === type).map((w) => w.quality));
  return wish('application/json') > Math.max(wish('text/html'), wish('application/xhtml+xml'));
}

export function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  reply.header('vary', 'Accept');
  return wantsJson(request)
    ? sendJson(request, reply, answer.data)
    : sendBody(request, reply, 'text/html; charset=utf-8', answer.page().markup);
}

export function sendJson(request: FastifyRequest, reply: FastifyReply, data: unknown): FastifyReply {
  // Public, and read without credentials: any site's script may read it.
  reply.header('access-control-allow-origin', '*');
  return sendBody(request, reply, 'application/json; charset=utf-8', `${JSON.stringify(data)}\n`);
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  page: (problem: Problem) => Html,
): FastifyReply {
  const { status, ...error } = problem;
  reply.code(status).header('vary', 'Accept').header('cache-control', 'no-store');
  if (status === 503) reply.header('retry-after', '5');
  if (status === 429) reply.header('retry-after', '60');
  return wantsJson(request)
    ? reply.type('application/json; charset=utf-8').send(`${JSON.stringify({ error })}\n`)
    : reply.type('text/html; charset=utf-8').send(page(problem).markup);
}

/** Text for programs other than browsers: feeds, `llms.txt`. Any site's script may read it. */
export function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  body: string,
): FastifyReply {
  reply.header('access-control-allow-origin', '*');
  return sendBody(request, reply, type, body);
}

function sendBody(request: FastifyRequest, reply: FastifyReply, type: string, body: string): FastifyReply {
  const etag = etagOf(body);
  reply.header('etag', etag).header('cache-control', 'no-cache');
  if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(type).send(body);
}

const etagOf = (body: string): string => `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;

/** An answer that was made before; its headers are set already. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  body: () => Promise<Buffer>,
): Promise<FastifyReply> {
  const isKnown = matches(request.headers['if-none-match'], String(reply.getHeader('etag')));
  return isKnown ? reply.code(304).send() : reply.send(await body());
}

/** A picture that other sites show: its own styles are inside it, and nothing else is allowed to it. */
export function sendImage(request: FastifyRequest, reply: FastifyReply, image: Html): FastifyReply {
  reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return sendBody(request, reply, 'image/svg+xml; charset=utf-8', image.markup);
}

/** A picture for sites that show no SVG, drawn only for those who do not have it yet. */
export async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  svg: string,
  draw: (svg: string) => Promise<Buffer>,
): Promise<FastifyReply> {
  const etag = etagOf(svg);
  const isKnown = matches(request.headers['if-none-match'], etag);
  const png = isKnown ? null : await draw(svg);
  reply.headers({
    ...{ etag, 'cache-control': 'public, max-age=300' },
    ...{ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  });
  return png === null ? reply.code(304).send() : reply.type('image/png').send(png);
}

/**
 * A page for one person's eyes: kept nowhere, and read by no other site. Its forms say where they come from (a page without a
 * referrer would send them with `Origin: null`).
 */
export function sendPrivate(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  reply.header('vary', 'Accept').header('cache-control', 'no-store').header('referrer-policy', 'same-origin');
  return wantsJson(request)
    ? reply.type('application/json; charset=utf-8').send(`${JSON.stringify(answer.data)}\n`)
    : reply.type('text/html; charset=utf-8').send(answer.page().markup);
}

/** RFC 9110, section 13.1.2: weak comparison against any of the listed tags, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
