import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { type NodeKey, RatchetError } from '@ratchet/protocol';
import { serveSmartHttp } from '@ratchet/repository';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { CheckpointStore } from '../db/checkpoints.ts';
import type { LogTiles } from '../db/log-tiles.ts';
import { serveBlobs } from './serve-blobs.ts';
import { serveCheckpoints } from './serve-checkpoints.ts';
import { serveLog } from './serve-log.ts';
import { serveSchemas } from './serve-schemas.ts';

/** The pages, given by whoever starts the coordinator. */
export interface Pages {
  register(app: FastifyInstance): void;
  /** Answers what fastify itself cannot read as an address. */
  readonly onUnreadableAddress: NonNullable<FastifyServerOptions['frameworkErrors']>;
}

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Folder of a track's bare repository, or null. */
  readonly repositoryOf: (track: string) => string | null;
  /** `name <key@users.ratchet>` lines: names are kept out of git and can be taken back. */
  readonly mailmap: () => Promise<string>;
  /** Who signs merges, in the format of git's `gpg.ssh.allowedSignersFile`. */
  readonly allowedSigners: string;
  /** The operator's own view, evidence of open submissions included. Everyone else's is the portal's. */
  readonly operatorView: () => Promise<unknown>;
  readonly operatorToken: string;
  readonly log: LogTiles;
  readonly checkpoints: CheckpointStore;
  /** A blob that anyone may have. @throws RatchetError `unknown-blob` */
  readonly publicBlob: (address: string) => Promise<Buffer>;
  /** Signs the log's checkpoints. */
  readonly operatorKey: NodeKey;
  readonly pages: Pages;
}

/** Serves pages, clones and what plain git needs to check them. */
export async function startHttp(options: HttpOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const app = Fastify({
    logger: false,
    bodyLimit: 1024,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
    // A proxy on this machine says for whom it asks (X-Forwarded-For); from elsewhere anyone could say anything.
    trustProxy: 'loopback',
    frameworkErrors: options.pages.onUnreadableAddress,
  });
  refusePipelines(app);
  // What strangers wrote is in mailmaps, blobs and leaves too: none of it is to be taken for a page.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  app.register(async (scope) => serveGit(scope, options));
  app.get<{ Params: { name: string } }>('/git/:name.mailmap', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await options.mailmap()),
  );
  app.get('/tracks/:name/allowed-signers', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(options.allowedSigners),
  );
  app.get('/operator.json', async (request, reply) => {
    if (!isOperator(request.headers.authorization, options.operatorToken))
      return reply.code(403).send({ error: 'operator only' });
    return reply.header('cache-control', 'no-store').send(await options.operatorView());
  });
  const { log, checkpoints, operatorKey: key } = options;
  serveLog(app, { log, key });
  serveCheckpoints(app, { log, checkpoints, key, now: () => new Date() });
  serveBlobs(app, options.publicBlob);
  serveSchemas(app);
  options.pages.register(app);
  await app.listen({ host: options.host, port: options.port }).catch((cause: Error) => {
    throw new RatchetError(
      {
        code: 'bad-configuration',
        field: 'http',
        rule: `Cannot listen on ${options.host}:${options.port}: ${cause.message}.`,
        remedy: 'Choose another address with --http HOST:PORT.',
      },
      { cause },
    );
  });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return { port, stop: () => app.close() };
}

/** Of one connection. Browsers and git wait for an answer before they ask for more; whoever does not could have a thousand made with one packet. */
const unansweredAtMost = 8;

function refusePipelines(app: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, number>();
  const count = (socket: Socket, more: 1 | -1): number => {
    const now = (unanswered.get(socket) ?? 0) + more;
    unanswered.set(socket, now);
    return now;
  };
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    if (count(socket, 1) > unansweredAtMost) socket.destroy();
    if (socket.destroyed) return reply.hijack();
    reply.raw.once('close', () => count(socket, -1));
  });
}

/** Git speaks through raw streams: nothing of its bodies is parsed here. */
async function serveGit(scope: FastifyInstance, options: HttpOptions): Promise<void> {
  const serve = serveSmartHttp({ repositories: options.repositoryOf });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.route<{ Params: { name: string; '*': string } }>({
    method: ['GET', 'POST'],
    url: '/git/:name.git/*',
    bodyLimit: 64 * 1024 * 1024,
    handler: (request, reply) => {
      reply.hijack();
      serve(request.raw, reply.raw, request.params.name, request.params['*']);
    },
  });
}

function isOperator(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
