import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { account, ada, fixtureAccounts } from './accounts.fixture.ts';

/** A browser as far as cookies go. */
function browser(publicUrl = 'https://ratchet.example', view = account) {
  const accounts = fixtureAccounts(view);
  const app = fixturePortal({}, { accounts, publicUrl: () => publicUrl });
  const jar = new Map<string, string>();
  const own = { origin: publicUrl, 'sec-fetch-site': 'same-origin' };
  async function send(
    url: string,
    form?: Record<string, string>,
    headers: Record<string, string> = form ? own : {},
  ) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.inject({
      ...{ url, method: form ? 'POST' : 'GET' },
      headers: {
        ...{ cookie, accept: 'text/html', ...headers },
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    });
    for (const { name, value } of reply.cookies) value === '' ? jar.delete(name) : jar.set(name, value);
    return reply;
  }
  return { accounts, app, jar, send };
}

const tokenIn = (body: string): string => /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
const visitIn = (body: string): string => /challenge-for-([\w-]{43})/.exec(body)?.[1] ?? '';

async function signedIn(publicUrl?: string, view = account) {
  const one = browser(publicUrl, view);
  const { body } = await one.send('/login');
  const reply = await one.send('/login', { token: tokenIn(body), answer: `yes ${visitIn(body)}` });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/account']);
  return one;
}

describe('signing in', () => {
  it('leads from the own page to the login and back', async () => {
    const { send } = browser();
    const reply = await send('/account');
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/login?next=%2Faccount']);
    expect(reply.headers['cache-control']).toBe('no-store');
    const data = await send('/account.json', undefined, { accept: 'application/json' });
    expect([data.statusCode, data.json().error.code]).toEqual([401, 'signed-out']);
  });
  it('by paste gives a session in a cookie that no script, no other site and no plain connection gets', async () => {
    const one = browser();
    const page = await one.send('/login?next=%2Fvolunteers');
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    expect(page.body.replace(/<[^>]*>/g, '')).toContain(`--challenge challenge-for-${visitIn(page.body)}`);
    const reply = await one.send('/login', {
      ...{ token: tokenIn(page.body), answer: `yes ${visitIn(page.body)}`, next: '/volunteers' },
    });
    expect(reply.headers.location).toBe('/volunteers');
    const session = [reply.headers['set-cookie']].flat().find((line) => line?.includes('session')) ?? '';
    expect(session).toMatch(
      /^__Host-ratchet-session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure$/,
    );
    const own = await one.send('/account');
    for (const part of ['Ada', ada, 'under the desk', 'NVIDIA H100 80GB']) expect(own.body).toContain(part);
    expect(own.headers['cache-control']).toBe('no-store');
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
    expect((await one.send('/account.json')).json()).toEqual(account);
  });
  it('over http names its cookie by the port and leaves out what needs https', async () => {
    const { jar } = await signedIn('http://127.0.0.1:7780');
    expect([...jar.keys()]).toEqual(['ratchet-session-7780']);
  });
  it('by a link asks first, and only then signs in, once', async () => {
    const one = browser();
    const challenge = await one.app.inject({ method: 'POST', url: '/login/challenge' });
    expect(challenge.json().text).toBe('challenge-for-a-command');
    const page = await one.send('/login/confirm?answer=yes');
    expect(page.body).toContain('Is this you?');
    expect(page.body).toContain(ada);
    expect(one.accounts.open.size).toBe(0);
    const form = { token: tokenIn(page.body), answer: 'yes' };
    expect((await one.send('/login/confirm', form)).headers.location).toBe('/account');
    expect(one.accounts.open.size).toBe(1);
    const again = await one.send('/login/confirm?answer=yes');
    expect([again.statusCode, again.body.includes('challenge-used')]).toEqual([409, true]);
  });
  it('goes on, by the link of a command too, to where this browser wanted to go', async () => {
    const [one, other] = [browser(), browser()];
    await one.send('/login?next=/admin/actions');
    for (const [visitor, place] of [
      [one, '/admin/actions'],
      [other, '/account'],
    ] as const) {
      const { body } = await visitor.send('/login/confirm?answer=yes');
      const reply = await visitor.send('/login/confirm', { token: tokenIn(body), answer: 'yes' });
      expect(reply.headers.location).toBe(place);
    }
  });
  it('tells why an answer was refused, and shows another challenge', async () => {
    const one = browser();
    const { body } = await one.send('/login');
    const reply = await one.send('/login', { token: tokenIn(body), answer: '<script>' });
    expect(reply.statusCode).toBe(403);
    for (const part of ['That did not work.', 'bad-signature', '--challenge'])
      expect(reply.body).toContain(part);
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%0d%0aset-cookie',
    'x',
    '/a\n',
    '/"><b>',
  ])('goes on to no other place: %j', async (next) => {
    const one = browser();
    const { body } = await one.send(`/login?next=${encodeURIComponent(next)}`);
    const reply = await one.send('/login', {
      ...{ token: tokenIn(body), answer: `yes ${visitIn(body)}`, next },
    });
    const location = String(reply.headers.location);
    expect(new URL(location, 'https://ratchet.example').origin).toBe('https://ratchet.example');
    expect(location).toMatch(/^\/[\w%-]+$/);
  });
});

