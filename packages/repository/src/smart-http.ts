import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { killGit, runGit, startGit } from './git-process.ts';
import type { GitSettings } from './git-settings.ts';
import { Turnstile } from './turnstile.ts';

export interface SmartHttpOptions {
  /** Folder of a track's bare repository, or null when there is no such track. */
  readonly repositories: (track: string) => string | null;
  /** Clones that run at the same time (8), and those that may wait for them (64); more are told to come back. */
  readonly maxConcurrent?: number;
  readonly maxWaiting?: number;
  /** A request's body, unpacked (8 MiB). */
  readonly maxRequestBytes?: number;
  /** A clone is cut off after this long (600), and after this long without a byte taken or given (30). */
  readonly wallSeconds?: number;
  readonly idleSeconds?: number;
  readonly gitBinary?: string;
  readonly onProcess?: (args: readonly string[]) => void;
}

/** Serves one request: `track` and `rest` are the parts of its path, `rest` what follows the track (`info/refs`). */
export type SmartHttpHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  track: string,
  rest: string,
) => void;

/**
 * Read-only smart HTTP (gitprotocol-http) over `git upload-pack`. Only two addresses exist, so a path is compared and
 * never opened; pushing is refused by name.
 */
export function serveSmartHttp(options: SmartHttpOptions): SmartHttpHandler {
  const { maxConcurrent: width = 8, maxWaiting = 64 } = options;
  const turnstile = new Turnstile({ width, maxWaiting });
  return (request, response, track, rest) => {
    answer(options, turnstile, { request, response, track, rest }).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The repository could not be read.');
    });
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly track: string;
  readonly rest: string;
}

/** What git is started with for one exchange. */
interface Source {
  readonly settings: GitSettings;
  readonly dir: string;
  readonly env: Record<string, string>;
  readonly wallSeconds: number;
  readonly idleSeconds: number;
  readonly maxRequestBytes: number;
}

async function answer(options: SmartHttpOptions, turnstile: Turnstile, exchange: Exchange): Promise<void> {
  const { request, response, track } = exchange;
  const route = routeOf(exchange);
  if (typeof route !== 'string') return refuse(response, route.status, route.reason);
  const dir = /^[a-z][a-z0-9-]{1,39}$/.test(track) ? options.repositories(track) : null;
  if (dir === null) return refuse(response, 404, 'There is no such track.');
  if (!(await turnstile.enter())) {
    response.setHeader('Retry-After', '5');
    return refuse(response, 503, 'Too many clones at the moment; try again.');
  }
  try {
    if (response.destroyed) return;
    const source = sourceOf(options, resolve(dir), request);
    await (route === 'advertise' ? advertise(source, response) : exchangePack(source, request, response));
  } finally {
    turnstile.leave();
  }
}

function sourceOf(options: SmartHttpOptions, dir: string, request: IncomingMessage): Source {
  const { gitBinary, onProcess, maxRequestBytes = 8 * 1024 * 1024 } = options;
  const { wallSeconds = 600, idleSeconds = 30 } = options;
  const settings = {
    homeDir: join(dir, 'empty-home'),
    ...(gitBinary && { binary: gitBinary }),
    ...(onProcess && { onProcess }),
  };
  const protocol = request.headers['git-protocol'];
  const known = typeof protocol === 'string' && /^version=[012](:[a-z0-9=-]{1,40}){0,4}$/.test(protocol);
  return {
    settings,
    dir,
    env: known ? { GIT_PROTOCOL: protocol } : {},
    wallSeconds,
    idleSeconds,
    maxRequestBytes,
  };
}

type Route = 'advertise' | 'exchange' | { status: number; reason: string };

