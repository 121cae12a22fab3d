import { expect, it } from 'vitest';
import { account, ada, fixtureAccounts } from '../account/accounts.fixture.ts';
import { fixturePortal } from '../portal.fixture.ts';
import { fixtureWebhooks, webhook, webhookId } from './webhooks.fixture.ts';
import type { Webhooks } from './webhooks.ts';

const publicUrl = 'https://ratchet.example';
const own = { origin: publicUrl, 'sec-fetch-site': 'same-origin' };

async function browser(webhooks: Webhooks) {
  const accounts = fixtureAccounts(account);
  const app = fixturePortal({}, { accounts, webhooks });
  const { token } = await accounts.signIn('yes', null);
  const cookie = `__Host-ratchet-session=${token}`;
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { cookie, accept: 'text/html', ...headers } });
  const post = (url: string, form: Record<string, string>, headers: Record<string, string> = own) =>
    app.inject({
      ...{ url, method: 'POST', payload: new URLSearchParams(form).toString() },
      headers: {
        ...{ cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
    });
  const csrf = async () =>
    /name="token" value="([^"]+)"/.exec((await get('/account/webhooks')).body)?.[1] ?? '';
  return { get, post, csrf };
}

it('are shown to whoever is signed in, and kept nowhere', async () => {
  const { get } = await browser(fixtureWebhooks(ada).webhooks);
  const page = await get('/account/webhooks');
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
  for (const part of [webhook.url, 'At work', '500', 'whpk_AAAA']) expect(page.body).toContain(part);
  expect((await get('/account/webhooks.json')).json()).toEqual({
    publicKey: 'whpk_AAAA',
    webhooks: [webhook],
  });
  expect((await get('/account')).body).toContain('href="/account/webhooks"');
  const out = await get('/account/webhooks', { cookie: '' });
  expect([out.statusCode, out.headers.location]).toEqual([303, '/login?next=%2Faccount%2Fwebhooks']);
});

it('are added, tested and removed by forms of the page', async () => {
  const { webhooks, asked } = fixtureWebhooks(ada);
  const { post, csrf } = await browser(webhooks);
  const token = await csrf();
  const url = 'https://example.org/new';
  const added = await post('/account/webhooks', { token, url, track: '', merge: 'on' });
  expect([added.statusCode, added.headers.location]).toEqual([303, '/account/webhooks']);
  for (const action of ['test', 'remove'])
    expect((await post(`/account/webhooks/${action}`, { token, id: webhookId })).statusCode).toBe(303);
  expect(asked).toEqual([
    ['add', ada, { url, track: null, events: ['merge'] }],
    ['test', ada, webhookId],
    ['remove', ada, webhookId],
  ]);
});

it('that are refused are explained beside the form, which keeps the address as text', async () => {
  const { post, csrf } = await browser(fixtureWebhooks(ada).webhooks);
  const url = 'http://127.0.0.1/"><script>alert(1)</script>';
  const reply = await post('/account/webhooks', { token: await csrf(), url, merge: 'on' });
  expect([reply.statusCode, reply.headers['cache-control']]).toEqual([400, 'no-store']);
  for (const part of ['That did not work.', 'Not public.', 'bad-field']) expect(reply.body).toContain(part);
  expect(reply.body).not.toContain('<script>alert');
});

it('that were disabled say why, and are enabled again there', async () => {
  const disabled = { disabledAt: '2026-05-03T09:00:00.000Z', disabledWhy: 'It is <gone>.' };
  const { webhooks, asked } = fixtureWebhooks(ada, [{ ...webhook, ...disabled }]);
  const { get, post, csrf } = await browser(webhooks);
  const { body } = await get('/account/webhooks');
  for (const part of ['It is &#60;gone&#62;.', 'Enable again']) expect(body).toContain(part);
  expect(body).not.toContain('Send a test');
  const reply = await post('/account/webhooks/enable', { token: await csrf(), id: webhookId });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/account/webhooks']);
  expect(asked).toEqual([['enable', ada, webhookId]]);
});

it('of others cannot be touched', async () => {
  const { webhooks, asked } = fixtureWebhooks('b0b0'.repeat(16));
  const { get, post, csrf } = await browser(webhooks);
  expect((await get('/account/webhooks')).body).toContain('You have none yet.');
  const token = await csrf();
  for (const action of ['test', 'enable', 'remove']) {
    const reply = await post(`/account/webhooks/${action}`, { token, id: webhookId });
    expect([reply.statusCode, reply.body.includes('unknown-webhook')]).toEqual([404, true]);
  }
  expect(asked).toEqual([]);
});

it('do nothing for forms of other sites, or without the token', async () => {
  const { webhooks, asked } = fixtureWebhooks(ada);
  const { post, csrf } = await browser(webhooks);
  const token = await csrf();
  for (const path of ['', '/test', '/enable', '/remove']) {
    const form = { token, id: webhookId, url: 'https://example.org/', merge: 'on' };
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post(`/account/webhooks${path}`, form, evil)).statusCode).toBe(403);
    expect((await post(`/account/webhooks${path}`, { ...form, token: '' })).statusCode).toBe(403);
  }
  expect(asked).toEqual([]);
});
