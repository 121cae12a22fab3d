import { randomBytes, randomUUID } from 'node:crypto';
import {
  type CommitId,
  nextState,
  type Sha256,
  type SubmissionEvent,
  type SubmissionState,
  submissionStates,
} from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdmittedCandidate, NewLeaf } from '../app/ports.ts';
import {
  callerOf,
  openTestNetwork,
  startedAt,
  stateOf,
  type TestNetwork,
  toy,
  verifiers,
  volunteer,
} from '../network-fixtures.ts';
import { insertLeaf } from './leaves.ts';

/** Every transition in SQL against the one pure function: where it applies it leads there, elsewhere it changes nothing. */
const ann = volunteer(1);
const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const commitId = () => hex(20) as CommitId;
const sha256 = () => hex(32) as Sha256;
const leaf = (): NewLeaf => ({ kind: 'test', entry: randomBytes(8) });
const now = startedAt;

let network: TestNetwork;
let leaseId: string;
beforeAll(async () => {
  network = await openTestNetwork();
  await network.app.registerNode(callerOf(ann, 'register'), { displayName: 'Ann' });
  ({ leaseId } = await network.app.grantLease(callerOf(ann, 'lease'), {
    track: toy,
    hypothesis: 'All of them',
  }));
});
afterAll(() => network.close());

const head = async (): Promise<CommitId> =>
  (await network.sql<{ head: CommitId }[]>`select head from tracks`)[0]!.head;

interface Placed {
  readonly id: string;
  readonly trialId: string;
  readonly commitment: Sha256;
  readonly patchId: Sha256;
  readonly head: CommitId;
}

/** A submission put into `state` by hand, with an open trial where the state has one. */
async function place(state: SubmissionState, patchId = sha256()): Promise<Placed> {
  const { sql } = network;
  const [id, trialId, commitment, on] = [randomUUID(), randomUUID(), sha256(), await head()];
  const commitLeafId = await insertLeaf(sql, leaf(), now);
  const tested = { commit: commitId(), tree: hex(20), treeBlob: sha256() };
  await sql`
    insert into submissions ${sql({
      ...{ id, track: toy, keyId: ann.keyId, leaseId, state, commitment, commitLeafId },
      ...{ committedAt: now, idempotencyKey: id, requestHash: Buffer.of(1), updatedAt: now },
      ...{ ...tested, head: on, bundleBlob: sha256() },
      ...(state === 'REJECTED' && { verdictLeafId: commitLeafId }),
      patchId: state === 'COMMITTED' || state === 'REVEALED' ? null : patchId,
      hunkCount: 0,
    })}`;
  if (state === 'TESTING' || state === 'DISPUTED') {
    const [epoch] = await sql<{ id: number }[]>`select id from epochs where ended_at is null`;
    await sql`
      insert into trials ${sql({
        ...tested,
        ...{ id: trialId, submissionId: id, track: toy, head: on, epochId: epoch!.id },
        ...{ hardwareClass: 'cpu', lot: verifiers.map(({ keyId }) => keyId as string), beganAt: now },
        ...{ test: nextTest() },
      })}`;
  }
  await network.app.sequence();
  return { id, trialId, commitment, patchId, head: on };
}

let tests = 0;
const nextTest = (): number => {
  tests += 1;
  return tests;
};

const candidate = (placed: Placed, patchId = sha256()): AdmittedCandidate => ({
  ...{ head: placed.head, commit: commitId(), tree: hex(20), treeBlob: sha256() },
  ...{ bundleBlob: sha256(), diff: Buffer.from('diff'), patchId, hunks: [] },
});

const exclusively = (work: Parameters<typeof network.parts.verification.exclusively>[0]) =>
  network.parts.verification.exclusively(work);

const decide = (placed: Placed, state: 'ACCEPTED' | 'REJECTED') =>
  exclusively((transaction) =>
    transaction.decide({
      ...{ submissionId: placed.id, trialId: placed.trialId, state, leaf: leaf(), now },
      reason: state === 'REJECTED' ? 'screen' : null,
      effect: state === 'ACCEPTED' ? { value: 1, low: 0, high: 2 } : null,
      overstated: false,
    }),
  );