function routeOf({ request, rest }: Exchange): Route {
  const path = rest.replace(/^\//, '').replace(/\?.*$/s, '');
  const service = new URL(request.url ?? '/', 'http://track.invalid').searchParams.get('service');
  const pushing = path === 'git-receive-pack' || (path === 'info/refs' && service === 'git-receive-pack');
  if (pushing)
    return { status: 403, reason: 'This repository is read-only: candidates come as submissions.' };
  if (path === 'info/refs') {
    if (service !== 'git-upload-pack') return { status: 403, reason: 'Only the smart protocol is served.' };
    return request.method === 'GET' ? 'advertise' : { status: 405, reason: 'Use GET.' };
  }
  if (path !== 'git-upload-pack') return { status: 404, reason: 'There is nothing here.' };
  if (request.method !== 'POST') return { status: 405, reason: 'Use POST.' };
  const type = request.headers['content-type'];
  if (type === 'application/x-git-upload-pack-request') return 'exchange';
  return { status: 415, reason: 'The body must be application/x-git-upload-pack-request.' };
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  // The body was not read: after this answer the connection is of no use.
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(`${reason}\n`);
}

const noCache = { 'Cache-Control': 'no-cache, max-age=0, must-revalidate', Pragma: 'no-cache' };

async function advertise(source: Source, response: ServerResponse): Promise<void> {
  const { settings, dir, env } = source;
  const args = ['upload-pack', '--strict', '--stateless-rpc', '--http-backend-info-refs', dir];
  const output = await runGit(settings, { args, env, wallSeconds: 30 });
  if (output.exitCode !== 0) throw new Error(output.stderr);
  response.writeHead(200, { ...noCache, 'Content-Type': 'application/x-git-upload-pack-advertisement' });
  // Version 2 clients are told the capabilities alone, as `git http-backend` does.
  const preamble = env.GIT_PROTOCOL?.startsWith('version=2') ? '' : '001e# service=git-upload-pack\n0000';
  response.end(Buffer.concat([Buffer.from(preamble), output.stdout]));
}

/** Pipes the request through upload-pack. Ends when git has, or the client or the time has run out. */
function exchangePack(source: Source, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { settings, dir, env, maxRequestBytes } = source;
  const args = ['upload-pack', '--strict', '--stateless-rpc', dir];
  const child = startGit(settings, { args, env });
  return new Promise((resolve, reject) => {
    const stop = () => {
      killGit(child);
      // A stopped reader would leave output in the pipe, and the process would never count as closed.
      child.stdout.destroy();
    };
    const timer = setTimeout(stop, source.wallSeconds * 1000);
    // A client that sends or reads nothing must not hold its place; git itself says something every five seconds.
    const idle = setTimeout(stop, source.idleSeconds * 1000);
    for (const side of [request, child.stdout]) side.on('data', () => idle.refresh());
    let failed = false;
    const fail = (status: number, reason: string) => {
      stop();
      if (failed) return;
      failed = true;
      if (!response.headersSent) refuse(response, status, reason);
      else response.destroy();
    };
    response.once('close', stop);
    child.stderr.resume();
    child.once('error', (error) => {
      clearTimeout(timer);
      clearTimeout(idle);
      reject(error);
    });
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      clearTimeout(idle);
      response.off('close', stop);
      if (exitCode !== 0) fail(500, 'The request could not be answered.');
      else {
        if (!response.headersSent) response.writeHead(200, resultHeaders);
        response.end();
      }
      resolve();
    });
    feed(request, maxRequestBytes, child.stdin, fail);
    child.stdout.once('data', () => {
      if (!response.headersSent) response.writeHead(200, resultHeaders);
    });
    child.stdout.pipe(response, { end: false });
  });
}

const resultHeaders = { ...noCache, 'Content-Type': 'application/x-git-upload-pack-result' };

/** Writes the request's body, unpacked, to git, and gives up beyond the limit or on a body that does not unpack. */
function feed(
  request: IncomingMessage,
  maxBytes: number,
  input: NodeJS.WritableStream,
  fail: (status: number, reason: string) => void,
): void {
  const gzipped = /^(x-)?gzip$/.test(request.headers['content-encoding'] ?? '');
  const body = gzipped ? request.pipe(createGunzip()) : request;
  let size = 0;
  body.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) return;
    request.unpipe();
    body.unpipe();
    fail(413, 'The request is too large.');
  });
  body.once('error', () => fail(400, 'The body cannot be read.'));
  body.pipe(input);
}
