import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPortal } from '../../packages/portal/src/index.ts';
import {
  commit,
  fixtureReadModel,
  headCommit,
  merged,
} from '../../packages/portal/src/read-model.fixture.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

/** The browser believes no proof that is not one: each part of it is changed in one place, and it has to say so. */
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

interface Proof {
  index: number;
  entry: string;
  hash: string;
  size: number;
  root: string;
  path: string[];
  checkpoint: string;
  key: string;
}

/** What the page of leaf 241 says of its proof, once it has decided. */
async function verdictOn(tamper: (proof: Proof) => Proof): Promise<{ state: string; text: string }> {
  const page = await browser.newPage();
  await page.route('**/log/proof.json*', async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: tamper((await reply.json()) as Proof) });
  });
  await page.goto(`${origin}/log/leaves/241`, { waitUntil: 'load' });
  const box = page.locator('[data-proof="241"]');
  await page.locator('[data-proof][data-state="good"], [data-proof][data-state="bad"]').waitFor();
  const state = (await box.getAttribute('data-state')) ?? '';
  const text = await box.locator('[data-says]').innerText();
  await page.close();
  return { state, text };
}

describe('a proof', () => {
  it(
    'that holds is said to hold, with who signed and how many cosigned',
    async () => {
      const { state, text } = await verdictOn((proof) => proof);
      expect(state).toBe('good');
      expect(text).toMatch(
        /^Checked here, in your browser: leaf 241 is in the tree of 297 leaves signed by ratchet\.dev\/log\/[0-9a-f]{32}, cosigned by 3 of 3 verifiers, a quorum\.$/,
      );
    },
    2 * 60_000,
  );

  it(
    'under a checkpoint without a quorum is said to rest on its operator’s word alone',
    async () => {
      const { state, text } = await verdictOn((proof) => ({
        ...proof,
        quorum: { needed: 2, verifiers: ['ab', 'cd', 'ef'].map((digits) => digits.repeat(32)) },
      }));
      expect(state).toBe('good');
      expect(text).toContain('cosigned by 0 of 3 verifiers: no quorum (2 are needed)');
    },
    2 * 60_000,
  );

  // Every part, one by one, in packages/portal/src/log/inclusion-check.test.ts; here, that the page says so.
  it.each<[string, (proof: Proof) => Proof, RegExp]>([
    ['the leaf’s bytes', (p) => ({ ...p, entry: `B${p.entry.slice(1)}` }), /do not hash to the leaf/],
    ['the path', (p) => ({ ...p, path: ['0'.repeat(64), ...p.path.slice(1)] }), /root that it names/],
    [
      'the checkpoint',
      (p) => ({ ...p, checkpoint: p.checkpoint.replace('297', '296') }),
      /signature does not hold/,
    ],
    ['the key', (p) => ({ ...p, key: p.key.replace('+A', '+B') }), /key is not as one is written/],
  ])(
    'with %s changed is refused, loudly',
    async (_part, tamper, why) => {
      const { state, text } = await verdictOn(tamper);
      expect([state, text]).toEqual(['bad', expect.stringMatching(/^This does not hold: .*Do not believe/)]);
      expect(text).toMatch(why);
    },
    2 * 60_000,
  );

  it(
    'is fetched for each leaf of a submission, and from nobody else',
    async () => {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${origin}/submissions/${merged.id}`, { waitUntil: 'load' });
      await page.locator('[data-proof][data-state="good"]').nth(2).waitFor();
      expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
      await page.close();
    },
    2 * 60_000,
  );

  it(
    'costs pages without one nothing',
    async () => {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${origin}/log/checkpoints`, { waitUntil: 'networkidle' });
      expect(asked.filter((url) => /ed25519|sha2|inclusion-check/.test(url))).toEqual([]);
      await page.close();
    },
    2 * 60_000,
  );
});

describe('two commits compared', () => {
  it(
    'by the form, without scripts',
    async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${origin}/tracks/words/lineage`);
      await page.getByLabel('From').fill(commit.parent);
      await page.getByRole('button', { name: 'Compare' }).click();
      expect(page.url()).toBe(`${origin}/tracks/words/compare/${commit.parent}...${headCommit}`);
      expect(await page.getByText('DEPTH').count()).toBe(1);
      await context.close();
    },
    2 * 60_000,
  );

  it(
    'picked from the graph, where scripts run',
    async () => {
      const page = await browser.newPage();
      await page.goto(`${origin}/tracks/words/lineage`, { waitUntil: 'load' });
      await page.getByRole('button', { name: `Compare from here: ${commit.parent.slice(0, 10)}` }).click();
      await page.getByRole('button', { name: `Compare to here: ${commit.commit.slice(0, 10)}` }).click();
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.waitForURL(`**/compare/${commit.parent}...${commit.commit}`);
      await page.close();
    },
    2 * 60_000,
  );

  it(
    'stands side by side on a wide screen, and unified on a narrow one',
    async () => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${origin}/tracks/words/compare/${commit.parent}...${headCommit}`);
      const tops = () =>
        page.evaluate<number[]>(
          `['removed', 'added'].map((kind) => document.querySelector('.line.' + kind).getBoundingClientRect().top)`,
        );
      const [left, right] = await tops();
      expect(left).toBe(right);
      await page.setViewportSize({ width: 360, height: 900 });
      const [first = 0, second = 0] = await tops();
      expect(second).toBeGreaterThan(first);
      await page.close();
    },
    2 * 60_000,
  );
});
