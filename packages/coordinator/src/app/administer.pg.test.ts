import { type AdminAction, adminSchema, openEnvelope, predicateTypes, reasonHash } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  administrator,
  callerOf,
  commitTo,
  doChores,
  makeCandidate,
  openTestNetwork,
  operator,
  prepare,
  reveal,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  verifyOnce,
  volunteer,
} from '../network-fixtures.ts';

let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
});
afterEach(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

const bare = { track: null, keyId: null, member: null, quota: null, leaf: null };
const act = (action: Partial<AdminAction>, reason = 'Because', by = administrator, again?: string) =>
  network.app.administer(callerOf(by, { action, reason }, again), {
    action: { ...bare, ...action } as AdminAction,
    reason,
  });
const pause = () => act({ action: 'pause-track', track: toy }, 'The disk is full');
const [first, second, third] = verifiers as [Key, Key, Key];
type Key = ReturnType<typeof volunteer>;
const ann = volunteer(1);

async function leaves() {
  const rows = await network.sql<{ index: number; entry: Buffer }[]>`
    select log_index as index, entry from log_leaves where kind = 'admin' order by log_index`;
  return rows.map(({ index, entry }) => {
    const { envelope } = JSON.parse(entry.toString()) as { envelope: unknown };
    const expected = { predicateType: predicateTypes.admin, schema: adminSchema, field: 'envelope' };
    return { index, ...openEnvelope(envelope, expected) };
  });
}
const onRoster = async () => {
  const rows = await network.sql<{ keyId: string }[]>`
    select key_id from roster where removed_at is null and suspended_at is null`;
  return rows.map(({ keyId }) => keyId).sort();
};
const allBut = (...keys: Key[]) =>
  verifiers
    .filter((key) => !keys.includes(key))
    .map(({ keyId }) => keyId as string)
    .sort();

describe('an administrative action', () => {
  it('is the operator’s signed word in the log, with who did it and a hash of why', async () => {
    const { logIndex } = await pause();
    const [leaf] = await leaves();
    expect(leaf).toMatchObject({ index: logIndex, signer: operator.keyId, subjectName: toy });
    expect(leaf!.predicate).toMatchObject({
      ...{ ...bare, action: 'pause-track', track: toy, administrator: administrator.keyId },
      at: network.clock.now().getTime(),
    });
    const [row] = await network.sql<
      { reason: string; salt: Buffer }[]
    >`select reason, salt from admin_actions`;
    expect(row!.reason).toBe('The disk is full');
    expect(leaf!.predicate.reason).toBe(reasonHash(row!.salt, row!.reason));
    const [entry] = await network.sql<{ entry: Buffer }[]>`select entry from log_leaves where kind = 'admin'`;
    expect(Buffer.from(entry!.entry).toString()).not.toContain('disk');
  });

  it('is taken from the operator’s own key too, and from nobody else', async () => {
    await act({ action: 'pause-track', track: toy }, 'Mine', operator);
    for (const key of [ann, first])
      await expect(act({ action: 'resume-track', track: toy }, 'Mine', key)).rejects.toMatchObject({
        code: 'not-an-administrator',
      });
    expect(await leaves()).toHaveLength(1);
  });

  it('asked for twice is done once, and another under its key is refused', async () => {
    const again = 'the-same-request';
    const done = await act({ action: 'block-key', keyId: ann.keyId }, 'Spam', administrator, again);
    expect(await act({ action: 'block-key', keyId: ann.keyId }, 'Spam', administrator, again)).toEqual(done);
    await expect(
      act({ action: 'unblock-key', keyId: ann.keyId }, 'Sorry', administrator, again),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await leaves()).toHaveLength(1);
  });

  it.each<[string, Partial<AdminAction>, string, string]>([
    ['of an unknown kind', { action: 'shutdown' as never }, 'bad-field', 'action'],
    ['without its subject', { action: 'pause-track' }, 'bad-field', 'track'],
    [
      'with a subject of another',
      { action: 'pause-track', track: toy, keyId: ann.keyId },
      'bad-field',
      'keyId',
    ],
    ['on a track that is not there', { action: 'pause-track', track: 'nowhere' }, 'unknown-track', 'track'],
    ['that is so already', { action: 'resume-track', track: toy }, 'unchanged', 'track'],
    ['on a key that is not blocked', { action: 'unblock-key', keyId: ann.keyId }, 'unchanged', 'keyId'],
    ['against an administrator', { action: 'block-key', keyId: administrator.keyId }, 'bad-field', 'keyId'],
    ['on a stranger', { action: 'remove-verifier', keyId: ann.keyId }, 'not-on-roster', 'keyId'],
    [
      'on a stranger’s suspension',
      { action: 'suspend-verifier', keyId: ann.keyId },
      'not-on-roster',
      'keyId',
    ],
    [
      'on one that is not suspended',
      { action: 'reinstate-verifier', keyId: first.keyId },
      'unchanged',
      'keyId',
    ],
    [
      'that adds whom the roster has',
      { action: 'add-verifier', keyId: first.keyId, member: { boxKey: 'ab'.repeat(32), operator: 'x' } },
      'unchanged',
      'keyId',
    ],
    [
      'that sets no quota',
      { action: 'set-quota', quota: { openLeases: null, openSubmissions: null } },
      'unchanged',
      'quota',
    ],
    ['about a leaf that is no action', { action: 'withdraw-reason', leaf: 0 }, 'bad-field', 'leaf'],
  ])('%s is refused, and leaves no trace', async (_, action, code, field) => {
    await expect(act(action)).rejects.toMatchObject({ code, field });
    expect(await leaves()).toEqual([]);
    const rows = await network.sql`select 1 from admin_actions`;
    expect(rows).toHaveLength(0);
  });

  it.each([[''], ['  \n '], ['x'.repeat(1_001)], ['a\0b']])(
    'wants a reason, which %j is not',
    async (reason) => {
      await expect(act({ action: 'pause-track', track: toy }, reason)).rejects.toMatchObject({
        code: 'bad-field',
        field: 'reason',
      });
    },
  );

  it('keeps its hash in the log when its reason is withdrawn', async () => {
    const { logIndex: leaf } = await act(
      { action: 'block-key', keyId: ann.keyId },
      'Ann Example of 3 High St',
    );
    await act({ action: 'withdraw-reason', leaf }, 'It named a person');
    const rows = await network.sql<{ reason: string | null; salt: Buffer | null }[]>`
      select reason, salt from admin_actions order by id`;
    expect(rows.map(({ reason, salt }) => [reason, salt === null])).toEqual([
      [null, true],
      ['It named a person', false],
    ]);
    expect(() => network.app.standing.requireUnblocked(ann.keyId)).toThrow(/the reason was withdrawn/);
    await expect(act({ action: 'withdraw-reason', leaf })).rejects.toMatchObject({ code: 'unchanged' });
  });
});

describe('a paused track', () => {
  const idea = (hypothesis: string) =>
    network.app.grantLease(callerOf(ann, hypothesis), { track: toy, hypothesis });

  it('gives no lease and takes no commitment, and says why and since when', async () => {
    await network.app.registerNode(callerOf(ann, 'register'), { displayName: 'Ann' });
    const { leaseId } = await idea('An idea of before');
    await pause();
    const said = {
      code: 'track-paused',
      rule: `An administrator paused toy since ${network.clock.now().toISOString()}: The disk is full. What is under way goes on.`,
    };
    await expect(idea('Another')).rejects.toMatchObject(said);
    const commitment = 'ab'.repeat(32);
    await expect(
      network.app.commitClaim(callerOf(ann, commitment), { track: toy, leaseId, commitment }),
    ).rejects.toMatchObject(said);
    await network.app.renewLease(callerOf(ann, 'renew'), { leaseId });
    await act({ action: 'resume-track', track: toy });
    await idea('Another');
    await network.app.commitClaim(callerOf(ann, commitment), { track: toy, leaseId, commitment });
  });

  it('lets a commitment be opened, and begins no trial before it is resumed', async () => {
    const made = await makeCandidate(network, ann, { 'train.py': trainingWith('a', 3) }, network.root);
    const prepared = prepare(ann, made);
    const { submissionId } = await commitTo(network.app, ann, prepared);
    await pause();
    await reveal(network.app, ann, submissionId, prepared);
    await doChores(network.app);
    for (const key of verifiers)
      await expect(network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' })).rejects.toMatchObject({
        code: 'track-paused',
      });
    expect(await stateOf(network, submissionId)).toBe('ADMITTED');
    await act({ action: 'resume-track', track: toy });
    await verifyAll(network);
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
  });

  it('finishes what it tests: the trial ends, is merged, and then nothing is leased', async () => {
    const { submissionId } = await submit(network, ann, { 'train.py': trainingWith('a', 3) });
    await doChores(network.app);
    while ((await stateOf(network, submissionId)) === 'ADMITTED')
      for (const key of verifiers) await verifyOnce(network.app, network.parts, key);
    await pause();
    for (let runs = 0; (await stateOf(network, submissionId)) === 'TESTING' && runs < 100; runs += 1)
      for (const key of verifiers)
        await verifyOnce(network.app, network.parts, key).catch((error: unknown) =>
          expect(error).toMatchObject({ code: 'track-paused' }),
        );
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
    await expect(network.app.leaseReplica(first.keyId, { hardwareClass: 'cpu' })).rejects.toMatchObject({
      code: 'track-paused',
    });
  });
});

