import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPortal } from '../../packages/portal/src/index.ts';
import { fixtureReadModel } from '../../packages/portal/src/read-model.fixture.ts';
import type { ReadModel } from '../../packages/portal/src/read-model.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

/** Looking closer at the chart of a track: by links, by dragging, by buttons and by keyboard. */
let app: FastifyInstance;
let browser: Browser;
let origin = '';

beforeAll(async () => {
  app = fastify();
  registerPortal(app, {
    readModel: withCells(fixtureReadModel()),
    publicUrl: () => origin,
    grpcAddress: () => '127.0.0.1:7100',
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 2 * 60_000);

/** Named experiments, and cells that stand for many between them. */
function withCells(reads: ReadModel): ReadModel {
  const cellAt = (minute: number, times: number) => ({
    ...{ at: `2026-04-03T11:${minute}:00.000Z`, metric: 3.06, outcome: 'discarded' as const },
    ...{ times, experiment: null },
  });
  return {
    ...reads,
    async cloud(track, range) {
      const cloud = await reads.cloud(track, range);
      return { ...cloud, cells: [...cloud.cells, cellAt(10, 12), cellAt(30, 3)] };
    },
  };
}

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function opened(options: { javaScriptEnabled?: boolean; path?: string } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 1000 },
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(origin + (options.path ?? '/tracks/words'), { waitUntil: 'load' });
  return { page, complaints, close: () => context.close() };
}

const range = async (page: Page) => {
  const chart = page.locator('[data-chart]');
  return [await chart.getAttribute('data-from'), await chart.getAttribute('data-to')];
};
const widthOf = async (page: Page) => {
  const [from, to] = await range(page);
  return (Date.parse(to ?? '') - Date.parse(from ?? '')) / 60_000;
};

describe('zooming', () => {
  it(
    'by dragging shows the part that was dragged across, and can be linked to',
    async () => {
      const { page, complaints, close } = await opened();
      const before = await widthOf(page);
      const plot = (await page.locator('.plot').boundingBox())!;
      await page.mouse.move(plot.x + plot.width / 4, plot.y + 100);
      await page.mouse.down();
      await page.mouse.move(plot.x + plot.width / 2, plot.y + 120, { steps: 5 });
      expect(await page.locator('.selection').isVisible()).toBe(true);
      await page.mouse.up();
      await page.waitForURL(/\?from=/);
      expect(await widthOf(page)).toBeCloseTo(before / 4, 0);
      const shown = await range(page);
      await page.reload({ waitUntil: 'load' });
      expect(await range(page)).toEqual(shown);
      expect(complaints).toEqual([]);
      await close();
    },
    2 * 60_000,
  );

  it(
    'by buttons goes in, out, and along, and says where one is',
    async () => {
      const { page, complaints, close } = await opened();
      const before = await widthOf(page);
      await page.getByRole('button', { name: 'Zoom in' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => widthOf(page)).toBeCloseTo(before / 2, 0);
      expect(await page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Zoom in');
      const middle = await range(page);
      await page.getByRole('button', { name: 'Earlier' }).press('Space');
      await expect.poll(async () => (await range(page))[0]! < middle[0]!).toBe(true);
      await expect.poll(() => page.locator('[data-zoom] [role=status]').textContent()).toContain('Showing');
      await page.getByRole('button', { name: 'Zoom out' }).click();
      await page.getByRole('button', { name: 'Zoom out' }).click();
      await expect.poll(() => widthOf(page)).toBeCloseTo(before, 0);
      expect(complaints).toEqual([]);
      await close();
    },
    2 * 60_000,
  );

  it(
    'works by address without scripts, and shows no buttons that do nothing',
    async () => {
      const path = '/tracks/words?from=2026-04-03T10:00Z&to=2026-04-03T11:00Z';
      const { page, close } = await opened({ javaScriptEnabled: false, path });
      expect(await range(page)).toEqual(['2026-04-03T10:00:00.000Z', '2026-04-03T11:00:00.000Z']);
      expect(await page.getByRole('button').count()).toBe(0);
      await page.getByRole('link', { name: 'All', exact: true }).click();
      expect(await range(page)).toContain('2026-04-03T09:00:00.000Z');
      await close();
    },
    2 * 60_000,
  );

  it(
    'follows its links without leaving the page',
    async () => {
      const path = '/tracks/words?from=2026-04-03T10:00Z&to=2026-04-03T11:00Z';
      const { page, close } = await opened({ path });
      await page.evaluate('globalThis.stayed = true');
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await page.waitForURL(/\?span=all/);
      await expect.poll(async () => (await range(page))[0]).toBe('2026-04-03T09:00:00.000Z');
      expect(await page.evaluate('globalThis.stayed')).toBe(true);
      await close();
    },
    2 * 60_000,
  );
});

describe('pointing', () => {
  it(
    'at a merge tells its value, gain, author, hypothesis and date, until Escape',
    async () => {
      const { page, complaints, close } = await opened();
      const dot = (await page.locator('a.mark').first().boundingBox())!;
      await page.mouse.move(dot.x + 4, dot.y + 4);
      const tip = page.locator('.tip');
      expect(await tip.isVisible()).toBe(true);
      for (const part of [
        '2.957 bits',
        '+0.079',
        'Raise the learning rate',
        'Ada’s spare laptop',
        '2026-04-03 09:26',
      ])
        expect(await tip.textContent()).toContain(part);
      await page.locator('a.mark').first().focus();
      await page.keyboard.press('Escape');
      expect(await tip.isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await close();
    },
    2 * 60_000,
  );

  it(
    'at a cell of the cloud tells what it stands for, nearly',
    async () => {
      const { page, complaints, close } = await opened();
      const places = await page.evaluate<{ x: number; y: number }[]>(`(() => {
        const plot = document.querySelector('.plot').getBoundingClientRect();
        return [...document.querySelectorAll('.stretched path.discarded')].flatMap((path) =>
          [...path.getAttribute('d').matchAll(/M([\\d.]+) ([\\d.]+)/g)].map(([, across, up]) => ({
            x: plot.left + (across / 1000) * plot.width,
            y: plot.top + Number(up),
          })),
        ).sort((a, b) => a.x - b.x);
      })()`);
      const [full, thin] = places;
      await page.mouse.move(full!.x, full!.y);
      expect(await page.locator('.tip').textContent()).toMatch(
        /^Discarded: about 3\.06 bits per character\n7 to 12 experiments, about 2026-04-03 11:\d\d UTC$/,
      );
      await page.mouse.move(thin!.x, thin!.y);
      expect(await page.locator('.tip').textContent()).toContain('experiments');
      await page.mouse.move(thin!.x, thin!.y - 20);
      expect(await page.locator('.tip').isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await close();
    },
    2 * 60_000,
  );

  it(
    'by keyboard: one stop of the Tab key, then arrow keys, then Enter',
    async () => {
      const { page, close } = await opened();
      expect(await page.locator('.marks [tabindex="0"]').count()).toBe(1);
      await page.locator('.marks [tabindex="0"]').focus();
      const said = () => page.evaluate<string>('document.activeElement.ariaLabel');
      const newest = await said();
      expect(newest).toContain('Merged: about 2.874');
      await page.keyboard.press('Home');
      expect(await said()).toContain('Baseline: 3.038');
      await page.keyboard.press('ArrowRight');
      expect(await said()).toMatch(/^(Kept|Discarded|Crashed)/);
      expect(await page.locator('.tip').isVisible()).toBe(true);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.locator('a.mark').last().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/tracks\/words\/commits\//);
      await close();
    },
    2 * 60_000,
  );

  it(
    'tells the same without scripts, by titles',
    async () => {
      const { page, close } = await opened({ javaScriptEnabled: false });
      expect(await page.locator('a.mark title').first().textContent()).toContain(
        '+0.079 over the head before',
      );
      await close();
    },
    2 * 60_000,
  );
});

it(
  'a command is copied by its button, whole',
  async () => {
    const { page, complaints, close } = await opened({ path: '/' });
    await page.getByRole('button', { name: 'Copy: Command that starts a worker' }).click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(
      'npm run ratchet -- worker --coordinator 127.0.0.1:7100 --track words --data-dir ~/ratchet/volunteer --name "Your name"',
    );
    expect(complaints).toEqual([]);
    await close();
  },
  2 * 60_000,
);
