import { type NodeKey, predicateTypes, sealStatement } from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoggedLeaf, openReplay } from '../../packages/audit/src/index.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  submit,
  type TestNetwork,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';
import { epochKeys, loggedLeaves } from './logged-leaves.ts';

/** A log of a network that lived a little: merges, rejections, rebases, checks and an epoch's end. */
let network: TestNetwork;
let leaves: LoggedLeaf[];
let keys: Map<string, Buffer>;
beforeAll(async () => {
  network = await openTestNetwork({
    calibrated: false,
    checks: { sentinelShare: 0.2, canaryShare: 0, retestShare: 0.3 },
  });
  network.clock.tickMs = 1;
  const gains = [3, -1, 0, 4, 0.3, -2, 2.5, 0.6];
  for (const [n, gain] of gains.entries()) {
    await submit(network, volunteer(n + 1), { 'train.py': trainingWith(`n${n}`, gain, 4 * n) });
    await doChores(network.app);
    if (n === 5) network.clock.advance(25 * 3600);
    await network.app.rotateEpoch();
    await verifyAll(network);
    await doChores(network.app);
  }
  for (let round = 0; round < 4; round += 1) {
    await verifyAll(network);
    await doChores(network.app);
  }
  await network.app.sequence();
  leaves = await loggedLeaves(network.sql);
  keys = await epochKeys(network.sql);
});
afterAll(() => network.close());

const replayed = (log: readonly LoggedLeaf[]) => {
  const replay = openReplay({ operator: operator.keyId, epochKeys: keys });
  const findings = log.flatMap((leaf) => replay.take(leaf));
  return { findings, verdicts: replay.verdicts, replicas: replay.replicas };
};
const count = (kind: string) => leaves.filter((leaf) => leaf.kind === kind).length;
/** The log with one leaf of a kind changed. */
const changed = (kind: string, change: (content: never) => unknown, which = 0) => {
  const place = leaves.map((leaf, i) => ({ leaf, i })).filter(({ leaf }) => leaf.kind === kind)[which]!.i;
  return leaves.map((leaf, i) =>
    i === place ? { ...leaf, content: change(structuredClone(leaf.content) as never) } : leaf,
  );
};
type Edit = { [field: string]: unknown; sigma?: unknown };
const set = (fields: Edit) => (content: Edit) => ({ ...content, ...fields });

