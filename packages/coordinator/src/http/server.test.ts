import { once } from 'node:events';
import { connect } from 'node:net';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpOptions, startHttp } from './server.ts';

const unused = () => {
  throw new Error('is not asked for here');
};
const nothing = {
  ...{ repositoryOf: () => null, mailmap: async () => '', allowedSigners: '', publicBlob: unused },
  ...{ operatorView: async () => ({ open: 1 }), operatorToken: 'secret' },
  ...{ log: {}, checkpoints: {} },
} as unknown as HttpOptions;

let begun = 0;
let server: Awaited<ReturnType<typeof startHttp>> | null = null;
afterEach(async () => server?.stop());

async function start(): Promise<string> {
  server = await startHttp({
    ...nothing,
    ...{ host: '127.0.0.1', port: 0, operatorKey: nodeKeyFromSeed(Buffer.alloc(32, 7)) },
    pages: {
      register: (app) => {
        app.get('/whence', async (request) => request.ip);
        app.get('/slow', async () => {
          begun += 1;
          await new Promise((resolve) => setImmediate(resolve));
          return 'made';
        });
      },
      onUnreadableAddress: unused,
    },
  });
  return `http://127.0.0.1:${server.port}`;
}

describe('the address of a visitor', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    // A visitor may send the header too: what the proxy itself saw comes last.
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9, 127.0.0.1', '203.0.113.9'],
    ['2001:db8::7', '2001:db8::7'],
    [null, '127.0.0.1'],
  ])('is what a proxy on this machine says: %s', async (forwarded, seen) => {
    const headers = new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded });
    expect(await (await fetch(`${await start()}/whence`, { headers })).text()).toBe(seen);
  });
});

describe('the operator’s own view', () => {
  it.each([
    [undefined, 403],
    ['Bearer wrong!', 403],
    ['Bearer secrets', 403],
    ['secret', 403],
    ['Bearer secret', 200],
  ])('is for who has the token: %s', async (authorization, status) => {
    const headers = new Headers(authorization === undefined ? {} : { authorization });
    const answer = await fetch(`${await start()}/operator.json`, { headers });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual(status === 200 ? { open: 1 } : { error: 'operator only' });
  });
});

describe('a connection', () => {
  async function sent(port: string, text: string): Promise<string> {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    await once(socket, 'close');
    return answer;
  }
  const get = (more = '') => `GET /slow HTTP/1.1\r\nhost: x\r\n${more}\r\n`;

  it('has a few questions answered that come together', async () => {
    const { port } = new URL(await start());
    begun = 0;
    const answer = await sent(port, get().repeat(7) + get('connection: close\r\n'));
    expect(answer.match(/made/g)).toHaveLength(8);
  });

  it('is closed where it asks for hundreds, and they are not begun', async () => {
    const { port } = new URL(await start());
    begun = 0;
    await sent(port, get().repeat(500));
    expect(begun).toBeLessThanOrEqual(8);
  });

  it('is kept for one question after the other', async () => {
    const origin = await start();
    for (let n = 0; n < 30; n += 1) expect(await (await fetch(`${origin}/slow`)).text()).toBe('made');
  });
});