describe('quotas', () => {
  const quota = (openLeases: number | null, openSubmissions: number | null, keyId: string | null = null) =>
    act({ action: 'set-quota', keyId, quota: { openLeases, openSubmissions } });
  const register = (key: Key) => network.app.registerNode(callerOf(key, 'r'), { displayName: 'V' });
  const lease = (key: Key, hypothesis: string) =>
    network.app.grantLease(callerOf(key, hypothesis), { track: toy, hypothesis });

  it('of one key prevail over everybody’s, and both are taken back', async () => {
    const bob = volunteer(2);
    await register(ann);
    await register(bob);
    await quota(1, null);
    await quota(2, null, bob.keyId);
    await lease(ann, 'Ann 1');
    await expect(lease(ann, 'Ann 2')).rejects.toMatchObject({
      code: 'quota-exceeded',
      rule: 'A key holds at most 1 leases.',
    });
    await lease(bob, 'Bob 1');
    await lease(bob, 'Bob 2');
    await expect(lease(bob, 'Bob 3')).rejects.toMatchObject({ code: 'quota-exceeded' });
    await quota(null, null);
    await quota(null, null, bob.keyId);
    await lease(ann, 'Ann 2');
    await lease(bob, 'Bob 3');
  });

  it('of submissions stop a key, or let a newcomer have more', async () => {
    await quota(null, 0, ann.keyId);
    const made = (name: string, key: Key) =>
      makeCandidate(network, key, { 'train.py': trainingWith(name, 1) }, network.root);
    await expect(commitTo(network.app, ann, prepare(ann, await made('a', ann)))).rejects.toMatchObject({
      code: 'quota-exceeded',
    });
    await quota(null, 2, ann.keyId);
    for (const name of ['b', 'c']) await commitTo(network.app, ann, prepare(ann, await made(name, ann)));
    await expect(commitTo(network.app, ann, prepare(ann, await made('d', ann)))).rejects.toMatchObject({
      code: 'quota-exceeded',
    });
  });
});

