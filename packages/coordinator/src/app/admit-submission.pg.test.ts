import { randomBytes, randomUUID } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTreeId } from '@ratchet/protocol';
import { openWorkspace } from '@ratchet/repository';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  commitTo,
  doChores,
  fingerprint,
  git,
  type MadeCandidate,
  makeCandidate,
  openTestNetwork,
  prepare,
  reveal,
  rootFiles,
  startedAt,
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

const [ann, bob, carl] = [1, 2, 3].map(volunteer) as [Key, Key, Key];
type Key = ReturnType<typeof volunteer>;
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
});
afterEach(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

const change = (files: Record<string, string>, author: Key = ann) =>
  makeCandidate(network, author, files, network.root);

/** A candidate on a commit that never was a head, which claims to stand on `head`. */
async function onAnothersCandidate(head: 'the root' | 'that commit'): Promise<MadeCandidate> {
  const dir = join(network.dir, 'workspaces', randomUUID());
  await cp(network.repositories.folderOf(toy), dir, { recursive: true });
  const workspace = openWorkspace({ dir, cloneUrl: 'http://nowhere.invalid/' });
  const commit = (gain: number, parent = network.root) =>
    workspace.commit({
      ...{ parent, keyId: ann.keyId, message: 'Try', time: startedAt },
      edits: [{ path: 'train.py', mode: '100644', content: Buffer.from(trainingWith('a', gain)) }],
    });
  const below = await commit(1);
  const made = await commit(2, below);
  const tree = parseTreeId(git(dir, 'rev-parse', `${made}^{tree}`).trim(), 'tree');
  const bundle = await workspace.bundle(made);
  return { commit: made, tree, bundle, head: head === 'the root' ? network.root : below };
}

describe('a candidate is refused at admission', () => {
  const cases: [what: string, make: () => Promise<MadeCandidate>, code: string, about: string][] = [
    [
      'when its bundle is rubbish',
      async () => ({ ...(await change({ 'train.py': 'x\n' })), bundle: randomBytes(900) }),
      'bundle-malformed',
      'bundle',
    ],
    [
      'when its bundle is cut off',
      async () => {
        const made = await change({ 'train.py': 'x\n' });
        return { ...made, bundle: made.bundle.subarray(0, -25) };
      },
      'bundle-malformed',
      'bundle',
    ],
    [
      'when its bundle is of another commit',
      async () => {
        const [made, other] = [await change({ 'train.py': 'x\n' }), await change({ 'train.py': 'y\n' })];
        return { ...made, bundle: other.bundle };
      },
      'bundle-mismatch',
      'bundle',
    ],
    [
      'when it changes the scorer',
      () => change({ 'score.py': 'print(9)\n', 'train.py': 'x\n' }),
      'protected-path',
      'score.py',
    ],
    [
      'when it adds a file outside',
      () => change({ 'sitecustomize.py': 'x\n' }),
      'protected-path',
      'sitecustomize.py',
    ],
    [
      'when its author is someone else',
      () => change({ 'train.py': 'x\n' }, bob),
      'wrong-author',
      'commit.author',
    ],
    [
      'when its parent is not the head that it names',
      () => onAnothersCandidate('the root'),
      'wrong-parent',
      'bundle',
    ],
    [
      'when it names a head that never was one',
      () => onAnothersCandidate('that commit'),
      'wrong-parent',
      'head',
    ],
  ];
  it.each(cases)('%s', async (_, make, code, about) => {
    const prepared = prepare(ann, await make());
    const { submissionId } = await commitTo(network.app, ann, prepared);
    await reveal(network.app, ann, submissionId, prepared);
    const before = await fingerprint(network);
    await doChores(network.app);
    const status = await network.app.submissions.status(submissionId as never);
    expect(status).toMatchObject({ state: 'REJECTED', reason: 'policy', code });
    expect(status?.detail).toContain(`(${about}`);
    const { submissions, submission_steps, log_leaves, ...others } = await fingerprint(network);
    expect(before).toMatchObject(others);
    expect(submissions).not.toBe(before.submissions);
    // That it was turned out, and why, is in the log.
    expect(log_leaves).not.toBe(before.log_leaves);
    expect(submission_steps).not.toBe(before.submission_steps);
    expect(await readdir(join(network.dir, 'git', 'quarantine', toy))).toEqual([]);
  });
});

/** Ann commits to a change first, Bob to the same one after her; Bob reveals first. */
async function twins(gain = 3) {
  const files = { 'train.py': trainingWith('same', gain) };
  const [anns, bobs] = [prepare(ann, await change(files)), prepare(bob, await change(files, bob))];
  const first = await commitTo(network.app, ann, anns);
  const second = await commitTo(network.app, bob, bobs);
  expect(first.logIndex).toBeLessThan(second.logIndex);
  await reveal(network.app, bob, second.submissionId, bobs);
  await doChores(network.app);
  return {
    ...{ first: first.submissionId, second: second.submissionId },
    revealFirst: () => reveal(network.app, ann, first.submissionId, anns),
  };
}
const states = async (...ids: string[]) => Promise.all(ids.map((id) => stateOf(network, id)));

describe('of two commitments to the same change', () => {
  it('the earlier one is admitted even when it is revealed later, and the later one turned out', async () => {
    const { first, second, revealFirst } = await twins();
    expect(await states(first, second)).toEqual(['COMMITTED', 'ADMITTED']);
    await revealFirst();
    await doChores(network.app);
    expect(await states(first, second)).toEqual(['ADMITTED', 'REJECTED']);
    expect(await network.app.submissions.status(second as never)).toMatchObject({
      reason: 'duplicate',
      code: 'duplicate-candidate',
    });
  });

  it('the later one is turned out of its trial', async () => {
    const { first, second, revealFirst } = await twins();
    while ((await stateOf(network, second)) !== 'TESTING')
      for (const key of verifiers) await verifyOnce(network.app, network.parts, key);
    await revealFirst();
    await doChores(network.app);
    expect(await states(first, second)).toEqual(['ADMITTED', 'REJECTED']);
    await verifyAll(network);
    expect(await states(first, second)).toEqual(['ACCEPTED', 'REJECTED']);
    expect(await network.sql`select 1 from trials where ended_at is null`).toHaveLength(0);
  });

  it('one that is accepted stays so: its merge may be in git already', async () => {
    const { first, second, revealFirst } = await twins();
    await verifyAll(network);
    expect(await stateOf(network, second)).toBe('ACCEPTED');
    const recordMerge = network.parts.tracks.recordMerge;
    Object.assign(network.parts.tracks, {
      recordMerge: () => Promise.reject(new Error('the process ends here')),
    });
    await doChores(network.app);
    expect(network.troubles.splice(0)).toHaveLength(1);
    Object.assign(network.parts.tracks, { recordMerge });
    await revealFirst();
    await doChores(network.app);
    expect(await states(first, second)).toEqual(['REJECTED', 'MERGED']);
    const [track] = await network.sql<{ head: string }[]>`select head from tracks`;
    expect(git(network.repositories.folderOf(toy), 'rev-parse', 'main').trim()).toBe(track?.head);
  });

  it('a copy that comes later is refused', async () => {
    const files = { 'train.py': trainingWith('same', 3) };
    const original = await submit(network, ann, files);
    const copy = await submit(network, bob, files);
    await doChores(network.app);
    expect(await states(original.submissionId, copy.submissionId)).toEqual(['ADMITTED', 'REJECTED']);
  });
});

describe('a candidate that contains the hunks of an open one', () => {
  it('waits for it even when it was revealed and admitted before', async () => {
    const files = { 'train.py': trainingWith('a', 3) };
    const more = { ...files, 'model/layers.py': `${rootFiles['model/layers.py']}GAIN_b = 3\n` };
    const part = prepare(ann, await change(files));
    const { submissionId } = await commitTo(network.app, ann, part);
    const whole = await submit(network, bob, more);
    await doChores(network.app);
    await reveal(network.app, ann, submissionId, part);
    await doChores(network.app);
    const [row] = await network.sql<{ waitsFor: string }[]>`
      select waits_for from submissions where id = ${whole.submissionId}`;
    expect(row?.waitsFor).toBe(submissionId);
  });

  it('waits for it, and is tested after it is decided', async () => {
    const files = { 'train.py': trainingWith('a', 0) };
    const more = { ...files, 'model/layers.py': `${rootFiles['model/layers.py']}GAIN_b = 3\n` };
    const part = await submit(network, ann, files);
    const whole = await submit(network, bob, more);
    const unrelated = await submit(network, carl, { 'model/other.py': 'GAIN_c = -3\n' });
    await doChores(network.app);
    const ids = [part.submissionId, whole.submissionId, unrelated.submissionId];
    expect(await states(...ids)).toEqual(['ADMITTED', 'ADMITTED', 'ADMITTED']);
    const [row] = await network.sql<
      { waitsFor: string }[]
    >`select waits_for from submissions where id = ${whole.submissionId}`;
    expect(row?.waitsFor).toBe(part.submissionId);
    const begun: string[] = [];
    while ((await stateOf(network, part.submissionId)) !== 'REJECTED') {
      for (const key of verifiers) await verifyOnce(network.app, network.parts, key);
      begun.push(await stateOf(network, whole.submissionId));
    }
    expect(new Set(begun.slice(0, -1))).toEqual(new Set(['ADMITTED']));
    await verifyAll(network);
    expect(await states(...ids)).toEqual(['REJECTED', 'ACCEPTED', 'REJECTED']);
  });
});
