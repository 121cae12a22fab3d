import {
  type KeyId,
  type MergeStatement,
  predicateTypes,
  retestLotteryOf,
  sealStatement,
} from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type {
  Bell,
  Blobs,
  Checks,
  Clock,
  EpochStore,
  LogStore,
  Operator,
  Repositories,
  SubmissionRow,
  TrackStore,
} from './ports.ts';
import { indexOfLeaf } from './sequence-log.ts';

/**
 * Merges an accepted candidate. The merge commit is a pure function of the submission, so a crash between any two steps
 * is mended by doing all of them again: the commit is written (same id), the head is moved by compare-and-swap (true also
 * when it is there already), and one transaction records it, once.
 */
export const mergeCandidate =
  (parts: {
    tracks: TrackStore;
    repositories: Repositories;
    blobs: Blobs;
    log: LogStore;
    clock: Clock;
    bell: Bell;
    operator: Operator;
    epochs: EpochStore;
    checks: Checks;
  }) =>
  async (submission: SubmissionRow): Promise<boolean> => {
    const track = await parts.tracks.track(submission.track);
    const { decidedAt, verdictLeafId, approvalLeafId } = submission;
    if (!track || !decidedAt || verdictLeafId === null || track.head !== submission.head) return false;
    // What a candidate says of itself is never merged on the strength of its runs alone.
    if (track.manifest.verification.mode === 'self-scored' && approvalLeafId === null) return false;
    const bundle = await parts.blobs.get(submission.bundle);
    if (!bundle) return false;
    // Asked for by its leaf: a verdict of this very moment has no index yet, and without one the commit would not be pure.
    const verdictIndex = await indexOfLeaf(parts.log, verdictLeafId);
    const approvalIndex = approvalLeafId === null ? null : await indexOfLeaf(parts.log, approvalLeafId);
    const repository = await parts.repositories.of(submission.track);
    const to = await repository.writeMerge({
      bundle,
      head: submission.head,
      candidate: submission.commit,
      message: submission.reverts
        ? `Take back submission ${submission.reverts}`
        : `Merge submission ${submission.id}`,
      trailers: trailersOf(submission, { verdictIndex, approvalIndex }, track.manifest.metric.unit),
      time: decidedAt,
    });
    if (!(await repository.advance(submission.head, to))) return false;
    const { tree, tar } = await repository.treeTar(to);
    const reverts = submission.reverts;
    const predicate: MergeStatement = {
      submission: submission.id,
      track: submission.track,
      from: submission.head,
      to,
      candidate: submission.commit,
      verdictIndex,
      approvalIndex,
      reverts,
    };
    const statement = sealStatement(parts.operator.key, {
      subjectName: submission.track,
      gitCommit: to,
      predicateType: predicateTypes.merge,
      predicate,
    });
    const merged = await parts.tracks.recordMerge({
      submissionId: submission.id,
      track: submission.track,
      from: submission.head,
      to,
      tree,
      treeBlob: await parts.blobs.put(tar),
      retest: reverts === null && (await retestLottery(parts, submission)) < parts.checks.retestShare,
      now: parts.clock.now(),
      leaf: publicLeaf('merge', { envelope: JSON.parse(statement.toString()) }),
    });
    await parts.log.sequence();
    parts.bell.ring('heads');
    parts.bell.ring('MERGED');
    parts.bell.ring('STALE');
    parts.bell.ring('verification');
    return merged;
  };

/** Uniform in [0, 1), by the key of the epoch that is open: nobody foresees which merges are tested again. */
async function retestLottery(
  parts: { epochs: EpochStore; log: LogStore },
  { track, commitLeafId }: SubmissionRow,
): Promise<number> {
  const epoch = await parts.epochs.openEpoch();
  if (!epoch) return 1;
  const commitmentIndex = await indexOfLeaf(parts.log, commitLeafId);
  return retestLotteryOf({ epochKey: epoch.key, track, commitmentIndex }, 0);
}

function trailersOf(
  submission: SubmissionRow,
  { verdictIndex, approvalIndex }: Pick<MergeStatement, 'verdictIndex' | 'approvalIndex'>,
  unit: string,
): [string, string][] {
  const { effect, effectLow, effectHigh } = submission;
  const rounded = [effect, effectLow, effectHigh].map((value) => (value ?? 0).toFixed(4));
  return [
    ['Ratchet-Submission', submission.id],
    ['Ratchet-Volunteer', submission.keyId satisfies KeyId],
    ['Ratchet-Verdict', String(verdictIndex)],
    ...(approvalIndex === null ? [] : [['Ratchet-Approval', String(approvalIndex)] as [string, string]]),
    ['Ratchet-Effect', `${rounded[0]} ${unit} (95 % interval ${rounded[1]} to ${rounded[2]})`],
  ];
}
