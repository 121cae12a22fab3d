import type { AdminAction } from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageAdministration } from '../app/page-administration.ts';
import {
  administrator,
  callerOf,
  openTestNetwork,
  type TestNetwork,
  toy,
  verifiers,
  volunteer,
} from '../network-fixtures.ts';
import { connect, type Sql } from './connection.ts';
import { readAdminAction, readAdminActions, readOverview } from './read-administration.ts';

let network: TestNetwork;
let pages: Sql;
let desk: ReturnType<typeof openPageAdministration<Awaited<ReturnType<typeof readOverview>>>>;
const bare = { track: null, keyId: null, member: null, quota: null, leaf: null };
const ann = volunteer(1);
let requests = 0;
const act = (action: Partial<AdminAction>, by = administrator.keyId as string) =>
  desk.act(by, {
    action: { ...bare, ...action } as AdminAction,
    reason: `Reason of ${action.action}`,
    idempotencyKey: `request-${requests++}`,
  });

beforeAll(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  pages = connect(network.databaseUrl, 2);
  desk = openPageAdministration(network.app, () => readOverview(pages));
  await network.app.registerNode(callerOf(ann, 'r'), { displayName: 'Ann' });
});
afterAll(async () => {
  await pages.end();
  await network.close();
});

describe('the desk', () => {
  it('shows how things stand, before and after', async () => {
    expect(await desk.overview()).toMatchObject({
      tracks: [{ name: toy, paused: null }],
      verifiers: verifiers.map(() => ({ suspendedAt: null, isOverride: false })),
      ...{ blocked: [], quotas: [], approvals: [] },
      policy: { openLeases: 8, openSubmissions: { newcomer: 1, merged: 4 }, verifiers: 3 },
    });
    await act({ action: 'pause-track', track: toy });
    await act({ action: 'block-key', keyId: ann.keyId });
    await act({ action: 'set-quota', quota: { openLeases: 3, openSubmissions: null } });
    await act({ action: 'set-quota', keyId: ann.keyId, quota: { openLeases: null, openSubmissions: 0 } });
    const member = { boxKey: 'ab'.repeat(32), operator: 'new' };
    await act({ action: 'add-verifier', keyId: volunteer(9).keyId, member });
    const overview = await desk.overview();
    expect(overview.tracks[0]?.paused?.reason).toBe('Reason of pause-track');
    expect(overview.blocked).toMatchObject([{ keyId: ann.keyId, displayName: 'Ann' }]);
    expect(overview.quotas).toEqual([
      { keyId: null, displayName: null, openLeases: 3, openSubmissions: null },
      { keyId: ann.keyId, displayName: 'Ann', openLeases: null, openSubmissions: 0 },
    ]);
    expect(overview.verifiers.find(({ operator }) => operator === 'new')).toMatchObject({ isOverride: true });
  });

  it('is nobody else’s, also where a page forgot to ask', async () => {
    expect(await desk.isAdministrator(administrator.keyId)).toBe(true);
    expect(await desk.isAdministrator(ann.keyId)).toBe(false);
    await expect(act({ action: 'resume-track', track: toy }, ann.keyId)).rejects.toMatchObject({
      code: 'not-an-administrator',
    });
    const nameless = { action: { ...bare, action: 'resume-track', track: toy } as AdminAction, reason: 'x' };
    await expect(desk.act(administrator.keyId, { ...nameless, idempotencyKey: '' })).rejects.toMatchObject({
      code: 'bad-field',
      field: 'request',
    });
  });

  it('does a form that is sent twice once', async () => {
    const form = {
      action: { ...bare, action: 'suspend-verifier', keyId: verifiers[0]!.keyId } as AdminAction,
      ...{ reason: 'Twice', idempotencyKey: 'sent-twice' },
    };
    const [first, second] = [
      await desk.act(administrator.keyId, form),
      await desk.act(administrator.keyId, form),
    ];
    expect(second).toEqual(first);
    expect(await readAdminAction(pages, first.logIndex)).toMatchObject({ reason: 'Twice' });
  });

  it('takes no approval that is not one', async () => {
    for (const envelope of ['', '{}', 'yes'])
      await expect(desk.approve('0c7d5a3e-1b2f-4c6d-8e9f-000000000031', envelope)).rejects.toMatchObject({
        code: 'bad-field',
      });
  });
});

describe('what administrators did', () => {
  it('is read page by page, newest first, each once', async () => {
    const all = (await readAdminActions(pages, { before: null, limit: 200 })).actions;
    expect(all.length).toBeGreaterThan(5);
    const seen: (number | null)[] = [];
    for (let before: number | null = null; ; ) {
      const { actions, next } = await readAdminActions(pages, { before, limit: 2 });
      seen.push(...actions.map(({ logIndex }) => logIndex));
      if (next === null) break;
      before = next;
    }
    expect(seen).toEqual(all.map(({ logIndex }) => logIndex));
    expect([...seen].sort((a, b) => Number(b) - Number(a))).toEqual(seen);
  });

  it('shows who, to whom, and why, until the reason is withdrawn', async () => {
    const { actions } = await readAdminActions(pages, { before: null, limit: 200 });
    const blocked = actions.find(({ action }) => action === 'block-key');
    expect(blocked).toMatchObject({
      ...{ administrator: administrator.keyId, administratorName: null, keyId: ann.keyId, keyName: 'Ann' },
      ...{ reason: 'Reason of block-key', salt: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await act({ action: 'withdraw-reason', leaf: blocked?.logIndex ?? -1 });
    expect(await readAdminAction(pages, blocked?.logIndex ?? -1)).toMatchObject({ reason: null, salt: null });
    expect(await readAdminAction(pages, 0)).toBeNull();
  });
});
