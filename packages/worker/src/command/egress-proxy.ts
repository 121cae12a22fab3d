import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Endpoint } from '../config.ts';

/**
 * The only way out of a command's container, which has no network: an HTTP proxy on a Unix socket, whose folder is mounted
 * into the container. It connects to the listed endpoints, by exactly the names they are listed under, and to nothing else.
 */
export interface EgressProxy {
  /** Folder that holds the socket `proxy.sock`; searchable by everyone, inside a private one. */
  readonly socketDir: string;
  close(): Promise<void>;
}

const connectionsAtMost = 64;
const idleMs = 300_000;

/** Removes the folders of proxies whose process was killed. */
export async function sweepSockets(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^ratchet-egress-(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, and runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export async function openEgressProxy(options: {
  readonly endpoints: readonly Endpoint[];
  readonly onRefused?: (endpoint: string) => void;
}): Promise<EgressProxy> {
  const allowed = new Set(options.endpoints.map(({ host, port }) => `${host}:${port}`));
  // A short path: Unix sockets have room for about a hundred characters.
  await sweepSockets(tmpdir());
  const privateDir = await mkdtemp(join(tmpdir(), `ratchet-egress-${process.pid}-`));
  const socketDir = join(privateDir, 'egress');
  await mkdir(socketDir);
  const open = new Set<Duplex>();
  const server = createServer();
  server.maxConnections = connectionsAtMost;
  const permits = (target: string): boolean => {
    if (allowed.has(target.toLowerCase())) return true;
    options.onRefused?.(target.slice(0, 200).replace(/\p{C}/gu, '?'));
    return false;
  };
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(idleMs, () => socket.destroy());
  });
  server.on('connect', (request: IncomingMessage, inner: Duplex) => tunnel(request, inner, permits));
  server.on('request', (request, response) => relay(request, response, permits));
  const socketPath = join(socketDir, 'proxy.sock');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  // The container's user is another one, and connecting takes the right to write.
  await chmod(socketPath, 0o666);
  await chmod(socketDir, 0o755);
  return {
    socketDir,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(privateDir, { recursive: true, force: true });
    },
  };
}

function tunnel(request: IncomingMessage, inner: Duplex, permits: (target: string) => boolean): void {
  const target = request.url ?? '';
  const address = URL.parse(`http://${target}`);
  if (!permits(target) || !address) {
    inner.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  const outer: Socket = connect(portOf(target), bare(address.hostname));
  outer.once('connect', () => {
    inner.write('HTTP/1.1 200 Connection established\r\n\r\n');
    outer.pipe(inner).pipe(outer);
  });
  outer.setTimeout(idleMs, () => outer.destroy());
  for (const [end, other] of [
    [outer, inner],
    [inner, outer],
  ] as const) {
    end.on('error', () => other.destroy());
    end.on('close', () => other.destroy());
  }
}

/** Plain HTTP, which proxies get with the whole address in the request line. */
function relay(
  request: IncomingMessage,
  response: ServerResponse,
  permits: (target: string) => boolean,
): void {
  const address = URL.parse(request.url ?? '');
  const port = address?.port || '80';
  if (address?.protocol !== 'http:' || !permits(`${address.hostname}:${port}`)) {
    response.writeHead(403, { connection: 'close' }).end('This endpoint is not on the list.\n');
    return;
  }
  const outgoing = forward(
    {
      host: bare(address.hostname),
      port,
      method: request.method,
      path: `${address.pathname}${address.search}`,
      headers: { ...withoutHopByHop(request.headers), host: address.host },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

/** RFC 9110, section 7.6.1: what concerns this one connection is not passed on. */
const withoutHopByHop = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(proxy-.*|connection|keep-alive|te|trailer|transfer-encoding|upgrade)$/.test(name),
    ),
  );

const portOf = (target: string): number => Number(target.slice(target.lastIndexOf(':') + 1));
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