describe('replaying a log', () => {
  it('comes to every verdict again', () => {
    const { findings, verdicts, replicas } = replayed(leaves);
    expect(findings).toEqual([]);
    expect(verdicts).toBe(count('verdict'));
    expect(verdicts).toBeGreaterThan(6);
    expect(count('merge')).toBeGreaterThan(1);
    expect(replicas).toBe(count('replica'));
  });

  it.each<[string, () => LoggedLeaf[], RegExp]>([
    ['a run left out', () => leaves.filter((leaf) => leaf !== lastRun()), /where the runs say/],
    [
      'all of its runs left out',
      () => leaves.filter((leaf) => !isRunOf(firstVerdict().trial)(leaf)),
      /where the runs say still open/,
    ],
    [
      'a noise that is lower',
      () => changed('calibration', (content: Edit) => ({ ...content, sigma: Number(content.sigma) / 50 })),
      /where the runs say/,
    ],
    ['a budget that is larger', () => changed('assignment', set({ requiredLogE: -9 })), /may not spend/],
    [
      'a test that is not counted',
      () => changed('assignment', set({ test: 7 })),
      /is test 7 where 1 is next/,
    ],
    [
      'a trial of another tree',
      () => changed('assignment', set({ tree: 'f'.repeat(40) })),
      /in a trial of another/,
    ],
    [
      'a roster without those who ran',
      () => leaves.filter(({ kind }) => kind !== 'roster'),
      /never on the roster/,
    ],
    [
      'a verdict left out that was merged on',
      () => without('verdict', (content) => verdictDecision(content) === 'accepted'),
      /accepts no such thing/,
    ],
    ['a merge left out', () => without('merge', () => true), /where the head is/],
    ['another epoch key', () => changed('epoch-end', set({ key: 'a'.repeat(64) })), /not the one whose hash/],
    [
      'a season out of its turn',
      () => [
        ...leaves,
        {
          index: leaves.length,
          kind: 'season',
          content: { track: 'toy', season: 3, testsBefore: 0, mergesBefore: 0 },
        },
      ],
      /Season 3 begins/,
    ],
    [
      'a verdict twice',
      () => [...leaves, leaves.find(({ kind }) => kind === 'verdict')!],
      /which is not open/,
    ],
    ['a leaf of no shape', () => changed('assignment', () => 5), /cannot be read/],
    [
      'a run signed by nobody',
      () => changed('replica', set({ envelope: { payload: '', payloadType: '', signatures: [] } })),
      /cannot be read/,
    ],
    [
      'a larger minimum effect',
      () =>
        changed('track', (content: Edit) => ({
          ...content,
          metric: { direction: 'minimize', minimumEffect: 50 },
        })),
      /where the runs say/,
    ],
    [
      'another direction',
      () =>
        changed('track', (content: Edit) => ({
          ...content,
          metric: { direction: 'maximize', minimumEffect: 0 },
        })),
      /where the runs say/,
    ],
    [
      'a seed that the key does not draw',
      () => changedRun((said) => ({ ...said, seed: (said.seed + 1) % 2 ** 32 })),
      /which the epoch's key does not draw/,
    ],
    [
      'a seed that was used before',
      () => {
        const [first, second] = leaves
          .filter(isRunOf(firstVerdict().trial))
          .map(({ content }) => content as Edit);
        return changed(
          'replica',
          (content: Edit) =>
            content.replicaIndex === second!.replicaIndex && content.trial === second!.trial
              ? { ...content, replicaIndex: first!.replicaIndex }
              : content,
          placeOfRun(1),
        );
      },
      /has the seed of an earlier run/,
    ],
    [
      'seeds from another place in the log',
      () => changed('replica', set({ commitmentIndex: 1 }), placeOfRun(0)),
      /is drawn from leaf 1, where \d+ is its place/,
    ],
    [
      'a lot in another order',
      () =>
        changed('assignment', (content: Edit) => ({
          ...content,
          lot: [...(content.lot as string[])].reverse(),
        })),
      /and the epoch's key draws/,
    ],
    [
      'a lot without one that was there',
      () =>
        changed('assignment', (content: Edit) => ({
          ...content,
          lot: (content.lot as string[]).slice(0, 2),
        })),
      /and the epoch's key draws/,
    ],
    ['a claim left out', () => without('claim', () => true), /which is not open/],
    ['a commitment left out', () => without('commitment', () => true), /that the log does not have/],
    [
      'a trial drawn from another commitment',
      () => changed('assignment', set({ commitment: 2 })),
      /is drawn from leaf 2/,
    ],
    [
      'another hold-out',
      () => changedRun((said) => ({ ...said, holdout: 'ab'.repeat(32) })),
      /scored on another hold-out/,
    ],
    ['a run that is dated back', () => changed('replica', set({ at: 0 }), placeOfRun(0)), /long before/],
    [
      'a rejection that is kept quiet',
      () => without('verdict', (content) => verdictDecision(content) === 'rejected'),
      /the log has no verdict on it/,
    ],
    [
      'a verdict turned round',
      () => changedVerdict('rejected', (said) => ({ ...said, decision: 'accepted', reason: null })),
      /decision is accepted where the runs say rejected/,
    ],
    [
      'a verdict that another signed',
      () => changedVerdict('rejected', (said) => said, volunteer(1)),
      /which is not the operator/,
    ],
    [
      'runs that a verdict does not count',
      () => changedVerdict('rejected', (said) => ({ ...said, trustedReplicas: 1 })),
      /count of runs/,
    ],
    [
      'a head that moves without a verdict',
      () => changedMerge((said) => ({ ...said, verdictIndex: 3 })),
      /accepts no such thing/,
    ],
    [
      'a head that moves elsewhere',
      () => changedMerge((said) => ({ ...said, to: 'e'.repeat(40) })),
      /where the head is/,
    ],
    [
      'a merge of a self-scored track that nobody approved',
      () => changed('track', set({ mode: 'self-scored' })),
      /does not approve/,
    ],
    [
      'an approval by a stranger',
      () => {
        const predicate = { submission: 's', track: 'toy', head: network.root };
        const envelope = sealed(volunteer(4), predicateTypes.approval, predicate);
        return [...leaves, { index: leaves.length, kind: 'approval', content: { envelope } }];
      },
      /no maintainer of toy/,
    ],
    [
      'an epoch with the key of an earlier one',
      () => [...leaves, leaves.find(({ kind }) => kind === 'epoch')!],
      /An earlier epoch had this key/,
    ],
    [
      'a trial on a head that is gone',
      () => changed('assignment', set({ head: 'c'.repeat(40) })),
      /where the head is/,
    ],
    ['a track twice', () => [...leaves, leaves.find(({ kind }) => kind === 'track')!], /opened twice/],
    [
      'a lot without those who decided',
      () => changed('assignment', set({ lot: ['a'.repeat(64)] })),
      /outside the lot/,
    ],
  ])('says where there is %s', (_, log, rule) => {
    const { findings } = replayed(log());
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map((finding) => finding.rule).join('\n')).toMatch(rule);
    for (const { index } of findings) expect(index).toBeGreaterThanOrEqual(0);
  });
});

