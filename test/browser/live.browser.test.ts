import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { registerPortal, type TrackView } from '../../packages/portal/src/index.ts';
import { fixtureReadModel, words } from '../../packages/portal/src/read-model.fixture.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

let browser: Browser;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 2 * 60_000);
afterAll(async () => browser?.close());
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** A portal whose track changes when the test says so. */
async function portal() {
  const state: { track: TrackView } = { track: words };
  let ring = () => {};
  const app = fastify({ forceCloseConnections: true });
  apps.push(app);
  registerPortal(app, {
    readModel: { ...fixtureReadModel(), track: async () => state.track },
    publicUrl: () => 'http://127.0.0.1:7200',
    grpcAddress: () => '127.0.0.1:7100',
    changes: {
      subscribe(listener) {
        ring = listener;
        return () => {};
      },
    },
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { state, ring: () => ring(), origin, app };
}

async function opened(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  return { page, complaints, close: () => context.close() };
}

const newest = 'Multiply the first layer’s rate by three';
const changed: TrackView = {
  ...words,
  merges: [...words.merges, { ...words.merges[2]!, commit: '5'.repeat(40), hypothesis: newest }],
};

const shown = (page: Page) => page.locator('live-piece[data-live="merges"]').getByText(newest);

describe('a page that is open', () => {
  it('changes without being loaded again, and keeps what the visitor opened', async () => {
    const { state, ring, origin } = await portal();
    const { page, complaints, close } = await opened(`${origin}/tracks/words`);
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await shown(page).count()).toBe(0);
    await page.evaluate('window.sameDocument = true');
    const details = "document.querySelector('live-piece details').open";
    await page.evaluate(`${details} = true`);
    state.track = changed;
    ring();
    await shown(page).first().waitFor();
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    expect(await page.evaluate(details)).toBe(true);
    await page.getByText(/changes? on this page/).waitFor({ state: 'attached', timeout: 15_000 });
    await close();
    expect(complaints).toEqual([]);
  });

  it('keeps the focus in a piece that is exchanged', async () => {
    const { state, ring, origin } = await portal();
    const { page, close } = await opened(`${origin}/tracks/words`);
    await page.getByText('Live', { exact: true }).waitFor();
    const focused = 'document.activeElement.getAttribute("href")';
    const address = `/tracks/words/commits/${words.merges[0]!.commit}`;
    await page.locator(`live-piece[data-live="merges"] a[href="${address}"]`).first().focus();
    state.track = changed;
    ring();
    await shown(page).first().waitFor();
    expect(await page.evaluate<string>(focused)).toBe(address);
    await close();
  });

  it('lets go of the network while nobody can see it, and catches up afterwards', async () => {
    const { state, ring, origin } = await portal();
    const { page, close } = await opened(`${origin}/tracks/words`);
    await page.getByText('Live', { exact: true }).waitFor();
    const hide = (isHidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${isHidden} });
        document.dispatchEvent(new Event('visibilitychange'));`);
    await hide(true);
    await page.getByText('Not live', { exact: true }).waitFor();
    state.track = changed;
    ring();
    await page.waitForTimeout(1_500);
    expect(await shown(page).count()).toBe(0);
    await hide(false);
    await shown(page).first().waitFor();
    await close();
  });

  it('says when it is not connected any more, and stays as it was', async () => {
    const { origin, app } = await portal();
    const { page, close } = await opened(`${origin}/tracks/words`);
    await page.getByText('Live', { exact: true }).waitFor();
    await app.close();
    await page.locator('.live-state[data-state="waiting"]').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.title);
    await close();
  });
});

describe('times and counts', () => {
  const count = 'document.body.textContent.match(/1.?148/)[0]';
  it.each([
    ['en-US', 'America/New_York', '1,148', /Apr 3, 2026, 7:50.AM/],
    ['de-DE', 'Europe/Berlin', '1\u202f148', /03\.04\.2026, 13:50/],
    ['hi-IN', 'Asia/Kolkata', '1,148', /0?3\/0?4\/2026/],
  ])('are those of %s', async (locale, timezoneId, counted, when) => {
    const { origin } = await portal();
    const { page, close } = await opened(`${origin}/tracks/words`, { locale, timezoneId });
    const last = page.locator('time[datetime="2026-04-03T11:50:00.000Z"]').first();
    expect(await last.textContent()).toMatch(when);
    expect(await last.getAttribute('title')).toContain('2026-04-03T11:50:00.000Z');
    expect(await page.evaluate<string>(count)).toBe(counted);
    await close();
  });
  it('stay neutral without scripts', async () => {
    const { origin } = await portal();
    const { page, close } = await opened(`${origin}/tracks/words`, {
      javaScriptEnabled: false,
      locale: 'en-US',
    });
    expect(await page.locator('main').textContent()).toContain('2026-04-03 11:50 UTC');
    expect(await page.locator('main').textContent()).toContain('1\u202f148');
    await close();
  });
});
