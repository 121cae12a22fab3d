import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  administrator,
  openTestNetwork,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';
import { registerPortal, unreadableAddress } from '../../packages/portal/src/index.ts';
import { answerLogin, parseChallenge } from '../../packages/protocol/src/index.ts';
import { corpus } from '../browser/strangers/corpus.ts';
import { pageSources } from '../browser/strangers/strange-server.ts';

const origin = 'http://127.0.0.1:7800';
const cookieName = 'ratchet-session-7800';
let network: TestNetwork;
let app: FastifyInstance;
let session = '';
const routes: { method: string; url: string }[] = [];

beforeAll(async () => {
  network = await openTestNetwork();
  await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
  await network.app.sequence();
  const sources = pageSources(network, () => origin);
  app = fastify({
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: unreadableAddress(sources),
    bodyLimit: 1024,
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  registerPortal(app, sources);
  await app.ready();
  const { text } = await sources.accounts.challenge(null);
  ({ token: session } = await sources.accounts.signIn(
    answerLogin(administrator, origin, parseChallenge(text)),
    null,
  ));
});
afterAll(async () => {
  await app?.close();
  await network?.close();
});

const raw = [
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '%ed%a0%80',
  '..%2f..%2fetc%2fpasswd',
  '%0d%0aSet-Cookie:%20evil=1',
];
const strange = [...corpus.map(({ text }) => encodeURIComponent(text.slice(0, 250).toWellFormed())), ...raw];
const parameters = /:(\w+)|\*/g;
const addressOf = (url: string, value: string) =>
  url.replace(parameters, (_, name) => (name === 'name' && value === 'toy' ? toy : value));
const getRoutes = () =>
  routes.filter(({ method, url }) => method === 'GET' && url !== '/live' && !/^\/(style|script)/.test(url));

/** What would be markup, an attribute or a line of its own. */
const broken = /<x-evil|<img src=x|<svg onload|<script>|" onmouseover="|<iframe|"injected":true/;
function expectHarmless(address: string, reply: Awaited<ReturnType<typeof get>>) {
  expect(reply.statusCode, address).toBeLessThan(500);
  expect(broken.exec(reply.body)?.[0], address).toBeUndefined();
  expect(String(reply.headers['set-cookie'] ?? ''), address).not.toContain('evil');
  const location = String(reply.headers.location ?? '/');
  expect(/^\/(?![/\\])/.test(location), `${address} leads to ${location}`).toBe(true);
}
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const signedIn = () => ({ cookie: `${cookieName}=${session}` });

describe('addresses that strangers make up', () => {
  it('with their text in every place of a path are refused in order', async () => {
    const withPlaces = getRoutes().filter(({ url }) => /[:*]/.test(url));
    expect(withPlaces.length).toBeGreaterThan(5);
    for (const { url } of withPlaces)
      for (const value of strange) expectHarmless(url, await get(addressOf(url, value), signedIn()));
  }, 180_000);

  it('with their text in every query are read as text or refused', async () => {
    const names = [
      ...[
        'before',
        'after',
        'limit',
        'q',
        'from',
        'to',
        'by',
        'span',
        'state',
        'next',
        'answer',
        'index',
        'find',
      ],
      ...['sigma', 'effect', 'runSeconds', 'action', 'track', 'key', 'keyId', 'search', 'sort', 'year', 'of'],
    ];
    for (const { url } of getRoutes())
      for (const value of [strange[0], strange[22], strange[60], strange[63], strange[66], ...raw]) {
        const query = names.map((name) => `${name}=${value}`).join('&');
        const address = `${addressOf(url, 'toy')}?${query}`;
        expectHarmless(address, await get(address, signedIn()));
      }
    // Text each by itself as well: the first number that is refused hides it.
    for (const { url } of getRoutes())
      for (const name of ['q', 'state', 'next', 'find', 'search', 'of']) {
        const address = `${addressOf(url, 'toy')}?${name}=%00`;
        expectHarmless(address, await get(address, signedIn()));
      }
  }, 180_000);

  it('lead nowhere else after signing in', async () => {
    for (const value of [
      ...strange,
      '//evil.invalid',
      '/%5Cevil.invalid',
      '/%2F/evil.invalid',
      'https:evil',
    ]) {
      const { body } = await get(`/login?next=${value}`);
      for (const [, next = ''] of body.matchAll(/name="next"[^>]* value="([^"]*)"/g))
        expect(next, value).toMatch(/^\/(?![/\\])/);
    }
  });

  it('that are huge are refused in order', async () => {
    for (const url of [
      `/${'a'.repeat(60_000)}`,
      `/?q=${'a'.repeat(60_000)}`,
      `/tracks/${'%41'.repeat(5_000)}`,
    ])
      expectHarmless(url.slice(0, 40), await get(url));
    const cookie = `${cookieName}=${'x'.repeat(60_000)}; ${'a=b; '.repeat(2_000)}`;
    expectHarmless('a huge cookie', await get('/account', { cookie }));
  });
});

describe('methods', () => {
  it('other than a route has do nothing', async () => {
    const before = await network.sql`select (select count(*) from admin_actions) as actions,
      (select count(*) from log_leaves) as leaves, (select count(*) from sessions) as sessions`;
    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
    for (const { url } of getRoutes()) {
      const own = new Set(routes.filter((route) => route.url === url).map(({ method }) => method));
      for (const method of methods.filter((one) => !own.has(one))) {
        const payload = method === 'OPTIONS' ? undefined : 'token=x&action=block-key';
        const headers = { ...signedIn(), 'content-type': 'application/x-www-form-urlencoded' };
        const reply = await app.inject({
          method,
          url: addressOf(url, 'toy'),
          headers,
          ...(payload && { payload }),
        });
        expect([400, 404, 405, 413, 415], `${method} ${url}`).toContain(reply.statusCode);
      }
    }
    expect(
      await network.sql`select (select count(*) from admin_actions) as actions,
      (select count(*) from log_leaves) as leaves, (select count(*) from sessions) as sessions`,
    ).toEqual(before);
  }, 120_000);

  it('that change something want the form of the page, from the page, of who is signed in', async () => {
    const posts = routes.filter(({ method, url }) => method === 'POST' && url !== '/login/challenge');
    expect(posts.length).toBeGreaterThan(3);
    const before = await network.sql`select count(*) as actions from admin_actions`;
    const others: Record<string, string>[] = [
      {},
      { ...signedIn() },
      { ...signedIn(), origin: 'https://evil.invalid', 'sec-fetch-site': 'cross-site' },
      { ...signedIn(), origin: 'null' },
      { ...signedIn(), origin, 'sec-fetch-site': 'same-site' },
      { ...signedIn(), origin, 'sec-fetch-site': 'none' },
    ];
    for (const { url } of posts)
      for (const headers of others)
        for (const type of [
          'application/x-www-form-urlencoded',
          'application/json',
          'text/plain',
          'multipart/form-data; boundary=x',
        ]) {
          const payload = type.endsWith('json') ? '{"token":"x"}' : 'token=x&answer=x&action=block-key';
          const reply = await app.inject({
            ...{ method: 'POST', url: addressOf(url, 'toy'), payload },
            headers: { ...headers, 'content-type': type },
          });
          const isLogin = reply.statusCode === 303 && String(reply.headers.location).startsWith('/login');
          expect(
            isLogin || [400, 401, 403, 404, 413, 415, 429].includes(reply.statusCode),
            `${url} ${reply.statusCode}`,
          ).toBe(true);
        }
    expect(await network.sql`select count(*) as actions from admin_actions`).toEqual(before);
  }, 120_000);
});

describe('pages of one person', () => {
  const ownPages = async () => {
    const found: string[] = [];
    for (const { url } of getRoutes()) {
      if (/[:*]/.test(url) || url.startsWith('/login')) continue;
      const reply = await get(url);
      if (reply.statusCode === 303 || reply.statusCode === 401 || reply.statusCode === 403) found.push(url);
    }
    return found;
  };

  it('are kept nowhere, have no tag to guess by, and are read by no other site', async () => {
    const own = await ownPages();
    expect(own).toEqual(expect.arrayContaining(['/account', '/account.json', '/admin']));
    for (const url of own)
      for (const headers of [{}, signedIn(), { ...signedIn(), 'if-none-match': '*' }]) {
        const reply = await get(url, { ...headers, origin: 'https://evil.invalid' });
        expect(reply.headers['cache-control'], url).toBe('no-store');
        expect(reply.headers.etag, url).toBeUndefined();
        expect(reply.headers['access-control-allow-origin'], url).toBeUndefined();
        expect(reply.statusCode, url).not.toBe(304);
      }
  });

  it('take no session that was made up or planted', async () => {
    for (const token of [
      '',
      'x'.repeat(43),
      session.slice(0, -1),
      `${session}x`,
      encodeURIComponent("' or 1=1--"),
      session.toLowerCase(),
    ]) {
      const { statusCode } = await get('/account.json', { cookie: `${cookieName}=${token}` });
      expect(statusCode, token).toBe(401);
    }
    const other = await get('/account.json', {
      cookie: `ratchet-session=${session}; ratchet-session-7801=${session}`,
    });
    expect(other.statusCode).toBe(401);
    expect((await get('/account.json', signedIn())).statusCode).toBe(200);
  });

  it('leave no trace of who is signed in on pages for everyone', async () => {
    for (const url of ['/', '/tracks/toy', '/log', '/status', '/volunteers']) {
      const [anyone, own] = [await get(url), await get(url, signedIn())];
      expect(own.headers['set-cookie'], url).toBeUndefined();
      expect(own.body.includes(administrator.keyId) && !anyone.body.includes(administrator.keyId), url).toBe(
        false,
      );
    }
  });
});
