import { randomBytes, randomUUID } from 'node:crypto';
import {
  adminSchema,
  answerLogin,
  type NodeKey,
  openEnvelope,
  parseChallenge,
  predicateTypes,
} from '@ratchet/protocol';
import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts } from '../../packages/coordinator/src/app/accounts.ts';
import { openPageAdministration } from '../../packages/coordinator/src/app/page-administration.ts';
import { connect, type Sql } from '../../packages/coordinator/src/db/connection.ts';
import { readOverview } from '../../packages/coordinator/src/db/read-administration.ts';
import { openReadModel } from '../../packages/coordinator/src/db/read-model.ts';
import { openSessionStore } from '../../packages/coordinator/src/db/sessions.ts';
import {
  administrator,
  callerOf,
  openTestNetwork,
  operator,
  type TestNetwork,
  toy,
  verifiers,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';
import { registerPortal } from '../../packages/portal/src/index.ts';
import { axeFaults } from '../setup/axe-faults.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';

/** The desk of administrators over a real database and log, in a real browser: from the login to the leaf. */
let network: TestNetwork;
let pages: Sql;
let app: FastifyInstance;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin = '';

beforeAll(async () => {
  network = await openTestNetwork();
  pages = connect(network.databaseUrl, 3);
  const now = () => new Date();
  app = fastify();
  registerPortal(app, {
    readModel: openReadModel({
      ...{ sql: pages, now, operator: operator.keyId },
      readHeadFile: async () => null,
    }),
    accounts: openAccounts({
      ...{ sessions: openSessionStore(pages), operator: { key: operator }, clock: { now } },
      administrators: network.parts.administrators,
      random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
      origin: () => origin,
    }),
    administration: openPageAdministration(network.app, () => readOverview(pages)),
    ...{ publicUrl: () => origin, grpcAddress: () => '127.0.0.1:7100' },
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await pages?.end();
  await network?.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
});

/** By copy and paste, at the page that asked for it. */
async function signIn(key: NodeKey, to: string) {
  await page.goto(origin + to);
  expect(new URL(page.url()).pathname).toBe('/login');
  const command = await page
    .getByRole('group', { name: 'Command that answers this challenge' })
    .textContent();
  const challenge = parseChallenge(/--challenge (\S+)/.exec(command ?? '')?.[1] ?? '');
  await page.getByLabel('Its answer').fill(answerLogin(key, origin, challenge));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('an administrator', () => {
  it('signs in, pauses a track, and finds the action in the log', async () => {
    await signIn(administrator, '/admin');
    await page.waitForURL(`${origin}/admin`);
    await page.getByRole('link', { name: `Pause ${toy}…` }).click();
    await page.getByText('no lease, commitment or test begins on it').waitFor();
    await page.getByLabel('Reason, for everyone to read').fill('The scorer counts\ntwice.');
    await page.getByRole('button', { name: 'Pause a track' }).click();
    await page.waitForURL(/\/admin\/actions\/\d+$/);
    const leafIndex = Number(page.url().split('/').at(-1));
    expect(await page.getByText('The scorer counts twice.').count()).toBe(1);

    await page.getByRole('link', { name: `leaf ${leafIndex}` }).click();
    await page.waitForURL(`${origin}/log/leaves/${leafIndex}`);
    const [leaf] = await pages<{ entry: Buffer }[]>`
      select entry from log_leaves where log_index = ${leafIndex}`;
    const { envelope } = JSON.parse(leaf!.entry.toString()) as { envelope: unknown };
    const { signer, predicate } = openEnvelope(envelope, {
      ...{ predicateType: predicateTypes.admin, schema: adminSchema, field: 'envelope' },
    });
    expect(signer).toBe(operator.keyId);
    expect(predicate).toMatchObject({
      ...{ action: 'pause-track', track: toy, administrator: administrator.keyId },
    });

    // It holds at once, and everyone sees it.
    const ann = volunteer(1);
    await network.app.registerNode(callerOf(ann, 'r'), { displayName: 'Ann' });
    const lease = network.app.grantLease(callerOf(ann, 'l'), { track: toy, hypothesis: 'An idea' });
    await expect(lease).rejects.toMatchObject({ code: 'track-paused' });
    await context.clearCookies();
    for (const path of ['/status', '/admin/actions']) {
      await page.goto(origin + path);
      expect(await page.getByText('The scorer counts twice.').count()).toBe(1);
    }
  }, 120_000);

  it('describes an action in a form, and the browser itself asks for a reason', async () => {
    await signIn(administrator, '/admin');
    await page
      .getByRole('form', { name: 'Block a key' })
      .getByLabel('Key id, 64 digits')
      .fill('ab'.repeat(32));
    await page.getByRole('form', { name: 'Block a key' }).getByRole('button').click();
    await page.waitForURL(/\/admin\/confirm/);
    await page.getByRole('button', { name: 'Block a key' }).click();
    expect(new URL(page.url()).pathname).toBe('/admin/confirm');
    await page.getByRole('link', { name: 'Leave it as it is' }).click();
    await page.waitForURL(`${origin}/admin`);
    expect(await pages`select 1 from blocked_keys`).toHaveLength(0);
  }, 120_000);

  it.each([
    ['light', 360],
    ['dark', 1440],
  ] as const)(
    'meets pages without a fault of access, in %s at %i px',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(administrator, '/admin');
      await page.waitForURL(`${origin}/admin`);
      const confirm = `/admin/confirm?action=remove-verifier&keyId=${verifiers[0]!.keyId}`;
      for (const path of ['/admin', confirm]) {
        await page.goto(origin + path);
        expect(await axeFaults(page)).toEqual([]);
        for (const narrow of [320, width]) {
          await page.setViewportSize({ width: narrow, height: 900 });
          expect(
            await page.evaluate<number>(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            ),
          ).toBeLessThanOrEqual(0);
        }
      }
    },
    60_000,
  );
});

it('someone else who is signed in is told that the desk is not theirs', async () => {
  await network.app.registerNode(callerOf(volunteer(2), 'r'), { displayName: 'Bo' });
  await signIn(volunteer(2), '/admin');
  await page.getByText('not-an-administrator').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Your key administers nothing here.',
  );
}, 120_000);
