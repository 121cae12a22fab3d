import {
  approvalSchema,
  openStatement,
  parseSubmissionId,
  predicateTypes,
  RatchetError,
  type RatchetErrorFields,
} from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type {
  Bell,
  Caller,
  Clock,
  LogStore,
  SubmissionStatus,
  SubmissionStore,
  TrackStore,
} from './ports.ts';
import { indexOfLeaf } from './sequence-log.ts';

/**
 * Takes a maintainer's signed word that a self-scored candidate may be merged. It is about one commit on one head: a candidate
 * that is rebased is tested and approved anew. Approving again what is approved changes nothing.
 * @returns the approval's place in the log
 */
export const approveMerge =
  (parts: { submissions: SubmissionStore; tracks: TrackStore; log: LogStore; clock: Clock; bell: Bell }) =>
  async (
    caller: Pick<Caller, 'keyId'>,
    request: { submissionId: string; approval: Uint8Array },
  ): Promise<{ logIndex: number }> => {
    const id = parseSubmissionId(request.submissionId, 'submissionId');
    const submission = await parts.submissions.status(id);
    if (!submission) throw refused('unknown-submission', 'submissionId', 'There is no such submission.');
    const track = await parts.tracks.track(submission.track);
    const { verification, maintainers } = track?.manifest ?? {};
    if (verification?.mode !== 'self-scored') {
      throw refused(
        'not-awaiting-approval',
        'submissionId',
        'Only self-scored candidates are approved by hand.',
      );
    }
    if (!maintainers?.includes(caller.keyId)) {
      throw refused(
        'not-a-maintainer',
        'ratchet-key',
        `${submission.track} does not name this key as a maintainer.`,
      );
    }
    const approval = Buffer.from(request.approval);
    checkApproval(approval, caller, submission);
    const { commit } = submission;
    const leaf = publicLeaf('approval', { envelope: JSON.parse(approval.toString()) });
    const leafId = commit && (await parts.submissions.approve({ id, commit, now: parts.clock.now(), leaf }));
    if (typeof leafId !== 'number') {
      const rule = `It is ${submission.state}: a candidate is approved between its verdict and its merge.`;
      throw refused('not-awaiting-approval', 'submissionId', rule);
    }
    const logIndex = await indexOfLeaf(parts.log, leafId);
    parts.bell.ring('ACCEPTED');
    return { logIndex };
  };

function checkApproval(approval: Buffer, caller: Pick<Caller, 'keyId'>, submission: SubmissionStatus): void {
  const { signer, gitCommit, predicate } = openStatement(approval, {
    predicateType: predicateTypes.approval,
    schema: approvalSchema,
    field: 'approval',
  });
  const fields: readonly [string, string, string | null][] = [
    ['approval.signatures.0.keyid', signer, caller.keyId],
    ['approval.subject', gitCommit, submission.commit],
    ['approval.predicate.submission', predicate.submission, submission.id],
    ['approval.predicate.track', predicate.track, submission.track],
    ['approval.predicate.head', predicate.head, submission.head],
  ];
  for (const [field, said, expected] of fields) {
    if (said !== expected)
      throw refused('claim-mismatch', field, `It says ${said} where it stands at ${expected}.`);
  }
}

const refused = (code: RatchetErrorFields['code'], field: string, rule: string) =>
  new RatchetError({
    ...{ code, field, rule },
    remedy: 'Ask for the submission as it stands now, and approve exactly that.',
  });
