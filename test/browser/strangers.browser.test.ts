import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  administrator,
  type TestNetwork,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';
import { corpus } from './strangers/corpus.ts';
import { crawl, type Fetched } from './strangers/crawl.ts';
import { inspection } from './strangers/inspect.ts';
import { signIn } from './strangers/sign-in.ts';
import { openStrangeNetwork, secretEffect } from './strangers/strange-network.ts';
import { serveStrangeNetwork } from './strangers/strange-server.ts';

let network: TestNetwork;
let server: { port: number; stop(): Promise<void> };
let browser: Browser;
let sheet: Page;
let origin = '';
let found: Fetched[] = [];

const seeds = [
  ...['/', '/network.json', '/log.json', '/robots.txt', '/llms.txt', '/git/toy.mailmap', '/log/checkpoint'],
  ...['/tracks/toy/feed.atom', '/log/tile/entries/000', '/account', '/login', '/status', '/verifiers'],
];

beforeAll(async () => {
  ({ network } = await openStrangeNetwork());
  server = await serveStrangeNetwork(network, () => origin);
  origin = `http://127.0.0.1:${server.port}`;
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
  });
  sheet = await browser.newPage();
  found = await crawl(origin, seeds);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await network?.close();
});

const inspected = (markup: string, type: string) =>
  sheet.evaluate<{ faults: string[]; text: string }>(
    `(${inspection})(${JSON.stringify(markup)}, ${JSON.stringify(type)})`,
  );
const ofType = (type: string) => found.filter((one) => one.type.includes(type));
/** What reorders or hides text; joiners stay. */
const hidden = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/u;

describe('what strangers write', () => {
  it.each([
    '<p><x-evil></p>',
    '<p onclick="x">',
    '<a href="javascript:x">',
    '<a href="//evil.invalid">',
    '<img src="https://evil.invalid">',
    '<script>x</script>',
    '<p "><b>',
  ])('would be found as %s', async (markup) => {
    expect((await inspected(markup, 'text/html')).faults).not.toEqual([]);
  });

  it('is in every kind of answer', () => {
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ status }) => status >= 500).map(({ address }) => address)).toEqual([]);
    const all = ofType('text/html')
      .map(({ body }) => body)
      .join();
    expect(corpus.filter(({ mark }) => !all.includes(`${mark} `)).map(({ mark }) => mark)).toEqual([]);
  });

  it('is text on every page', async () => {
    for (const { address, body, headers } of ofType('text/html')) {
      expect(headers.get('content-security-policy'), address).toContain("default-src 'none'");
      expect((await inspected(body, 'text/html')).faults, address).toEqual([]);
      expect(hidden.exec(body)?.[0].codePointAt(0)?.toString(16), address).toBeUndefined();
    }
  }, 120_000);

  it('is text in every picture and feed, which parse', async () => {
    const documents = [...ofType('svg'), ...ofType('xml')];
    for (const { address, type, body } of documents) {
      const as = type.includes('svg') ? 'image/svg+xml' : 'application/xml';
      const { faults } = await inspected(body, as);
      expect(faults, address).toEqual([]);
      expect(hidden.exec(body)?.[0].codePointAt(0)?.toString(16), address).toBeUndefined();
    }
    expect(documents.length).toBeGreaterThan(0);
  }, 120_000);

  it('is a string in every JSON twin, and nothing is taken for a page', () => {
    expect(ofType('json').length).toBeGreaterThan(5);
    for (const { address, body, headers } of ofType('json')) {
      expect(() => JSON.parse(body), address).not.toThrow();
      expect(body, address).not.toContain('"injected":true');
      expect(headers.get('x-content-type-options'), address).toBe('nosniff');
    }
    for (const { address, headers } of found) {
      expect(headers.get('x-content-type-options'), address).toBe('nosniff');
      expect(headers.get('set-cookie') ?? '', address).not.toContain('evil');
    }
  });

  it('runs nothing, asks nobody and widens nothing in a browser', async () => {
    const kinds = new Map<string, string>();
    for (const { address, status } of ofType('text/html'))
      if (status === 200) kinds.set(address.replace(/[0-9a-f-]{36,}|\d+/g, '*').replace(/\?.*/, ''), address);
    const page = await browser.newPage({ viewport: { width: 360, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      complaints.push('a script ran');
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`)) complaints.push(`asked ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    for (const address of kinds.values()) {
      await page.goto(origin + address, { waitUntil: 'load' });
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width, address).toBe(360);
      expect(complaints, address).toEqual([]);
    }
    await page.close();
  }, 180_000);

  it('stays in its piece in the stream of events', async () => {
    const pages = ofType('text/html').filter(({ body }) => body.includes('<live-piece'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { address } of pages.slice(0, 12)) {
      const stopping = new AbortController();
      const reply = await fetch(`${origin}/live?page=${encodeURIComponent(address)}`, {
        signal: stopping.signal,
      });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of reply.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        if (text.includes('event: current')) break;
      }
      stopping.abort();
      for (const event of text.split('\n\n').filter((one) => one.includes('event: piece'))) {
        const lines = event.split('\n');
        expect(lines, address).toHaveLength(2);
        const { html } = JSON.parse(lines[1]?.slice('data: '.length) ?? '');
        expect((await inspected(html, 'text/html')).faults, address).toEqual([]);
      }
    }
  }, 120_000);

  it('is text on the pages of one person, and on the desk of administrators', async () => {
    for (const [key, start] of [
      [volunteer(1), '/account'],
      [administrator, '/admin'],
    ] as const) {
      const own = await crawl(origin, [start], await signIn(origin, key));
      const first = own.find(({ address }) => address === start);
      expect(first?.status, start).toBe(200);
      if (start === '/account') expect(first?.body).toContain('S00 ');
      for (const { address, status, type, body } of own) {
        expect(status, address).toBeLessThan(500);
        if (!type.startsWith('text/html')) continue;
        expect((await inspected(body, 'text/html')).faults, address).toEqual([]);
        expect(hidden.exec(body)?.[0].codePointAt(0)?.toString(16), address).toBeUndefined();
      }
    }
  }, 180_000);

  it('does not bring out what a volunteer claims before the verdict', () => {
    for (const { address, body } of found) expect(body, address).not.toContain(String(secretEffect));
  });
});
