import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { registerPortal } from '../../packages/portal/src/index.ts';
import { fixtureReadModel, saying } from '../../packages/portal/src/read-model.fixture.ts';
import { addresses, openShownPortal } from './shown-pages.ts';

const portal = openShownPortal();

async function opened(path: string, colorScheme: 'light' | 'dark', width: number) {
  const context = await portal.browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(portal.origin + path, { waitUntil: 'load' });
  return { page, close: () => context.close() };
}

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
        publicUrl: () => portal.origin,
        grpcAddress: () => '127.0.0.1:7100',
      });
      const at = await strange.listen({ host: '127.0.0.1', port: 0 });
      const page = await portal.browser.newPage({ viewport: { width: 360, height: 900 } });
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
