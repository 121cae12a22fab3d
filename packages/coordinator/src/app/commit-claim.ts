import { parseLeaseId, parseSha256, parseTrackName } from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type { Caller, Clock, LogStore, RandomSource, SubmissionStore } from './ports.ts';
import { indexOfLeaf } from './sequence-log.ts';
import type { Standing } from './standing.ts';

/** Logs a commitment. From here on the claim can no longer change, and its place in the log is its priority. */
export const commitClaim =
  (parts: {
    submissions: SubmissionStore;
    log: LogStore;
    clock: Clock;
    random: RandomSource;
    standing: Standing;
  }) =>
  async (
    caller: Caller,
    request: { track: string; leaseId: string; commitment: string },
  ): Promise<{ submissionId: string; logIndex: number }> => {
    const track = parseTrackName(request.track, 'track');
    const leaseId = parseLeaseId(request.leaseId, 'leaseId');
    const commitment = parseSha256(request.commitment, 'commitment');
    parts.standing.requireRunning(track);
    const { submissionId, leafId } = await parts.submissions.commit({
      id: parts.random.uuid(),
      caller,
      track,
      leaseId,
      commitment,
      now: parts.clock.now(),
      leaf: publicLeaf('commitment', { track, keyId: caller.keyId, commitment }),
      openAtMost: parts.standing.submissionsAtMost(caller.keyId),
    });
    return { submissionId, logIndex: await indexOfLeaf(parts.log, leafId) };
  };