/** An envelope by `key`, as one that works with the coordinator would sign it. */
const sealed = (key: NodeKey, predicateType: string, predicate: unknown, gitCommit = 'a'.repeat(40)) =>
  JSON.parse(sealStatement(key, { subjectName: 'toy', gitCommit, predicateType, predicate }).toString());
const statementIn = (content: unknown) => {
  const { envelope } = content as { envelope: { payload: string; signatures: { keyid: string }[] } };
  const { predicate } = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
    predicate: never;
  };
  return { predicate, signer: envelope.signatures[0]!.keyid };
};
/** A run of the first trial that was decided, which its verifier signed anew with other words. */
const changedRun = (change: (said: { seed: number }) => unknown) =>
  changed(
    'replica',
    (content: Edit) => {
      const { predicate, signer } = statementIn(content);
      const key = verifiers.find(({ keyId }) => keyId === signer)!;
      return { ...content, envelope: sealed(key, predicateTypes.replica, change(predicate)) };
    },
    placeOfRun(3),
  );
const changedVerdict = (decision: string, change: (said: Edit) => unknown, key: NodeKey = operator) => {
  const verdicts = leaves.filter(({ kind }) => kind === 'verdict');
  const which = verdicts.findIndex(({ content }) => verdictDecision(content) === decision);
  return changed(
    'verdict',
    (content) => ({ envelope: sealed(key, predicateTypes.verdict, change(statementIn(content).predicate)) }),
    which,
  );
};
const changedMerge = (change: (said: Edit) => unknown) =>
  changed('merge', (content) => ({
    envelope: sealed(operator, predicateTypes.merge, change(statementIn(content).predicate)),
  }));
/** Which of all runs the `nth` of the first decided trial is. */
const placeOfRun = (nth: number) => {
  const run = leaves.filter(isRunOf(firstVerdict().trial))[nth];
  return leaves.filter(({ kind }) => kind === 'replica').indexOf(run as LoggedLeaf);
};
const verdictOf = (leaf: LoggedLeaf) => {
  const { envelope } = leaf.content as { envelope: { payload: string } };
  return (JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as { predicate: { trial: string } })
    .predicate;
};
const firstVerdict = () => verdictOf(leaves.find(({ kind }) => kind === 'verdict')!);
const verdictDecision = (content: unknown) =>
  (verdictOf({ index: 0, kind: 'verdict', content }) as { decision?: string }).decision;
/** The log without the first leaf of a kind that is like this. */
const without = (kind: string, isLike: (content: unknown) => boolean) => {
  const first = leaves.findIndex((leaf) => leaf.kind === kind && isLike(leaf.content));
  return leaves.filter((_, i) => i !== first);
};
const isRunOf = (trial: string) => (leaf: LoggedLeaf) =>
  leaf.kind === 'replica' && (leaf.content as { trial: string | null }).trial === trial;
/** The last run before the first verdict that rested on it. */
const lastRun = () => leaves.filter(isRunOf(firstVerdict().trial)).at(-1);