describe('forms of others', () => {
  const answer = (body: string) => ({ token: tokenIn(body), answer: `yes ${visitIn(body)}` });
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'https://ratchet.example:8443' }],
    ['another site by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on the domain', { 'sec-fetch-site': 'same-site' }],
    ['nowhere', { origin: 'null' }],
  ])('from %s sign nobody in', async (_what, headers) => {
    const one = browser();
    const { body } = await one.send('/login');
    const reply = await one.send('/login', answer(body), headers as Record<string, string>);
    expect([reply.statusCode, reply.body.includes('foreign-form')]).toEqual([403, true]);
    expect(one.accounts.open.size).toBe(0);
  });
  it('without the token, or with that of another browser, do nothing', async () => {
    const [one, other] = [await signedIn(), browser()];
    const token = tokenIn((await other.send('/login')).body);
    for (const form of [{}, { token: '' }, { token }] as Record<string, string>[])
      expect((await one.send('/account/sign-out', form)).statusCode).toBe(403);
    expect(one.accounts.open.size).toBe(1);
  });
  it('an answer that was shown to one browser signs in no other', async () => {
    const [one, other] = [browser(), browser()];
    const [mine, theirs] = [(await one.send('/login')).body, (await other.send('/login')).body];
    const reply = await other.send('/login', {
      ...{ token: tokenIn(theirs), answer: `yes ${visitIn(mine)}` },
    });
    expect(reply.statusCode).toBe(403);
  });
  it('that are too large, or have a field twice, are refused', async () => {
    const one = await signedIn();
    const { body } = await one.send('/account');
    const large = await one.send('/account/sign-out', { token: tokenIn(body), more: 'x'.repeat(9_000) });
    expect(large.statusCode).toBe(413);
    const twice = await one.app.inject({
      ...{ method: 'POST', url: '/login', payload: 'answer=a&answer=b' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(twice.statusCode).toBe(400);
    expect(one.accounts.open.size).toBe(1);
  });
});

describe('signing out', () => {
  it.each(['/account/sign-out', '/account/sign-out-everywhere'])('by %s ends the session', async (url) => {
    const one = await signedIn();
    const { body } = await one.send('/account');
    const reply = await one.send(url, { token: tokenIn(body) });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/']);
    expect([one.accounts.open.size, one.jar.size]).toEqual([0, 0]);
    expect((await one.send('/account')).statusCode).toBe(303);
    expect((await one.send(url, { token: tokenIn(body) })).headers.location).toBe('/login');
  });
});

it('pages for everyone neither read nor set cookies', async () => {
  const one = await signedIn();
  const [with_, without] = [
    await one.send('/'),
    await one.app.inject({ url: '/', headers: { accept: 'text/html' } }),
  ];
  expect(with_.body).toBe(without.body);
  expect(with_.headers['set-cookie']).toBeUndefined();
});

it('what machines say of themselves stays text', async () => {
  const text = '"><img src=x onerror=alert(1)><script>alert(1)</script>\u202E';
  const machine = { ...account.machines[0]!, label: text, hardwareClass: text, gpus: [text], version: text };
  const one = await signedIn(undefined, { ...account, displayName: text, machines: [machine] });
  const { body } = await one.send('/account');
  expect(body.replace(/<script type="module" src="[^"]+"><\/script>/, '')).not.toMatch(
    /<(script|img)|\u202E/,
  );
  expect((await one.send('/login/confirm?answer=yes')).body).not.toMatch(/<img|\u202E/);
});

it('an address may try so often, and no more', async () => {
  const one = browser();
  const statuses = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await one.send('/login/confirm?answer=no')).statusCode);
  expect(statuses.slice(-2)).toEqual([403, 429]);
});
