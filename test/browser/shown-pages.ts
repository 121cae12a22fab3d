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
  testing,
} from '../../packages/portal/src/read-model.fixture.ts';
import { idle, steady, suspended } from '../../packages/portal/src/verifiers/verifiers.fixture.ts';
import { axeFaults } from '../setup/axe-faults.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

/** Every page of visitors, with what it has to show at its fullest and at its emptiest. */
export const addresses = {
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
} as const;

const widths = [320, 360, 768, 1440, 2560] as const;
/** Each theme is read by axe at one width: a page is opened once for all of it, since there are many of them. */
const looks = [
  { theme: 'light', width: 360, paper: 'rgb(250, 249, 246)' },
  { theme: 'dark', width: 1440, paper: 'rgb(18, 20, 22)' },
] as const;

/** A portal over the fixture, and a browser; `origin` is set once both run. */
export function openShownPortal(): { readonly browser: Browser; readonly origin: string } {
  const open = { browser: null as unknown as Browser, origin: '' };
  let app: FastifyInstance;
  beforeAll(async () => {
    app = fastify();
    registerPortal(app, {
      readModel: fixtureReadModel(),
      publicUrl: () => open.origin,
      grpcAddress: () => '127.0.0.1:7100',
    });
    open.origin = await app.listen({ host: '127.0.0.1', port: 0 });
    open.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  }, 2 * 60_000);
  afterAll(async () => {
    await open.browser?.close();
    await app?.close();
  });
  return open;
}

/** Tests of every second page, from the first or from the second on: two files, so that two browsers look at once. */
export function showEverySecondPage(first: 0 | 1): void {
  const portal = openShownPortal();
  const names = (Object.keys(addresses) as (keyof typeof addresses)[]).filter((_, at) => at % 2 === first);
  describe.each(names)('%s', (name) => {
    it(
      'shows without a complaint of the browser or of axe, asks nobody else and stays within every screen',
      async () => {
        const { browser, origin } = portal;
        const context = await browser.newContext({ viewport: { width: widths[0], height: 900 } });
        const page = await context.newPage();
        const complaints: string[] = [];
        const asked: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(origin + addresses[name], { waitUntil: 'load' });
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const wider = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(wider, `at ${width} px`).toBeLessThanOrEqual(0);
        }
        for (const { theme, width, paper } of looks) {
          await page.emulateMedia({ colorScheme: theme });
          await page.setViewportSize({ width, height: 900 });
          const shown = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
          expect(shown, theme).toBe(paper);
          expect(await axeFaults(page), `in ${theme} at ${width} px`).toEqual([]);
        }
        await context.close();
        // The browser itself remarks on a page that answers 404, and on a leaf that no checkpoint covers yet.
        const is404Expected = name === 'missing' || name === 'sealed';
        expect(complaints.filter((text) => !(is404Expected && text.includes('404')))).toEqual([]);
        expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
      },
      2 * 60_000,
    );
  });
}
