import { randomBytes, randomUUID } from 'node:crypto';
import { answerLogin, type NodeKey, nodeKeyFromSeed, parseChallenge } from '@ratchet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cloneTemplateDatabase } from '../../../../test/setup/template-database.ts';
import { connect, type Sql } from '../db/connection.ts';
import { openNodeStore } from '../db/nodes.ts';
import { openSessionStore } from '../db/sessions.ts';
import { operator, testClock, volunteer } from '../network-fixtures.ts';
import { openAccounts } from './accounts.ts';

const origin = 'https://ratchet.example';
const [ada, stranger, administrator] = [volunteer(1), volunteer(2), volunteer(3)];
const visit = 'v'.repeat(43);

let database: Awaited<ReturnType<typeof cloneTemplateDatabase>>;
let sql: Sql;
beforeAll(async () => {
  database = await cloneTemplateDatabase();
  sql = connect(database.url);
});
afterAll(async () => {
  await sql?.end();
  await database?.drop();
});

let clock = testClock();
let accounts: ReturnType<typeof openAccounts>;
beforeEach(async () => {
  clock = testClock();
  accounts = openAccounts({
    sessions: openSessionStore(sql),
    ...{ operator: { key: operator }, administrators: new Set([administrator.keyId]), clock },
    random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    origin: () => origin,
  });
  await sql`truncate sessions, answered_challenges`;
  await openNodeStore(sql).register({
    ...{ keyId: ada.keyId, displayName: 'Ada', machine: null, machinesAtMost: 1, now: clock.now() },
  });
});

async function answer(key: NodeKey, to: string | null, at = origin): Promise<string> {
  return answerLogin(key, at, parseChallenge((await accounts.challenge(to)).text));
}
const rows = async () => {
  const [row] = await sql<{ sessions: number; challenges: number }[]>`
    select (select count(*) from sessions) as sessions, (select count(*) from answered_challenges) as challenges`;
  return row;
};