describe('the roster', () => {
  const entry = (key: Key, n: number) => ({
    ...{ keyId: key.keyId, boxKey: Buffer.from(key.boxPublicKey).toString('hex'), operator: `operator-${n}` },
  });
  const file = verifiers.map(entry);
  const newcomer = volunteer(9);
  const add = () =>
    act({
      ...{ action: 'add-verifier', keyId: newcomer.keyId },
      member: { boxKey: entry(newcomer, 9).boxKey, operator: 'operator-9' },
    });

  it('loses and gains members, who may lease at once or not at all', async () => {
    await act({ action: 'remove-verifier', keyId: third.keyId });
    expect(await onRoster()).toEqual(allBut(third));
    await expect(network.app.leaseReplica(third.keyId, { hardwareClass: 'cpu' })).rejects.toMatchObject({
      code: 'not-on-roster',
    });
    await add();
    expect(await onRoster()).toEqual([...allBut(third), newcomer.keyId as string].sort());
    expect(await network.app.leaseReplica(newcomer.keyId, { hardwareClass: 'cpu' })).toBeNull();
  });

  it('suspends and reinstates, and what was held against a verifier is forgiven', async () => {
    await act({ action: 'suspend-verifier', keyId: first.keyId });
    await expect(network.app.leaseReplica(first.keyId, { hardwareClass: 'cpu' })).rejects.toMatchObject({
      code: 'suspended',
    });
    await expect(act({ action: 'suspend-verifier', keyId: first.keyId })).rejects.toMatchObject({
      code: 'unchanged',
    });
    await act({ action: 'reinstate-verifier', keyId: first.keyId });
    expect(await onRoster()).toEqual(allBut());
    await expect(act({ action: 'reinstate-verifier', keyId: second.keyId })).rejects.toMatchObject({
      code: 'unchanged',
    });
  });

  it('stays as administrators left it when the file is read again, until the file says the same', async () => {
    await act({ action: 'remove-verifier', keyId: third.keyId });
    await add();
    const asLeft = [...allBut(third), newcomer.keyId as string].sort();
    const { isChanged, overridden } = await network.app.syncRoster(file);
    expect(isChanged).toBe(false);
    expect(new Map(overridden.map(({ keyId, isMember }) => [keyId, isMember]))).toEqual(
      new Map([
        [third.keyId, false],
        [newcomer.keyId, true],
      ]),
    );
    expect(await onRoster()).toEqual(asLeft);
    // The file catches up: from here on it decides again.
    const caughtUp = [...file.filter(({ keyId }) => keyId !== third.keyId), entry(newcomer, 9)];
    expect(await network.app.syncRoster(caughtUp)).toEqual({ isChanged: false, overridden: [] });
    expect((await network.app.syncRoster(file)).isChanged).toBe(true);
    expect(await onRoster()).toEqual(allBut());
  });
});
