import {
  type ApprovalStatement,
  type NodeKey,
  predicateTypes,
  type SubmissionId,
  sealStatement,
} from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  doChores,
  git,
  manifest,
  openTestNetwork,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';

/** A self-scored track with one maintainer. */
const maintainer = volunteer(90);
let network: TestNetwork;
let submissionId: string;
let commit: string;
beforeEach(async () => {
  network = await openTestNetwork({
    manifest: {
      verification: { ...manifest.verification, mode: 'self-scored' },
      maintainers: [maintainer.keyId],
    },
  });
  const submitted = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
  ({ submissionId } = submitted);
  commit = submitted.made.commit;
});
afterEach(() => network.close());

const accepted = async () => {
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
};
const approvalOf = (key: NodeKey, changed: Partial<ApprovalStatement> & { gitCommit?: string } = {}) => {
  const { gitCommit = commit, ...said } = changed;
  return sealStatement(key, {
    ...{ subjectName: toy, gitCommit, predicateType: predicateTypes.approval },
    predicate: { submission: submissionId, track: toy, head: network.root, ...said },
  });
};
const approve = (key: NodeKey, approval = approvalOf(key)) =>
  network.app.approveMerge(key, { submissionId, approval });
const refusal = (code: string) => expect.objectContaining({ code });

describe('a self-scored candidate', () => {
  it('that the evidence accepts is not merged before a maintainer approves, and then it is', async () => {
    await accepted();
    expect(await stateOf(network, submissionId)).toBe('ACCEPTED');
    expect(await network.app.submissions.status(submissionId)).toMatchObject({
      ...{ awaitsApproval: true, commit, head: network.root, mergedAs: null },
    });
    const { logIndex } = await approve(maintainer);
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
    const message = git(network.repositories.folderOf(toy), 'log', '-1', '--format=%B', 'main');
    expect(message).toContain(`Ratchet-Approval: ${logIndex}\n`);
    const leaves = await network.sql`select kind from log_leaves where log_index = ${logIndex}`;
    expect(leaves).toEqual([{ kind: 'approval' }]);
  });

  it('is approved once, however often it is said', async () => {
    await accepted();
    const first = await approve(maintainer);
    expect(await approve(maintainer)).toEqual(first);
    await doChores(network.app);
    expect(await approve(maintainer)).toEqual(first);
  });

  it('cannot be approved by its author, by another signature, or for another commit, head or submission', async () => {
    await accepted();
    const author = volunteer(1);
    await expect(approve(author)).rejects.toEqual(refusal('not-a-maintainer'));
    await expect(approve(maintainer, approvalOf(author))).rejects.toEqual(refusal('claim-mismatch'));
    const elsewhere = 'd'.repeat(40);
    for (const changed of [
      { gitCommit: elsewhere },
      { head: elsewhere },
      { submission: 'another' },
      { track: 'tot' },
    ])
      await expect(approve(maintainer, approvalOf(maintainer, changed))).rejects.toEqual(
        refusal('claim-mismatch'),
      );
    await expect(approve(maintainer, Buffer.from('{}'))).rejects.toEqual(refusal('bad-field'));
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('ACCEPTED');
  });

  it('cannot be approved before its verdict', async () => {
    await doChores(network.app);
    await expect(approve(maintainer)).rejects.toEqual(refusal('claim-mismatch'));
    await verifyAll(network);
    await approve(maintainer);
  });

  it('loses its approval when the head moves: what is merged is what was approved', async () => {
    const other = await submit(network, volunteer(2), { 'train.py': trainingWith('b', 2, 4) });
    await accepted();
    expect(await stateOf(network, other.submissionId)).toBe('ACCEPTED');
    await approve(maintainer);
    const predicate = { submission: other.submissionId, track: toy, head: network.root };
    const second = sealStatement(maintainer, {
      ...{
        subjectName: toy,
        gitCommit: other.made.commit,
        predicateType: predicateTypes.approval,
        predicate,
      },
    });
    await network.app.approveMerge(maintainer, { submissionId: other.submissionId, approval: second });
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
    await accepted();
    expect(await stateOf(network, other.submissionId)).toBe('ACCEPTED');
    expect(await network.app.submissions.status(other.submissionId as SubmissionId)).toMatchObject({
      awaitsApproval: true,
    });
  });
});

it('only self-scored candidates are approved', async () => {
  const plain = await openTestNetwork();
  try {
    const made = await submit(plain, volunteer(1), { 'train.py': trainingWith('a', 3) });
    const approval = approvalOf(maintainer);
    await expect(
      plain.app.approveMerge(maintainer, { submissionId: made.submissionId, approval }),
    ).rejects.toEqual(refusal('not-awaiting-approval'));
  } finally {
    await plain.close();
  }
});
