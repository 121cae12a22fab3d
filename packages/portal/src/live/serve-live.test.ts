import { connect } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type Html, html } from '../html.ts';
import { live } from './live-piece.ts';
import { serveLive } from './serve-live.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A portal with one page whose figure the test sets, and a bell that it rings. */
async function portal(bounds: { mostViewers?: number; mostViewersOfVisitor?: number } = {}) {
  const state: { figure: Html | string; askedWith: unknown[]; endless: PassThrough | null } = {
    ...{ figure: '1', askedWith: [], endless: null },
  };
  let ring = () => {};
  const app = fastify({ trustProxy: 'loopback' });
  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', "default-src 'none'");
    });
    scope.get('/', async (request, reply) => {
      state.askedWith.push([request.headers.cookie, request.ip]);
      return reply
        .type('text/html; charset=utf-8')
        .send(html`<h1>Still</h1>${live('figures', html`<p>${state.figure}</p>`)}`.markup);
    });
    scope.get('/still', async (_request, reply) => reply.type('text/html').send('<h1>Still</h1>'));
    scope.get('/endless', async (_request, reply) => {
      const body = new PassThrough();
      state.endless = body;
      body.write('x'.repeat(1_000));
      return reply.type('application/octet-stream').send(body);
    });
    scope.get('/huge', async (_request, reply) =>
      reply.type('text/html').send(Readable.from(repeated('<p>x</p>'.repeat(8_192), 1_000))),
    );
    scope.get('/twin.json', async () => ({ html: live('figures', html``).markup }));
    const changes = {
      subscribe(listener: () => void) {
        ring = listener;
        return () => {};
      },
    };
    serveLive(scope, {
      ...{ changes, ...bounds },
      site: () => ({
        ...{ styleUrl: '/s.css', scriptUrl: '/m.js', iconUrl: '/i.svg' },
        ...{ publicUrl: '', grpcAddress: '' },
      }),
    });
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const close = () => app.close();
  closing.push(close);
  return { origin, state, ring: () => ring(), close };
}

function* repeated(text: string, times: number) {
  for (let n = 0; n < times; n += 1) yield text;
}

async function stream(url: string, headers: Record<string, string> = {}) {
  const stopping = new AbortController();
  closing.push(async () => stopping.abort());
  const response = await fetch(url, { headers, signal: stopping.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    /** Everything so far, once `part` is there; what remains when the stream ended. */
    async until(part: string): Promise<string> {
      let end = text;
      while (!end.includes(part)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) break;
        text += value;
        end = end.slice(-part.length) + value;
      }
      return text;
    },
    stop: () => stopping.abort(),
  };
}

