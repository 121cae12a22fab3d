import { sha256Hex } from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type {
  Bell,
  Blobs,
  Clock,
  DueMerge,
  LogStore,
  Operator,
  RandomSource,
  Repositories,
  SubmissionStore,
} from './ports.ts';

/**
 * Tests a merge again on fresh seeds: a candidate of the coordinator's own takes it back, and is rebased, tested and merged
 * like any other, but for its bar, which is not to be worse by more than the track's minimum effect. A merge that did good is
 * worse to be without, and stands after a run or two. The head only moves forward: a revert is a new commit, and what was built
 * on the merge stays (design, section 7.14). Where later merges changed the same places it ends as a conflict.
 */
export const retestMerge =
  (parts: {
    submissions: SubmissionStore;
    repositories: Repositories;
    blobs: Blobs;
    clock: Clock;
    random: RandomSource;
    bell: Bell;
    operator: Operator;
    log: LogStore;
  }) =>
  async ({ submissionId, track, merge }: DueMerge): Promise<void> => {
    const now = parts.clock.now();
    const repository = await parts.repositories.of(track);
    const message = `Take back ${merge}\n\nIs the head as good without submission ${submissionId}?\n`;
    const { commit, bundle } = await repository.revert({ merge, message, time: now });
    const id = parts.random.uuid();
    const keyId = parts.operator.key.keyId;
    const revert = { submission: id, reverts: submissionId, track, merge, candidate: commit };
    await parts.submissions.beginRevert({
      ...{ id, keyId, track, reverts: submissionId, head: merge, commit, now },
      bundle: await parts.blobs.put(bundle),
      commitment: sha256Hex('ratchet-revert/v1\0', id),
      leaf: publicLeaf('revert', revert),
    });
    // Its seeds are drawn from its place in the log.
    await parts.log.sequence();
    parts.bell.ring('STALE');
  };
