import type { Clock } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import type { CoordinatorPort, LeasedReplica } from './ports.ts';

export interface KeepLeaseOptions {
  readonly coordinator: Pick<CoordinatorPort, 'renewReplica'>;
  readonly clock: Clock;
}

/** A lease of a second is renewed at once, one of an hour each minute: no more calls, and no fewer, than that. */
const shortestWaitMs = 1_000;
const longestWaitMs = 60_000;

/** A third of what is left, so that two renewals may fail before the lease does. */
export const renewalWaitMs = (expiresAtMs: number, now: number): number =>
  Math.min(longestWaitMs, Math.max(shortestWaitMs, (expiresAtMs - now) / 3));

/**
 * `work`, while the replica's lease is renewed in the background. When the coordinator says that the lease is gone, the
 * signal that `work` got aborts with that refusal: the replica may already run elsewhere.
 */
export async function whileLeased<Result>(
  options: KeepLeaseOptions,
  replica: LeasedReplica,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const lost = new AbortController();
  const renewals = keepRenewing(options, replica, AbortSignal.any([signal, over.signal])).catch((error) => {
    if (!over.signal.aborted && !signal.aborted) lost.abort(error);
  });
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    over.abort();
    await renewals;
  }
}

async function keepRenewing(
  { coordinator, clock }: KeepLeaseOptions,
  { replicaId, expiresAtMs }: LeasedReplica,
  signal: AbortSignal,
): Promise<void> {
  for (let expiry = expiresAtMs; ; ) {
    await clock.sleep(renewalWaitMs(expiry, clock.now()), signal);
    expiry = await coordinator.renewReplica(replicaId, signal);
  }
}

/** Whether the coordinator has said that this replica is no longer ours to report. */
export const isLeaseGone = (error: unknown): error is RatchetError =>
  error instanceof RatchetError && ['lease-expired', 'unknown-replica', 'unknown-lease'].includes(error.code);
