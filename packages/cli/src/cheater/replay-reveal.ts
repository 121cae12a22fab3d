import { randomBytes, randomInt } from 'node:crypto';
import {
  claimSchema,
  type NodeKey,
  openStatement,
  predicateTypes,
  RatchetError,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import { type Attempt, stopOf } from './cheat-attempt.ts';
import type { LeakedSubmission } from './leak.ts';
import { ended, type Rogue } from './rogue.ts';

/**
 * Cheat 3: another's opening under a submission of its own, byte for byte; and where the claim's signature gives that
 * away, once more with the same claim signed anew.
 */
export const replayReveal =
  (leak: LeakedSubmission): Attempt =>
  async (rogue) => {
    const submissionId = await committed(rogue, leak.commitment);
    try {
      await reveal(rogue, { ...leak, submissionId });
    } catch (error) {
      if (!isCoded(error, 'claim-mismatch')) throw error;
      await reveal(rogue, { ...leak, submissionId, claim: signedAnew(leak, rogue.key) });
    }
    return stopOf(await ended(rogue, submissionId));
  };

/** The very commitment of the other is in the log and cannot be logged twice: then to anything, hoping nobody compares. */
async function committed({ client, track, signal }: Rogue, commitment: string): Promise<string> {
  const hypothesis = `Something of my own, number ${randomInt(1_000_000)}`;
  const { leaseId } = await client.call('takeLease', { track, hypothesis }, { signal });
  const commit = async (to: string): Promise<string> =>
    (await client.call('commit', { leaseId, track, commitment: to }, { signal })).submissionId;
  try {
    return await commit(commitment);
  } catch (error) {
    if (!isCoded(error, 'already-committed')) throw error;
    return commit(sha256Hex(randomBytes(32)));
  }
}

async function reveal(
  { client, track, signal }: Rogue,
  loot: Pick<LeakedSubmission, 'head' | 'candidate' | 'tree' | 'nonce' | 'bundle'> & {
    readonly claim: Uint8Array;
    readonly submissionId: string;
  },
): Promise<void> {
  const { submissionId, head, candidate, tree, claim, nonce, bundle } = loot;
  const opening = { submissionId, track, head, candidate, tree, claim, nonce };
  const named = { ...opening, bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length };
  await client.reveal(named, bundle, { signal });
}

function signedAnew({ claim }: LeakedSubmission, key: NodeKey): Buffer {
  const predicateType = predicateTypes.claim;
  const opened = openStatement(claim, { predicateType, schema: claimSchema, field: 'claim' });
  const { subjectName, gitCommit, predicate } = opened;
  return sealStatement(key, { subjectName, gitCommit, predicateType, predicate });
}

const isCoded = (error: unknown, code: string): boolean =>
  error instanceof RatchetError && error.code === code;