describe('the answer to a challenge', () => {
  it.each([
    ['a command', null],
    ['a visit', visit],
  ])('of %s signs in, and shows before whom', async (_what, to) => {
    const text = await answer(ada, to);
    expect(await accounts.examine(text, to)).toEqual({ keyId: ada.keyId, displayName: 'Ada' });
    const { token } = await accounts.signIn(text, to);
    expect(await accounts.session(token)).toEqual({
      ...{ keyId: ada.keyId, expiresAt: '2026-03-31T12:00:00.000Z' },
    });
    const stored = await sql<{ tokenHash: Buffer }[]>`select token_hash from sessions`;
    expect(stored[0]!.tokenHash.toString('base64url')).not.toBe(token);
  });

  it('works once, however often it is sent at the same moment', async () => {
    const text = await answer(ada, null);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => accounts.signIn(text, null)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(accounts.signIn(text, null)).rejects.toMatchObject({ code: 'challenge-used' });
    expect(await rows()).toEqual({ sessions: 1, challenges: 1 });
  });

  it('is of one browser: neither another, nor a link, can use it', async () => {
    const text = await answer(ada, visit);
    for (const other of ['w'.repeat(43), null])
      await expect(accounts.signIn(text, other)).rejects.toMatchObject({ code: 'bad-signature' });
    await expect(accounts.signIn(await answer(ada, null), visit)).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });

  it('is for one origin', async () => {
    for (const at of ['https://evil.example', 'http://ratchet.example', 'https://ratchet.example:8443'])
      await expect(accounts.signIn(await answer(ada, null, at), null)).rejects.toMatchObject({
        ...{ code: 'bad-signature', remedy: expect.stringContaining(origin) },
      });
  });

  it('is of the key that it names', async () => {
    const [nonce, seconds, , signature] = (await answer(stranger, null)).split('.');
    const forged = [nonce, seconds, ada.keyId, signature].join('.');
    await expect(accounts.signIn(forged, null)).rejects.toMatchObject({ code: 'bad-signature' });
    // A point of small order: one signature fits many messages.
    const weak = [nonce, seconds, `01${'0'.repeat(62)}`, Buffer.alloc(64).toString('base64url')].join('.');
    await expect(accounts.signIn(weak, null)).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('comes within five minutes', async () => {
    const text = await answer(ada, null);
    clock.advance(299);
    await accounts.examine(text, null);
    clock.advance(1);
    await expect(accounts.signIn(text, null)).rejects.toMatchObject({ code: 'request-expired' });
  });

  it('is to a challenge of ours, with the time that we gave it', async () => {
    const made = { nonce: randomBytes(32), expiresAt: new Date(clock.now().getTime() + 60_000) };
    const own = parseChallenge((await accounts.challenge(null)).text);
    const prolonged = { ...own, expiresAt: new Date(own.expiresAt.getTime() + 86_400_000) };
    for (const challenge of [made, prolonged])
      await expect(accounts.signIn(answerLogin(ada, origin, challenge), null)).rejects.toMatchObject({
        code: 'bad-signature',
      });
    const elsewhere = openAccounts({
      ...{ sessions: openSessionStore(sql), administrators: new Set(), clock, origin: () => origin },
      operator: { key: nodeKeyFromSeed(Buffer.alloc(32, 99)) },
      random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    });
    const text = answerLogin(ada, origin, parseChallenge((await elsewhere.challenge(null)).text));
    await expect(accounts.signIn(text, null)).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('is of a key that this network knows: a node’s, an administrator’s, the operator’s', async () => {
    await expect(accounts.signIn(await answer(stranger, null), null)).rejects.toMatchObject({
      code: 'unknown-key',
    });
    for (const key of [administrator, operator]) {
      const { token } = await accounts.signIn(await answer(key, null), null);
      expect((await accounts.session(token))?.keyId).toBe(key.keyId);
      expect((await accounts.account(key.keyId)).isAdministrator).toBe(true);
    }
    expect(await accounts.account(ada.keyId)).toMatchObject({ isAdministrator: false, isVerifier: false });
  });
});

describe('a session', () => {
  it('lasts as long as it is used, and ends after thirty days without', async () => {
    const { token } = await accounts.signIn(await answer(ada, null), null);
    for (let n = 0; n < 3; n += 1) {
      clock.advance(29 * 86_400);
      expect(await accounts.session(token)).not.toBeNull();
    }
    clock.advance(30 * 86_400 + 1);
    expect(await accounts.session(token)).toBeNull();
    await accounts.sweep();
    expect(await rows()).toEqual({ sessions: 0, challenges: 0 });
  });

  it('is ended alone, or with all others of its key', async () => {
    const [one, two, three] = [
      await accounts.signIn(await answer(ada, null), null),
      await accounts.signIn(await answer(ada, null), null),
      await accounts.signIn(await answer(administrator, null), null),
    ];
    await accounts.signOut(one.token);
    expect([await accounts.session(one.token), (await accounts.session(two.token))?.keyId]).toEqual([
      ...[null, ada.keyId],
    ]);
    await accounts.signOutEverywhere(ada.keyId);
    expect(await accounts.session(two.token)).toBeNull();
    expect(await accounts.session(three.token)).not.toBeNull();
  });

  it('is one of sixteen of its key at most: the oldest makes room', async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 18; n += 1) {
      clock.advance(1);
      tokens.push((await accounts.signIn(await answer(ada, null), null)).token);
    }
    expect(await accounts.session(tokens[1]!)).toBeNull();
    expect(await accounts.session(tokens[2]!)).not.toBeNull();
    expect((await accounts.account(ada.keyId)).sessions).toHaveLength(16);
  });

  it.each(['', 'x', 'a'.repeat(43), '\0'])('is not behind %j', async (token) =>
    expect(await accounts.session(token)).toBeNull(),
  );
});

it('an account has the newest 64 machines of its key, and nobody else’s', async () => {
  const nodes = openNodeStore(sql);
  for (let n = 0; n < 66; n += 1) {
    clock.advance(1);
    const machine = {
      ...{ machineId: n.toString(16).padStart(16, '0'), label: '', hardwareClass: 'cpu' },
      ...{ cpus: 4, memoryMib: 8_000, gpus: ['a, "card" {}', 'another'], version: '0.1.0' },
      role: 'worker' as const,
    };
    await nodes.register({
      ...{ keyId: ada.keyId, displayName: 'Ada', machine, machinesAtMost: 64, now: clock.now() },
    });
  }
  const { machines } = await accounts.account(ada.keyId);
  expect(machines).toHaveLength(64);
  expect(machines[0]).toMatchObject({ machineId: '0000000000000041', gpus: ['a, "card" {}', 'another'] });
  expect((await accounts.account(stranger.keyId)).machines).toEqual([]);
});
