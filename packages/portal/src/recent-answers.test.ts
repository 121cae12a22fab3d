import { setImmediate } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { html } from './html.ts';
import { finishAnswers } from './recent-answers.ts';
import { sendAnswer, sendPrivate } from './reply.ts';

const apps: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** A portal whose page says how often it was drawn. */
async function portal() {
  const state = { now: 0, drawn: 0, fails: false };
  const app = fastify();
  apps.push(app);
  app.register(async (scope) => {
    finishAnswers(scope, { freshMs: 1_000, staleMs: 3_000, now: () => state.now });
    const answer = () => {
      state.drawn += 1;
      if (state.fails) throw new Error('no');
      const data = { drawn: state.drawn, filler: 'x'.repeat(2_000) };
      return { page: () => html`<p>${data.drawn}</p>${data.filler}`, data };
    };
    for (const address of ['/', '/index.json', '/missing'])
      scope.get(address, async (request, reply) => {
        if (address === '/missing') reply.code(404);
        return sendAnswer(request, reply, answer());
      });
    scope.get('/own', async (request, reply) => sendPrivate(request, reply, answer()));
    scope.get('/visit', async (request, reply) => {
      reply.header('set-cookie', 'visit=1');
      return sendAnswer(request, reply, answer());
    });
  });
  await app.ready();
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  return { state, get };
}

const shown = (reply: { body: string }) => /<p>(\d+)<\/p>/.exec(reply.body)?.[1];

describe('what anyone may see', () => {
  it('is drawn once for all who come in the next moment', async () => {
    const { state, get } = await portal();
    const first = await get('/');
    state.now = 999;
    const second = await get('/');
    expect([shown(first), shown(second), state.drawn]).toEqual(['1', '1', 1]);
    const { date: _one, ...headers } = first.headers;
    const { date: _other, ...again } = second.headers;
    expect(again).toEqual(headers);
  });
  it('is sent while it is stale, and made anew for who comes next', async () => {
    const { state, get } = await portal();
    await get('/');
    state.now = 2_999;
    const stale = await Promise.all([get('/'), get('/')]);
    expect(stale.map(shown)).toEqual(['1', '1']);
    while (state.drawn < 2) await setImmediate();
    await setImmediate();
    expect(shown(await get('/'))).toBe('2');
    expect(state.drawn).toBe(2);
  });
  it('is waited for when the last one is too old', async () => {
    const { state, get } = await portal();
    await get('/');
    state.now = 3_000;
    expect(shown(await get('/'))).toBe('2');
  });
  it('goes on serving while it cannot be made anew, until it is too old', async () => {
    const { state, get } = await portal();
    await get('/');
    Object.assign(state, { now: 2_000, fails: true });
    expect(shown(await get('/'))).toBe('1');
    while (state.drawn < 2) await setImmediate();
    state.now = 2_500;
    expect((await get('/')).statusCode).toBe(200);
    state.now = 3_000;
    expect((await get('/')).statusCode).toBe(500);
  });
  it('is kept in each form by itself: page and twin, and in each encoding', async () => {
    const { get, state } = await portal();
    const page = await get('/');
    const twin = await get('/', { accept: 'application/json' });
    expect(twin.json()).toMatchObject({ drawn: 2 });
    expect((await get('/index.json')).json()).toMatchObject({ drawn: 3 });
    const packed = await get('/', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(page.body);
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', etag: `W/${page.headers.etag}` });
    expect(packed.headers.vary).toBe('Accept, Accept-Encoding');
    expect(state.drawn).toBe(3);
  });
  it('need not be sent to who has it', async () => {
    const { get } = await portal();
    const { headers } = await get('/');
    const again = await get('/', { 'if-none-match': `W/${headers.etag}`, 'accept-encoding': 'br' });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('what is made anew for whoever asks', () => {
  it.each([
    ['a visitor with a cookie', '/', { cookie: 'session=x' }],
    ['a program with credentials', '/', { authorization: 'Bearer x' }],
    ['a reload', '/', { 'cache-control': 'no-cache' }],
    ['a private page', '/own', {}],
    ['an answer that sets a cookie', '/visit', {}],
    ['an answer that is no success', '/missing', {}],
  ])('%s', async (_what, url, headers: Record<string, string>) => {
    const { get, state } = await portal();
    await get(url, headers);
    await get(url, headers);
    expect(state.drawn).toBe(2);
  });
  it('is never anybody else’s with a cookie, and everybody’s next after a reload', async () => {
    const { get } = await portal();
    await get('/', { cookie: 'session=x' });
    expect(shown(await get('/'))).toBe('2');
    await get('/', { 'cache-control': 'no-cache' });
    expect(shown(await get('/'))).toBe('3');
  });
});
