import type { KeyId } from '@ratchet/protocol';
import { abandonsTooMuch, isOffTheOthers, mismatchesToSuspend, oddOneOut } from '@ratchet/statistics';
import { doubtLeaf, publicLeaf } from './leaf.ts';
import { after, policy } from './policy.ts';
import type { ReplicaLease, VerificationTransaction } from './verification-ports.ts';

/**
 * Holds a reported sentinel or canary against what others got: of a canary the very bytes, of a sentinel how far the head has come
 * since. Whoever stands alone is noted; the second time it is suspended, and everything that it said since others last
 * confirmed it is tested again (design, section 7.9).
 */
export async function judgeSpotCheck(
  transaction: VerificationTransaction,
  replica: ReplicaLease,
  now: Date,
): Promise<void> {
  const odd =
    replica.kind === 'canary' ? await oddAnswer(transaction, replica) : await oddGap(transaction, replica);
  if (odd === null) return;
  const { track, hardwareClass } = replica;
  const since = await transaction.confirmedUntil(odd, track);
  const leaf = publicLeaf('mismatch', { track, verifier: odd, replica: replica.id });
  await transaction.addFaults({ track, kind: 'mismatch', verifiers: [odd], leaf, now });
  if ((await transaction.faultsOf(odd, 'mismatch')) < mismatchesToSuspend) return;
  await suspend(transaction, odd, 'mismatch', now);
  const doubted = { track, verifier: odd, hardwareClass, since };
  await transaction.doubt({ ...doubted, now, leaf: doubtLeaf(doubted) });
}

async function oddAnswer(transaction: VerificationTransaction, replica: ReplicaLease): Promise<KeyId | null> {
  const answers = await transaction.answers(replica);
  const odd = oddOneOut(answers);
  return odd === null ? null : (odd as KeyId);
}

async function oddGap(
  transaction: VerificationTransaction,
  { track, verifier, hardwareClass, epochId }: ReplicaLease,
): Promise<KeyId | null> {
  const on = { track, verifier, hardwareClass };
  const { sigma } = await transaction.watch(on, epochId);
  if (sigma === null) return null;
  return isOffTheOthers(await transaction.referenceGaps(on, epochId, sigma), verifier) ? verifier : null;
}

/** Suspends a verifier that lets too many of its leases run out: it may have looked at each before. True when it did. */
export async function suspendForAbandoning(
  transaction: VerificationTransaction,
  { verifier }: ReplicaLease,
  now: Date,
): Promise<boolean> {
  const counts = await transaction.leaseCounts(verifier, after(now, -policy.epochHours * 3_600));
  if (!abandonsTooMuch(counts)) return false;
  await suspend(transaction, verifier, 'abandoned', now);
  return true;
}

const suspend = (
  transaction: VerificationTransaction,
  verifier: KeyId,
  reason: 'mismatch' | 'abandoned',
  now: Date,
): Promise<void> => transaction.suspend(verifier, now, publicLeaf('suspension', { verifier, reason }));
