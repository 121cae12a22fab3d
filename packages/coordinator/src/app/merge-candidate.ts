import { type KeyId, type MergeStatement, predicateTypes, sealStatement } from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type {
  Bell,
  Blobs,
  Clock,
  LogStore,
  Operator,
  Repositories,
  SubmissionRow,
  TrackStore,
} from './ports.ts';

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
  }) =>
  async (submission: SubmissionRow): Promise<boolean> => {
    const track = await parts.tracks.track(submission.track);
    const bundle = await parts.blobs.get(submission.bundle);
    if (!track || !bundle || track.head !== submission.head || !submission.decidedAt) return false;
    await parts.log.sequence();
    const repository = await parts.repositories.of(submission.track);
    const to = await repository.writeMerge({
      bundle,
      head: submission.head,
      candidate: submission.commit,
      message: `Merge submission ${submission.id}`,
      trailers: trailersOf(submission, track.manifest.metric.unit),
      time: submission.decidedAt,
    });
    if (!(await repository.advance(submission.head, to))) return false;
    const { tree, tar } = await repository.treeTar(to);
    const predicate: MergeStatement = {
      submission: submission.id,
      track: submission.track,
      from: submission.head,
      to,
      candidate: submission.commit,
      verdictIndex: submission.verdictIndex ?? -1,
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
      now: parts.clock.now(),
      leaf: publicLeaf('merge', { envelope: JSON.parse(statement.toString()) }),
    });
    await parts.log.sequence();
    parts.bell.ring('heads');
    parts.bell.ring('verification');
    return merged;
  };

function trailersOf(submission: SubmissionRow, unit: string): [string, string][] {
  const { effect, effectLow, effectHigh } = submission;
  const rounded = [effect, effectLow, effectHigh].map((value) => (value ?? 0).toFixed(4));
  return [
    ['Ratchet-Submission', submission.id],
    ['Ratchet-Volunteer', submission.keyId satisfies KeyId],
    ['Ratchet-Verdict', String(submission.verdictIndex ?? -1)],
    ['Ratchet-Effect', `${rounded[0]} ${unit} (95 % interval ${rounded[1]} to ${rounded[2]})`],
  ];
}