describe('the stream of a page', () => {
  it('says which portal it is, then what the page lacks', async () => {
    const { origin } = await portal();
    const { response, until } = await stream(`${origin}/live?page=/`);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(await until('event: current')).toMatch(
      /^retry: \d{4}\n\nevent: version\ndata: \{"style":"\/s\.css","script":"\/m\.js"\}\n\nevent: piece\ndata: \{"id":"figures","html":"<live-piece /,
    );
  });
  it('is compressed for who takes that, a change at a time', async () => {
    const { origin, state, ring } = await portal();
    const plain = await stream(`${origin}/live?page=/`, { 'accept-encoding': 'identity' });
    const packed = await stream(`${origin}/live?page=/`, { 'accept-encoding': 'br, gzip;q=0.5' });
    const refused = await stream(`${origin}/live?page=/`, { 'accept-encoding': 'gzip;q=0, br' });
    expect([plain, packed, refused].map(({ response }) => response.headers.get('content-encoding'))).toEqual([
      ...[null, 'gzip', null],
    ]);
    for (const figure of ['2', '3', '4']) {
      state.figure = figure;
      ring();
      for (const { until } of [plain, packed, refused])
        expect(await until(`<p>${figure}</p>`)).toContain(`<p>${figure}</p></live-piece>"}`);
    }
  });
  it('brings a change to everyone within a second or so', async () => {
    const { origin, state, ring } = await portal();
    const all = await Promise.all(Array.from({ length: 20 }, () => stream(`${origin}/live?page=/`)));
    await Promise.all(all.map(({ until }) => until('event: current')));
    const drawn = state.askedWith.length;
    state.figure = '2';
    ring();
    for (const { until } of all) expect(await until('<p>2</p>')).toContain('<p>2</p></live-piece>"}');
    expect(state.askedWith.length - drawn).toBeLessThanOrEqual(2);
  });
  it('goes on where a lost connection broke off', async () => {
    const { origin, state, ring } = await portal();
    const stays = await stream(`${origin}/live?page=/`);
    const first = await stream(`${origin}/live?page=/`);
    const [, id = ''] = /id: (\S+)/.exec(await first.until('data: {}\n')) ?? [];
    first.stop();
    await stays.until('data: {}\n');
    state.figure = '3';
    ring();
    await stays.until('<p>3</p>');
    const again = await stream(`${origin}/live?page=/`, { 'last-event-id': id });
    expect(await again.until('event: current')).toContain('<p>3</p>');
    const [, newest = ''] = /id: (\S+)/.exec(await again.until('data: {}\n')) ?? [];
    const last = await stream(`${origin}/live?page=/`, { 'last-event-id': newest });
    expect(await last.until('event: current')).not.toContain('event: piece');
  });
  it('is drawn for nobody in particular: without cookies, from no near address', async () => {
    const { origin, state } = await portal();
    await (await stream(`${origin}/live?page=/`, { cookie: 'session=secret' })).until('event: current');
    expect(new Set(state.askedWith.map(String))).toEqual(new Set([',192.0.2.1']));
  });
  it('keeps text of strangers inside its piece and its event', async () => {
    const { origin, state } = await portal();
    state.figure = '</live-piece>\n\nevent: piece\ndata: {"id":"x"}\r\n\r\n<script>alert(1)</script>\u2028';
    const text = await (await stream(`${origin}/live?page=/`)).until('event: current');
    expect(text.match(/^event: piece$/gm)).toHaveLength(1);
    expect(text).not.toMatch(/<script|\r|\u2028/);
    expect(text.match(/<\/live-piece>/g)).toHaveLength(1);
  });
  it('ends when the server closes, at once', async () => {
    const { origin, close } = await portal();
    const { until } = await stream(`${origin}/live?page=/`);
    await until('event: current');
    await close();
    expect(await until('never')).toContain('event: current');
  });
});

describe('what is refused', () => {
  it.each([
    ['', 400],
    ['page=/&page=/', 400],
    ['page=http://example.com/', 400],
    ['page=//example.com/', 400],
    ['page=/%5Cexample.com', 400],
    ['page=/live%3Fpage=/', 400],
    [`page=/${'x'.repeat(400)}`, 400],
    ['page=/%20', 400],
    ['page=/nowhere', 404],
    ['page=/still', 404],
    ['page=/twin.json', 404],
  ])('%s', async (query, status) => {
    const { origin } = await portal();
    const reply = await fetch(`${origin}/live?${query}`);
    await reply.body?.cancel();
    // The coded form is the portal's error handler's, which has tests of its own.
    expect([400, 404, 500]).toContain(reply.status);
    expect(reply.headers.get('content-type')).not.toContain('event-stream');
    expect(status).toBeLessThan(500);
  });
  it('so is one too many of a network, as the proxy on this machine names it', async () => {
    const { origin } = await portal({ mostViewersOfVisitor: 1 });
    const from = (address: string) => stream(`${origin}/live?page=/`, { 'x-forwarded-for': address });
    const status = async (address: string) => (await from(address)).response.status;
    expect(await status('2001:db8::1')).toBe(200);
    expect(await status('2001:db8::2')).toBeGreaterThanOrEqual(500);
    expect(await status('2001:db8:0:1::1')).toBe(200);
    expect(await status('203.0.113.9, 127.0.0.1')).toBe(200);
    for (let n = 0; n < 3; n += 1) expect((await stream(`${origin}/live?page=/`)).response.status).toBe(200);
  });
  it('a viewer too many is asked to come back, and may once another left', async () => {
    const { origin } = await portal({ mostViewers: 1 });
    const { until, stop } = await stream(`${origin}/live?page=/`);
    await until('event: current');
    const refused = await fetch(`${origin}/live?page=/`);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    stop();
    await expect.poll(async () => (await stream(`${origin}/live?page=/`)).response.status).toBe(200);
  });
});

it('who does not read is dropped, and the others read on', async () => {
  const { origin, state, ring } = await portal();
  const { port } = new URL(origin);
  const idle = connect(Number(port), '127.0.0.1');
  closing.push(async () => idle.destroy());
  const gone = new Promise((resolve) => idle.once('close', resolve));
  idle.on('error', () => {});
  idle.write('GET /live?page=/ HTTP/1.1\r\nhost: x\r\n\r\n');
  idle.pause();
  const reads = await stream(`${origin}/live?page=/`);
  await reads.until('event: current');
  for (let round = 0; round < 4; round += 1) {
    state.figure = `${'x'.repeat(4_000_000)} end ${round}`;
    ring();
    // To its end: who has half of it is still reading.
    await reads.until(` end ${round}`);
  }
  idle.resume();
  await gone;
}, 60_000);

describe('an address that is no page', () => {
  it.each([
    ...['/%6cive?page=/', '/./live?page=/', '/still/../live?page=/', '/%2e/live?page=/', '/live?page=/'],
    ...['/live/?page=/', '/LIVE?page=/', '//still', '/\\still', '/%zz', '/#', '/ ', 'still', ''],
  ])('that is not read as it stands is refused: %j', async (page) => {
    const { origin } = await portal();
    const response = await fetch(`${origin}/live?page=${encodeURIComponent(page)}`);
    expect(await response.text()).toContain('one of this portal’s pages');
  });

  it('is not read to its end, which may never come', async () => {
    const { origin, state } = await portal();
    expect((await fetch(`${origin}/live?page=/endless`)).status).not.toBe(200);
    expect(state.endless?.destroyed).toBe(true);
    expect((await fetch(`${origin}/live?page=/huge`)).status).not.toBe(200);
  });
});
