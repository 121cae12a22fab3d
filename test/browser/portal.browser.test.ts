import { AxeBuilder } from '@axe-core/playwright';
import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPortal } from '../../packages/portal/src/index.ts';
import { newcomer, volunteer } from '../../packages/portal/src/people/people.fixture.ts';
import {
  commit,
  fixtureReadModel,
  merged,
  refused,
  saying,
  testing,
} from '../../packages/portal/src/read-model.fixture.ts';
import { idle, steady, suspended } from '../../packages/portal/src/verifiers/verifiers.fixture.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

const addresses = {
  home: '/',
  track: '/tracks/words',
  calibrating: '/tracks/cap-sets',
  closer: '/tracks/words?from=2026-04-03T10:00Z&to=2026-04-03T11:00Z',
  submissions: '/tracks/words/submissions',
  merges: '/tracks/words/merges',
  experiments: '/tracks/words/experiments?before=112',
  commit: `/tracks/words/commits/${commit.commit}`,
  merged: `/submissions/${merged.id}`,
  testing: `/submissions/${testing.id}`,
  refused: `/submissions/${refused.id}`,
  volunteers: '/volunteers',
  volunteer: `/volunteers/${volunteer.volunteer}`,
  newcomer: `/volunteers/${newcomer.volunteer}`,
  verifiers: '/verifiers',
  verifier: `/verifiers/${steady.verifier}`,
  suspended: `/verifiers/${suspended.verifier}`,
  idle: `/verifiers/${idle.verifier}`,
  log: '/log',
  leaf: '/log/leaves/241',
  sealed: '/log/leaves/299',
  checkpoints: '/log/checkpoints',
  found: '/log?q=241',
  lineage: '/tracks/words/lineage',
  compare: `/tracks/words/compare/${commit.parent}...${commit.commit}`,
  status: '/status',
  actions: '/admin/actions',
  action: '/admin/actions/702',
  calculator: '/calculator?sigma=0.013&effect=0.03&runSeconds=8',
  method: '/method',
  missing: '/nowhere',
};
const themes = ['light', 'dark'] as const;
const widths = [320, 360, 768, 1440, 2560] as const;

let app: FastifyInstance;
let browser: Browser;
let origin = '';

beforeAll(async () => {
  app = fastify();
  registerPortal(app, {
    readModel: fixtureReadModel(),
    publicUrl: () => origin,
    grpcAddress: () => '127.0.0.1:7100',
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 2 * 60_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function opened(path: string, colorScheme: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(origin + path, { waitUntil: 'load' });
  return { page, complaints, asked, close: () => context.close() };
}

/** Each theme is read by axe at one width: a page is opened once for all of it, since there are many of them. */
const readAt = { light: 360, dark: 1440 } as const;

describe.each(Object.entries(addresses))('%s', (name, path) => {
  it.each(themes)(
    'shows in %s without a complaint of the browser or of axe, asks nobody else and stays within every screen',
    async (theme) => {
      const { page, complaints, asked, close } = await opened(path, theme, widths[0]);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const wider = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wider, `at ${width} px`).toBeLessThanOrEqual(0);
      }
      const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      await page.setViewportSize({ width: readAt[theme], height: 900 });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      await close();
      // The browser itself remarks on a page that answers 404, and on a leaf that no checkpoint covers yet.
      const is404Expected = name === 'missing' || name === 'sealed';
      expect(complaints.filter((text) => !(is404Expected && text.includes('404')))).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
      expect(paper).toBe(theme === 'light' ? 'rgb(250, 249, 246)' : 'rgb(18, 20, 22)');
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
    2 * 60_000,
  );
});

describe('the text of strangers', () => {
  it.each([
    ['runs nothing', `"><img src=x onerror=alert(1)></title><script>alert(1)</script><svg onload=alert(1)>`],
    ['widens nothing', 'W'.repeat(3_000)],
    ['piles nothing up', `e${'\u0301'.repeat(3_000)}\u202E desrever`],
  ])(
    '%s',
    async (_what, text) => {
      const strange = fastify();
      registerPortal(strange, {
        readModel: fixtureReadModel(saying(text)),
        publicUrl: () => origin,
        grpcAddress: () => '127.0.0.1:7100',
      });
      const at = await strange.listen({ host: '127.0.0.1', port: 0 });
      const page = await browser.newPage({ viewport: { width: 360, height: 900 } });
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('dialog', (dialog) => {
        complaints.push('a script ran');
        void dialog.dismiss();
      });
      for (const path of [
        addresses.home,
        addresses.track,
        addresses.commit,
        addresses.refused,
        addresses.volunteers,
        addresses.volunteer,
        addresses.verifiers,
        addresses.verifier,
      ]) {
        await page.goto(at + path, { waitUntil: 'load' });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBe(360);
      }
      await page.close();
      await strange.close();
      expect(complaints).toEqual([]);
    },
    2 * 60_000,
  );
});

describe('what a keyboard and a screen reader meet', () => {
  it(
    'the first Tab offers to skip to the content, and does',
    async () => {
      const { page, close } = await opened('/tracks/words', 'light', 1440);
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
      await close();
    },
    2 * 60_000,
  );

  it(
    'tables keep their rows and headers on a phone',
    async () => {
      const { page, close } = await opened('/tracks/words', 'light', 360);
      const table = page.getByRole('table', { name: 'Merged commits, newest first' });
      expect(await table.getByRole('row').count()).toBe(5);
      expect(await table.getByRole('columnheader').count()).toBe(5);
      await close();
    },
    2 * 60_000,
  );

  it(
    'the staircase has a name and a description',
    async () => {
      const { page, close } = await opened('/tracks/words', 'dark', 1440);
      const chart = page.getByRole('img', { name: /Loss of the head over time/ });
      expect(await chart.count()).toBe(1);
      await close();
    },
    2 * 60_000,
  );
});
