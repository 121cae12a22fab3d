import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fastify, { type FastifyInstance } from 'fastify';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureKeyFile } from '../../packages/client/src/index.ts';
import { openAccounts } from '../../packages/coordinator/src/app/accounts.ts';
import { connect, type Sql } from '../../packages/coordinator/src/db/connection.ts';
import { openNodeStore } from '../../packages/coordinator/src/db/nodes.ts';
import { openSessionStore } from '../../packages/coordinator/src/db/sessions.ts';
import { registerPortal } from '../../packages/portal/src/index.ts';
import { fixtureReadModel } from '../../packages/portal/src/read-model.fixture.ts';
import { fixtureWebhooks } from '../../packages/portal/src/webhooks/webhooks.fixture.ts';
import {
  answerLogin,
  type NodeKey,
  nodeKeyFromSeed,
  parseChallenge,
} from '../../packages/protocol/src/index.ts';
import { axeFaults } from '../setup/axe-faults.ts';
import { chromiumFlags } from '../setup/chromium-flags.ts';
import { cloneTemplateDatabase } from '../setup/template-database.ts';

/** A person at a browser with the key of a worker: the pages, the command and the database are the real ones. */
let database: Awaited<ReturnType<typeof cloneTemplateDatabase>>;
let sql: Sql;
let app: FastifyInstance;
let browser: Browser;
let key: NodeKey;
let [dataDir, origin] = ['', ''];

const name = '"><img src=x onerror=alert(1)>';

