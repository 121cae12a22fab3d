import { randomBytes, randomInt } from 'node:crypto';
import { type RatchetError, sha256Hex } from '@ratchet/protocol';
import { type Attempt, stopOf } from './cheat-attempt.ts';
import type { LeakedSubmission } from './leak.ts';
import { ended } from './rogue.ts';

/**
 * Cheat 3: another's opening, byte for byte, under a submission of its own. The very commitment of the other is in the
 * log already and cannot be logged twice, so it commits to something else and hopes that nobody compares.
 */
export const replayReveal =
  (leak: LeakedSubmission): Attempt =>
  async (rogue) => {
    const { client, track, signal } = rogue;
    const hypothesis = `Something of my own, number ${randomInt(1_000_000)}`;
    const { leaseId } = await client.call('takeLease', { track, hypothesis }, { signal });
    const commit = (commitment: string) => client.call('commit', { leaseId, track, commitment }, { signal });
    const { submissionId } = await commit(leak.commitment).catch((error: RatchetError) => {
      if (error.code !== 'already-committed') throw error;
      return commit(sha256Hex(randomBytes(32)));
    });
    const { head, candidate, tree, claim, nonce, bundle } = leak;
    const opening = { submissionId, track, head, candidate, tree, claim, nonce };
    await client.reveal({ ...opening, bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length }, bundle, {
      signal,
    });
    return stopOf(await ended(rogue, submissionId));
  };
