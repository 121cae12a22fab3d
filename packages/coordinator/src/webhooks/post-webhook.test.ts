import { createServer, type RequestListener, Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isForbiddenAddress, isForbiddenHost } from './forbidden-addresses.ts';
import { webhookPoster } from './post-webhook.ts';

const publicOnly = { toPrivate: false };
const alsoPrivate = { toPrivate: true };

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['169.254.169.254', '100.100.100.200', '168.63.129.16', '0.0.0.0', '224.0.0.1', '255.255.255.255'],
    ...['198.18.0.1', '192.0.2.1', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1'],
    ...['fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', ''],
  ])('%s are not told', (address) => expect(isForbiddenAddress(address, publicOnly)).toBe(true));

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '2606:4700::1111'])(
    '%s are',
    (address) => expect(isForbiddenAddress(address, publicOnly)).toBe(false),
  );

  it.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', '::', '::ffff:10.0.0.1', 'fe80::1', 'fd00:ec2::254'])(
    '%s are not even on private networks',
    (address) => expect(isForbiddenAddress(address, alsoPrivate)).toBe(true),
  );

  it.each(['127.0.0.1', '10.0.0.1', '::1', 'fd12::1'])('%s are on private networks', (address) =>
    expect(isForbiddenAddress(address, alsoPrivate)).toBe(false),
  );

  it('are known in whatever way they are written', () => {
    for (const text of [
      'http://2130706433/',
      'http://0x7f.1/',
      'http://0177.0.0.1/',
      'http://[::ffff:7f00:1]/',
    ])
      expect([text, isForbiddenHost(new URL(text).hostname, publicOnly)]).toEqual([text, true]);
    for (const name of [
      'localhost',
      'a.localhost',
      'printer.local',
      'metadata.google.internal',
      'localhost.',
    ])
      expect([name, isForbiddenHost(name, publicOnly)]).toEqual([name, true]);
    expect(isForbiddenHost('example.org', publicOnly)).toBe(false);
  });
});

const servers: TcpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server instanceof Server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
async function receiver(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the poster', () => {
  const body = Buffer.from('{}');
  const posterTo = (addresses: readonly string[], reach = alsoPrivate, limitMs = 2_000) =>
    webhookPoster({ ...reach, resolve: async () => addresses, limitMs });

  it('connects to the address that it looked at, and sends the body', async () => {
    let seen = '';
    const port = await receiver((request, reply) => {
      seen = `${request.method} ${request.headers.host} ${request.headers['content-length']}`;
      reply.writeHead(204).end();
    });
    const sent = await posterTo(['127.0.0.1'])(`http://hook.example:${port}/`, {}, body);
    expect(sent).toEqual({ isDelivered: true, isGone: false, status: '204' });
    expect(seen).toBe(`POST hook.example:${port} 2`);
  });

  it('connects to no private address, whether named, written or among others', async () => {
    let calls = 0;
    const port = await receiver((_request, reply) => {
      calls += 1;
      reply.end();
    });
    const refused = { isDelivered: false, isGone: false, status: 'not a public address' };
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1'], ['::1']])
      expect(await posterTo(addresses, publicOnly)(`http://hook.example:${port}/`, {}, body)).toEqual(
        refused,
      );
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '0'])
      expect(await posterTo([], publicOnly)(`http://${host}:${port}/`, {}, body)).toEqual(refused);
    expect(calls).toBe(0);
  });

  it('asks for a name once for each connection: a name that leads elsewhere later leads nowhere', async () => {
    let [asked, calls] = [0, 0];
    const port = await receiver((_request, reply) => {
      calls += 1;
      reply.end();
    });
    const post = webhookPoster({
      ...{ ...alsoPrivate, limitMs: 2_000 },
      resolve: async () => (asked++ === 0 ? ['127.0.0.1'] : ['169.254.169.254']),
    });
    const url = `http://rebind.example:${port}/`;
    expect((await post(url, {}, body)).isDelivered).toBe(true);
    expect([asked, calls]).toEqual([1, 1]);
    expect((await post(url, {}, body)).status).toBe('not a public address');
    expect([asked, calls]).toEqual([2, 1]);
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const port = await receiver((request, reply) => {
      paths.push(request.url);
      reply.writeHead(302, { location: `/elsewhere` }).end();
    });
    const sent = await posterTo(['127.0.0.1'])(`http://hook.example:${port}/hook`, {}, body);
    expect(sent).toEqual({ isDelivered: false, isGone: false, status: '302' });
    expect(paths).toEqual(['/hook']);
  });

  it('waits for no slow receiver, and reads no endless answer', async () => {
    const silent = await receiver(() => {});
    const slow = await posterTo(['127.0.0.1'], alsoPrivate, 200)(`http://hook.example:${silent}/`, {}, body);
    expect(slow).toEqual({ isDelivered: false, isGone: false, status: 'no answer in time' });
    let closed = false;
    const endless = await receiver((_request, reply) => {
      reply.writeHead(200);
      const more = setInterval(() => reply.write('x'.repeat(65_536)), 5);
      reply.once('close', () => {
        closed = true;
        clearInterval(more);
      });
    });
    expect((await posterTo(['127.0.0.1'])(`http://hook.example:${endless}/`, {}, body)).status).toBe('200');
    await expect.poll(() => closed).toBe(true);
  });

  it.each([
    [
      'switches to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    ],
    ['speaks no HTTP', '+PONG\r\n'],
    ['has endless headers', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['says nothing', ''],
  ])('survives a receiver that %s', async (_what, answer) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(answer));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sent = await posterTo(['127.0.0.1'])(`http://hook.example:${port}/`, {}, body);
    expect(sent).toEqual({ isDelivered: false, isGone: false, status: 'no connection' });
  });

  it('says what failed in few words', async () => {
    const [none, gone] = [posterTo([]), await receiver((_request, reply) => reply.writeHead(410).end())];
    expect((await none('http://hook.example:9999/', {}, body)).status).toBe('no such name');
    const here = posterTo(['127.0.0.1']);
    expect((await here('http://hook.example:1/', {}, body)).status).toBe('connection refused');
    expect(await here(`http://hook.example:${gone}/`, {}, body)).toMatchObject({ isGone: true });
  });
});