beforeAll(async () => {
  database = await cloneTemplateDatabase();
  sql = connect(database.url, 4);
  dataDir = await mkdtemp(join(tmpdir(), 'ratchet-login-'));
  key = await ensureKeyFile(join(dataDir, 'key'));
  const machine = {
    ...{ machineId: '0123456789abcdef', label: `my ${name}`, hardwareClass: 'cpu-x86_64', cpus: 8 },
    ...{ memoryMib: 32_768, gpus: [name], version: '0.1.0', role: 'worker' as const },
  };
  await openNodeStore(sql).register({
    ...{ keyId: key.keyId, displayName: name, machine, machinesAtMost: 64, now: new Date() },
  });
  app = fastify({ bodyLimit: 1024 });
  registerPortal(app, {
    readModel: fixtureReadModel(),
    accounts: openAccounts({
      sessions: openSessionStore(sql),
      operator: { key: nodeKeyFromSeed(Buffer.alloc(32, 200)) },
      ...{ administrators: new Set(), clock: { now: () => new Date() }, origin: () => origin },
      random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    }),
    webhooks: fixtureWebhooks(key.keyId).webhooks,
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
  await sql?.end();
  await database?.drop();
  if (dataDir !== '') await rm(dataDir, { recursive: true, force: true });
});

const complaints: string[] = [];
afterEach(() => expect(complaints.splice(0)).toEqual([]));

async function opened(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push('a script ran');
    void dialog.dismiss();
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  return page;
}

async function ratchet(...args: string[]): Promise<string> {
  const main = join(import.meta.dirname, '../../packages/cli/src/main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH },
  });
  return stdout.trim();
}

const login = (...args: string[]) => ratchet('login', origin, '--data-dir', dataDir, '--no-open', ...args);
const heading = (page: Page) => page.locator('h1').innerText();
const pathOf = (page: Page) => page.url().slice(origin.length);

async function challengeOn(page: Page): Promise<string> {
  const command = await page.getByRole('group', { name: 'Command that answers this challenge' }).innerText();
  return command.replace(/\s+/g, ' ').split('--challenge ')[1]!.trim();
}

/** What the command prints, without the seconds that it takes to start. */
const answered = (challenge: string, at = origin): string => answerLogin(key, at, parseChallenge(challenge));

async function linked(): Promise<string> {
  const reply = await fetch(`${origin}/login/challenge`, { method: 'POST' });
  const { text } = (await reply.json()) as { text: string };
  return `${origin}/login/confirm?answer=${answered(text)}`;
}

async function pasted(page: Page, answer?: string): Promise<void> {
  await page.getByLabel('Its answer').fill(`${answer ?? answered(await challengeOn(page))}\n`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
}

describe('signing in', () => {
  it('by the command: its link asks, signs in, and works once', async () => {
    const link = await login();
    expect(link.startsWith(`${origin}/login/confirm?answer=`)).toBe(true);
    const page = await opened(link.slice(origin.length));
    expect(await heading(page)).toBe('Is this you?');
    expect(await page.locator('main').innerText()).toContain(key.keyId);
    // Nothing has happened yet: whoever opens the link has not signed in.
    expect(await sql`select 1 from sessions`).toHaveLength(0);
    await page.getByRole('button', { name: 'Yes, sign in' }).click();
    await page.waitForURL(`${origin}/account`);
    expect(await heading(page)).toBe(name);
    expect(await page.getByRole('table', { name: /Machines/ }).innerText()).toContain(`my ${name}`);
    await page.context().close();

    const again = await browser.newPage();
    const reply = await again.goto(link);
    await again.getByRole('button', { name: 'Yes, sign in' }).click();
    await again.waitForLoadState();
    expect([reply?.status(), await again.locator('main').innerText()]).toEqual([
      ...[200, expect.stringContaining('challenge-used')],
    ]);
    await again.close();
  });

  it('by paste, from the page that asked for it and back to that', async () => {
    const page = await opened('/account');
    expect(pathOf(page)).toBe('/login?next=%2Faccount');
    const challenge = await challengeOn(page);
    const answer = await login('--challenge', challenge);
    expect(answer).toBe(answered(challenge));
    await pasted(page, answer);
    expect(pathOf(page)).toBe('/account');
    await page.context().close();
  });

  it('fails in another browser than the one that the challenge was shown to', async () => {
    const [mine, theirs] = [await opened('/login'), await opened('/login')];
    await theirs.getByLabel('Its answer').fill(answered(await challengeOn(mine)));
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await theirs.getByRole('alert').waitFor();
    expect(await theirs.getByRole('alert').innerText()).toContain('bad-signature');
    // The browser itself remarks on a page that answers 403.
    expect(complaints.splice(0).every((text) => text.includes('403'))).toBe(true);
    for (const page of [mine, theirs]) await page.context().close();
  });

  it('is of no use to another site: an answer for one address opens no other', async () => {
    const page = await opened('/login');
    const elsewhere = origin.replace('127.0.0.1', 'localhost');
    const answer = answered(await challengeOn(page), elsewhere);
    await page.getByLabel('Its answer').fill(answer);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(`Give the command this address: ${origin}.`);
    expect(complaints.splice(0).every((text) => text.includes('403'))).toBe(true);
    await page.context().close();
  });
});

describe('signed in', () => {
  it('another site can neither sign out nor in', async () => {
    const page = await opened('/account');
    await pasted(page);
    const evil = fastify();
    const form = (action: string) =>
      `<form method="post" action="${origin}${action}"><input name="token" value="x"><button>Win</button></form>`;
    evil.get('/', async (_request, reply) =>
      reply.type('text/html').send(form('/account/sign-out-everywhere')),
    );
    // Another host: to a browser the same site would be another port of this one.
    const at = (await evil.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost');
    await page.goto(at);
    await page.getByRole('button').click();
    await page.waitForURL((url) => url.origin === origin);
    await page.goto(`${origin}/account`);
    expect(pathOf(page)).toBe('/account');
    await evil.close();
    complaints.splice(0);
    await page.context().close();
  });

  it('signs out here, and everywhere', async () => {
    const [one, two] = [await opened('/account'), await opened('/account')];
    for (const page of [one, two]) await pasted(page);
    await one.getByRole('button', { name: 'Sign out', exact: true }).click();
    await one.waitForURL(`${origin}/`);
    await one.goto(`${origin}/account`);
    expect(pathOf(one)).toBe('/login?next=%2Faccount');
    await two.reload();
    expect(pathOf(two)).toBe('/account');
    await pasted(one);
    await two.getByRole('button', { name: 'Sign out everywhere' }).click();
    await two.waitForURL(`${origin}/`);
    await one.reload();
    expect(pathOf(one)).toBe('/login?next=%2Faccount');
    expect(await sql`select 1 from sessions`).toHaveLength(0);
    for (const page of [one, two]) await page.context().close();
  });
});

describe('the pages of signing in', () => {
  it.each([
    ['light', 320],
    ['dark', 1440],
  ] as const)(
    'in %s at %i px stay within the screen, and axe objects to nothing',
    async (colorScheme, width) => {
      const page = await opened('/login', { colorScheme, viewport: { width, height: 900 } });
      const check = async (): Promise<void> => {
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), page.url()).toBe(width);
        expect(await axeFaults(page)).toEqual([]);
      };
      await check();
      await page.goto(await linked());
      await check();
      await page.getByRole('button', { name: 'Yes, sign in' }).click();
      await page.waitForURL(`${origin}/account`);
      await check();
      await page.getByRole('link', { name: 'your webhooks' }).click();
      await page.waitForURL(`${origin}/account/webhooks`);
      await check();
      await page.context().close();
    },
    120_000,
  );
});
