import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrack, plainEnvironment, type Track } from './candidate-fixtures.ts';
import { serveSmartHttp } from './smart-http.ts';

const run = promisify(execFile);
let track: Track;
let server: Server;
let base: string;
let folder: string;
const served: (readonly string[])[] = [];

beforeAll(async () => {
  track = await openTrack();
  folder = mkdtempSync(join(tmpdir(), 'ratchet-http-'));
  const handler = serveSmartHttp({
    repositories: (name) => (name === 'words' ? track.repository.dir : null),
    maxConcurrent: 2,
    idleSeconds: 1,
    maxRequestBytes: 100_000,
    onProcess: (args) => served.push(args),
  });
  server = createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/git\/([^/]*?)(?:\.git)?\/(.*)$/.exec(request.url ?? '') ?? [];
    handler(request, response, decodeURIComponent(name), rest);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/git`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  track.remove();
  rmSync(folder, { recursive: true, force: true });
});

const git = (args: string[]) => run('git', args, { env: plainEnvironment });
const post = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(`${base}/${path}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/x-git-upload-pack-request', ...headers },
  });

describe('clones', () => {
  it.each(['0', '1', '2'])('by protocol version %s', async (version) => {
    const target = join(folder, `v${version}`);
    await git(['-c', `protocol.version=${version}`, 'clone', '-q', `${base}/words.git`, target]);
    expect((await git(['-C', target, 'rev-parse', 'HEAD'])).stdout.trim()).toBe(track.root);
    await git(['-C', target, 'fetch', '-q']);
  });

  it('many at a time', async () => {
    const targets = Array.from({ length: 8 }, (_, index) => join(folder, `many${index}`));
    await Promise.all(targets.map((target) => git(['clone', '-q', `${base}/words`, target])));
    for (const target of targets) {
      expect(execFileSync('git', ['-C', target, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()).toBe(
        track.root,
      );
    }
  });

  it('with a gzipped request', async () => {
    const request = Buffer.from(`0032want ${track.root}\n00000009done\n`);
    const plain = await post('words/git-upload-pack', request);
    const gzipped = await post('words/git-upload-pack', gzipSync(request), { 'content-encoding': 'gzip' });
    expect(plain.status).toBe(200);
    const bytes = Buffer.from(await gzipped.arrayBuffer());
    expect(bytes.toString('latin1')).toContain('PACK');
    expect(bytes.length).toBe((await plain.arrayBuffer()).byteLength);
  });
});

describe('refuses', () => {
  it('a push, and the head stays', async () => {
    const target = join(folder, 'pusher');
    await git(['clone', '-q', `${base}/words`, target]);
    writeFileSync(join(target, 'score.py'), 'print(0)\n');
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    await git(['-C', target, ...identity, 'commit', '-q', '-a', '-m', 'push me']);
    await expect(git(['-C', target, 'push', '-q'])).rejects.toThrow(/403/);
    expect((await post('words/git-receive-pack', Buffer.from('0000'))).status).toBe(403);
    expect(await track.repository.head()).toBe(track.root);
  });

  it.each([
    ['GET', 'words/info/refs', 403],
    ['GET', 'words/info/refs?service=git-upload-archive', 403],
    ['GET', 'words/info/refs?service=git-receive-pack', 403],
    ['GET', 'other/info/refs?service=git-upload-pack', 404],
    ['GET', '..%2Fwords/info/refs?service=git-upload-pack', 404],
    ['GET', '--help/info/refs?service=git-upload-pack', 404],
    ['GET', 'words/HEAD', 404],
    ['GET', 'words/objects/info/packs', 404],
    ['GET', 'words/../../../../etc/passwd', 404],
    ['GET', 'words/git-upload-pack', 405],
    ['PUT', 'words/info/refs?service=git-upload-pack', 405],
  ])('%s %s', async (method, path, status) => {
    const before = served.length;
    expect((await fetch(`${base}/${path}`, { method })).status).toBe(status);
    expect(served.length).toBe(before);
  });

  it('bodies of another type, too large ones, gzip bombs and what does not unpack', async () => {
    const words = 'words/git-upload-pack';
    const gzip = { 'content-encoding': 'gzip' };
    expect((await post(words, Buffer.from('0000'), { 'content-type': 'text/plain' })).status).toBe(415);
    const endless = Buffer.from(`0032want ${track.root}\n`.repeat(1_000_000));
    expect((await post(words, gzipSync(endless), gzip)).status).toBe(413);
    expect((await post(words, Buffer.from('not gzip at all'), gzip)).status).toBe(400);
    expect((await post(words, Buffer.from('zzzz'))).status).toBe(500);
  });
});

it('frees the place of a client that goes away', async () => {
  // More clients than places send half a request and hang up; a clone afterwards still gets its turn.
  const { port } = server.address() as AddressInfo;
  const head = 'POST /git/words/git-upload-pack HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n';
  const leaving = Array.from({ length: 6 }, async () => {
    const before = served.length;
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}Content-Type: application/x-git-upload-pack-request\r\n\r\n0032want`);
    await expect.poll(() => served.length).toBeGreaterThan(before);
    socket.destroy();
  });
  await Promise.all(leaving);
  await git(['clone', '-q', `${base}/words`, join(folder, 'after')]);
});

it('cuts off clients that stay silent, so that others get their turn', async () => {
  const { port } = server.address() as AddressInfo;
  const head = 'POST /git/words/git-upload-pack HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n';
  const silent = [1, 2, 3].map(() => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`${head}Content-Type: application/x-git-upload-pack-request\r\n\r\n0032want`);
    return socket;
  });
  await git(['clone', '-q', `${base}/words`, join(folder, 'beside-silent')]);
  for (const socket of silent) socket.destroy();
});