async function merge(submissionId: string) {
  const [from, to] = [await head(), commitId()];
  const at = { tree: hex(20), treeBlob: sha256(), retest: false, now, leaf: leaf() };
  return network.parts.tracks.recordMerge({ submissionId, track: toy, from, to, ...at });
}

interface Transition {
  readonly what: string;
  readonly event: SubmissionEvent;
  readonly from: readonly SubmissionState[];
  readonly drive: (placed: Placed) => Promise<unknown>;
}

const submissions = () => network.parts.submissions;
const transitions: readonly Transition[] = [
  {
    ...{ what: 'a reveal', event: { kind: 'reveal' }, from: ['COMMITTED'] },
    drive: ({ id, commitment, head: on }) =>
      submissions()
        .reveal({
          ...{
            submissionId: id,
            keyId: ann.keyId,
            track: toy,
            head: on,
            candidate: commitId(),
            tree: hex(20) as never,
          },
          ...{
            claim: Buffer.of(1),
            nonce: Buffer.alloc(32),
            bundleSha256: sha256(),
            commitment,
            now,
            leaf: leaf(),
          },
          committedAfter: new Date(now.getTime() - 1_000),
        })
        .catch((error: { code: string }) => expect(error.code).toBe('commitment-lapsed')),
  },
  {
    ...{ what: 'a lapse', event: { kind: 'lapse' }, from: ['COMMITTED'] },
    drive: () => submissions().lapse(now, now),
  },
  {
    ...{ what: 'an admission', event: { kind: 'admit' }, from: ['REVEALED'] },
    drive: (placed) => submissions().admit({ ...placed, track: toy }, candidate(placed), now),
  },
  {
    ...{ what: 'a refusal at admission', event: { kind: 'reject', reason: 'policy' }, from: ['REVEALED'] },
    drive: ({ id }) =>
      submissions().reject(id, 'REVEALED', { reason: 'policy', code: 'protected-path', detail: '' }, now),
  },
  {
    ...{ what: 'an earlier twin', event: { kind: 'reject', reason: 'duplicate' } },
    from: ['ADMITTED', 'TESTING', 'DISPUTED', 'STALE'],
    drive: async ({ id, patchId }) => {
      const earlier = await place('REVEALED');
      await network.sql`
        update submissions set commit_leaf_id = (select min(id) from log_leaves) where id = ${earlier.id}`;
      await submissions().admit({ ...earlier, track: toy }, candidate(earlier, patchId), now);
      expect(id).not.toBe(earlier.id);
    },
  },
  {
    ...{ what: 'the beginning of a trial', event: { kind: 'start-testing' }, from: ['ADMITTED'] },
    drive: ({ id, head: on }) =>
      exclusively(async (transaction) => {
        const epoch = await transaction.epoch();
        return transaction.beginTrial({
          ...{ id: randomUUID(), submissionId: id, track: toy, head: on, epochId: epoch!.id },
          ...{ hardwareClass: 'cpu', lot: [], now, leaf: leaf(), test: nextTest(), requiredLogE: 0 },
        });
      }),
  },
  {
    ...{ what: 'a dispute', event: { kind: 'dispute' }, from: ['TESTING'] },
    drive: ({ id }) => exclusively((transaction) => transaction.dispute(id, now)),
  },
  {
    ...{ what: 'an acceptance', event: { kind: 'accept' }, from: ['TESTING', 'DISPUTED'] },
    drive: (placed) => decide(placed, 'ACCEPTED'),
  },
  {
    ...{ what: 'a rejection', event: { kind: 'reject', reason: 'screen' }, from: ['TESTING', 'DISPUTED'] },
    drive: (placed) => decide(placed, 'REJECTED'),
  },
  {
    ...{ what: 'its merge', event: { kind: 'merge' }, from: ['ACCEPTED'] },
    drive: async ({ id }) => {
      const [before, merged] = [await head(), await merge(id)];
      expect((await head()) !== before).toBe(merged);
    },
  },
  {
    ...{ what: 'the merge of another', event: { kind: 'head-moved' } },
    from: ['ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE'],
    drive: async () => merge((await place('ACCEPTED')).id),
  },
  {
    ...{ what: 'a rebase', event: { kind: 'rebase' }, from: ['STALE'] },
    drive: (placed) => submissions().rebased({ ...placed, track: toy }, candidate(placed), now),
  },
  {
    ...{ what: 'a conflict at a rebase', event: { kind: 'reject', reason: 'conflict' }, from: ['STALE'] },
    drive: ({ id }) =>
      submissions().reject(id, 'STALE', { reason: 'conflict', code: 'merge-conflict', detail: '' }, now),
  },
  {
    ...{ what: 'the end of the epoch', event: { kind: 'epoch-ended' }, from: ['TESTING', 'DISPUTED'] },
    drive: async () => {
      const open = await network.parts.epochs.openEpoch();
      await network.parts.epochs.endEpoch(open!.id, now, leaf());
      await network.app.rotateEpoch();
    },
  },
  {
    ...{ what: 'a test again', event: { kind: 'retest' }, from: ['REJECTED'] },
    drive: ({ id }) => exclusively((transaction) => transaction.retest(id, now)),
  },
  {
    ...{ what: 'a merge that takes it back', event: { kind: 'revert' }, from: ['MERGED'] },
    drive: async ({ id }) => {
      // The head that moves makes others stale: put it out of their reach.
      const [mine] = await network.sql<{ state: string }[]>`select state from submissions where id = ${id}`;
      if (mine?.state !== 'MERGED') return;
      const revert = await place('ACCEPTED');
      await network.sql`update submissions set reverts = ${id} where id = ${revert.id}`;
      expect(await merge(revert.id)).toBe(true);
    },
  },
];

