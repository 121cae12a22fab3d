import {
  type AdminAction,
  type NodeKey,
  noCommit,
  nodeKeyFromSeed,
  predicateTypes,
  sealStatement,
} from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoggedLeaf, openReplay } from '../../packages/audit/src/index.ts';
import { leavesOfMerge } from '../../packages/coordinator/src/db/leaves-of-merge.ts';
import {
  administrator,
  callerOf,
  doChores,
  openTestNetwork,
  operator,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  verifyOnce,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';
import { epochKeys, loggedLeaves } from './logged-leaves.ts';

/**
 * A log of a network with administrators: a track paused while a trial was open and resumed, a key blocked, and a verifier that
 * takes another's place on the roster, without a roster leaf, and decides.
 */
const newcomer = nodeKeyFromSeed(Buffer.alloc(32, 204));
const gone = verifiers[2]!;
const bare = { track: null, keyId: null, member: null, quota: null, leaf: null };

let network: TestNetwork;
let leaves: LoggedLeaf[];
let keys: Map<string, Buffer>;
let merge = '';

const act = (action: Partial<AdminAction>) =>
  network.app.administer(callerOf(administrator, action), {
    action: { ...bare, ...action } as AdminAction,
    reason: 'Because',
  });
const offer = async (n: number, gain: number) => {
  await submit(network, volunteer(n), { 'train.py': trainingWith(`n${n}`, gain, 4 * n) }, await headNow());
  await doChores(network.app);
};
const trialsBegun = async () => {
  const [row] = await network.sql<{ count: number }[]>`select count(*) as count from trials`;
  return row!.count;
};
const headNow = async () => {
  const [row] = await network.sql<{ head: typeof network.root }[]>`select head from tracks`;
  return row!.head;
};

beforeAll(async () => {
  network = await openTestNetwork({ calibrated: false });
  network.clock.tickMs = 1;
  await offer(1, 3);
  await verifyAll(network);
  await doChores(network.app);
  await offer(2, 3);
  for (let runs = 0; (await trialsBegun()) < 2 && runs < 90; runs += 1)
    await verifyOnce(network.app, network.parts, verifiers[runs % 3]!);
  await act({ action: 'pause-track', track: toy });
  await act({ action: 'block-key', keyId: volunteer(8).keyId });
  await untilPaused();
  await act({ action: 'resume-track', track: toy });
  const boxKey = Buffer.from(newcomer.boxPublicKey).toString('hex');
  await act({ action: 'remove-verifier', keyId: gone.keyId });
  await act({ action: 'add-verifier', keyId: newcomer.keyId, member: { boxKey, operator: 'operator-9' } });
  await network.parts.tracks.addHoldouts(
    toy,
    new Map([[1, new Map([[newcomer.keyId, Buffer.from('shard')]])]]),
  );
  await offer(3, 4);
  for (let turns = 0; turns < 60; turns += 1)
    for (const key of [verifiers[0]!, verifiers[1]!, newcomer])
      await verifyOnce(network.app, network.parts, key);
  await doChores(network.app);
  await act({ action: 'suspend-verifier', keyId: newcomer.keyId });
  await act({ action: 'reinstate-verifier', keyId: newcomer.keyId });
  await network.app.sequence();
  leaves = await loggedLeaves(network.sql);
  keys = await epochKeys(network.sql);
  merge = await headNow();
}, 120_000);
afterAll(() => network.close());

/** What is under way ends; nothing begins. */
async function untilPaused(): Promise<void> {
  for (let turns = 0; turns < 60; turns += 1)
    for (const key of verifiers) await verifyOnce(network.app, network.parts, key).catch(() => false);
  await doChores(network.app);
}

const findingsIn = (log: readonly LoggedLeaf[]) => {
  const replay = openReplay({ operator: operator.keyId, epochKeys: keys });
  return { replay, findings: log.flatMap((leaf) => replay.take(leaf)).map(({ rule }) => rule) };
};
const said = (content: unknown) => {
  const { envelope } = content as { envelope: { payload: string } };
  const { predicate } = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
    predicate: AdminAction;
  };
  return predicate;
};
const sealed = (predicate: unknown, key: NodeKey = operator) => ({
  kind: 'admin',
  envelope: JSON.parse(
    sealStatement(key, {
      ...{ subjectName: toy, gitCommit: noCommit, predicateType: predicateTypes.admin, predicate },
    }).toString(),
  ) as unknown,
});
const placeOf = (action: AdminAction['action']) =>
  leaves.findIndex(({ kind, content }) => kind === 'admin' && said(content).action === action);
/** The log with the leaf of `action` saying something else, or signed by somebody else. */
const changed = (
  action: AdminAction['action'],
  change: (predicate: AdminAction) => unknown,
  key: NodeKey = operator,
) =>
  leaves.map((leaf, i) =>
    i === placeOf(action) ? { ...leaf, content: sealed(change(said(leaf.content)), key) } : leaf,
  );
const assignments = () => leaves.flatMap(({ kind }, i) => (kind === 'assignment' ? [i] : []));
const without = (action: AdminAction['action']) => leaves.filter((_, i) => i !== placeOf(action));
const moved = (action: AdminAction['action'], to: number) => {
  const leaf = leaves[placeOf(action)]!;
  const rest = without(action);
  return [...rest.slice(0, to), leaf, ...rest.slice(to)];
};
const same = (predicate: AdminAction) => predicate;

describe('replaying a log with administrators', () => {
  it('finds nothing wrong, and the roster as they left it', () => {
    const { findings, replay } = findingsIn(leaves);
    expect(findings).toEqual([]);
    expect(
      replay
        .roster()
        .map(({ keyId }) => keyId)
        .sort(),
    ).toEqual([verifiers[0]!.keyId, verifiers[1]!.keyId, newcomer.keyId].sort());
    // Three trials: two before the pause, of which one went on, and one after.
    const [, second, third] = assignments();
    expect(second).toBeLessThan(placeOf('pause-track'));
    expect(third).toBeGreaterThan(placeOf('add-verifier'));
    const runs = leaves.slice(placeOf('pause-track'), placeOf('resume-track'));
    expect(runs.map(({ kind }) => kind)).toContain('verdict');
  });

  it('proves a merge that a new member decided on, by the leaf that brought it', async () => {
    const indexes = (await leavesOfMerge(network.sql, merge))!;
    expect(indexes).toContain(leaves[placeOf('add-verifier')]!.index);
    expect(indexes).not.toContain(leaves[placeOf('block-key')]!.index);
    const replay = openReplay({ operator: operator.keyId, epochKeys: keys, excerptOf: merge });
    const excerpt = leaves.filter(({ index }) => indexes.includes(index));
    expect(excerpt.flatMap((leaf) => replay.take(leaf))).toEqual([]);
  });

  it.each<[string, () => LoggedLeaf[], RegExp]>([
    [
      'an action that the operator did not sign',
      () => changed('block-key', same, volunteer(8)),
      /not the operator/,
    ],
    [
      'an administrator who signs by itself',
      () => changed('pause-track', same, administrator),
      /administrative action that .* signed, which is not the operator/,
    ],
    [
      'a pause that was not kept',
      () =>
        moved(
          'pause-track',
          leaves.findIndex(({ kind }) => kind === 'assignment'),
        ),
      /began while toy was paused/,
    ],
    ['a track that is never resumed', () => without('resume-track'), /began while toy was paused/],
    ['a track resumed that was not paused', () => without('pause-track'), /toy was not paused/],
    ['a newcomer whom nobody brought', () => without('add-verifier'), /never on the roster/],
    ['a newcomer brought by a forger', () => changed('add-verifier', same, newcomer), /never on the roster/],
    [
      'another brought in its place',
      () => changed('add-verifier', (it) => ({ ...it, keyId: volunteer(7).keyId })),
      /never on the roster/,
    ],
    [
      'one removed who goes on deciding',
      () => moved('remove-verifier', assignments()[1]!),
      /epoch's key draws|lot/,
    ],
    ['one removed twice', () => [...leaves, leaves[placeOf('remove-verifier')]!], /that it is not on/],
    ['one added twice', () => [...leaves, leaves[placeOf('add-verifier')]!], /that it is on/],
    ['one reinstated who was not suspended', () => without('suspend-verifier'), /was not suspended/],
    ['a key blocked twice', () => [...leaves, leaves[placeOf('block-key')]!], /blocked twice/],
    [
      'an action without its subject',
      () => changed('block-key', (it) => ({ ...it, keyId: null })),
      /wrong keyId/,
    ],
    [
      'an action of no kind',
      () => changed('block-key', (it) => ({ ...it, action: 'rule' })),
      /cannot be read/,
    ],
    ['an action dated long before', () => changed('pause-track', (it) => ({ ...it, at: 0 })), /long before/],
  ])('says where there is %s', (_, log, rule) => {
    const { findings } = findingsIn(log());
    expect(findings.join('\n')).toMatch(rule);
  });
});