describe.each(transitions)('$what', ({ event, from, drive }) => {
  it.each([...submissionStates])('of a submission that is %s', async (state) => {
    const placed = await place(state);
    await drive(placed);
    const expected = from.includes(state) ? nextState(state, event) : state;
    expect(expected).not.toBeNull();
    expect(await stateOf(network, placed.id)).toBe(expected);
    const steps = await network.sql<{ state: string }[]>`
      select state from submission_steps where submission_id = ${placed.id} order by step`;
    expect(steps.map((step) => step.state)).toEqual(expected === state ? [state] : [state, expected]);
    const [open] = await network.sql<{ count: number }[]>`
      select count(*) as count from trials where submission_id = ${placed.id} and ended_at is null`;
    expect(open?.count).toBe(expected === 'TESTING' || expected === 'DISPUTED' ? 1 : 0);
  });
});

describe('every move that the protocol allows', () => {
  // Nothing turns an accepted candidate out again: its merge may be in git already.
  const unused = ['ACCEPTED reject'];
  it('is made by one of these', () => {
    const events = new Set(transitions.map(({ event }) => event.kind));
    for (const kind of events) {
      const allowed = submissionStates.filter((state) =>
        nextState(state, { kind, reason: 'policy' } as SubmissionEvent),
      );
      const made = transitions.filter(({ event }) => event.kind === kind).flatMap(({ from }) => from);
      expect(new Set(made)).toEqual(new Set(allowed.filter((state) => !unused.includes(`${state} ${kind}`))));
    }
    expect(events.size).toBe(13);
  });
});

describe('a candidate whose head is gone', () => {
  it('is STALE by way of ADMITTED when it is admitted after the merge', async () => {
    const placed = await place('REVEALED');
    await merge((await place('ACCEPTED')).id);
    await submissions().admit({ ...placed, track: toy }, candidate(placed), now);
    const steps = await network.sql<{ state: string }[]>`
      select state from submission_steps where submission_id = ${placed.id} order by step`;
    expect(steps.map(({ state }) => state)).toEqual(['REVEALED', 'ADMITTED', 'STALE']);
  });

  it('stays STALE when the head moves once more during the rebase', async () => {
    const placed = await place('STALE');
    await merge((await place('ACCEPTED')).id);
    await submissions().rebased({ ...placed, track: toy }, candidate(placed), now);
    expect(await stateOf(network, placed.id)).toBe('STALE');
  });

  it('gets no trial', async () => {
    const placed = await place('ADMITTED');
    await network.sql`update submissions set head = ${commitId()} where id = ${placed.id}`;
    await transitions.find(({ event }) => event.kind === 'start-testing')!.drive(placed);
    expect(await stateOf(network, placed.id)).toBe('ADMITTED');
    expect(await network.sql`select 1 from trials where submission_id = ${placed.id}`).toHaveLength(0);
  });
});
