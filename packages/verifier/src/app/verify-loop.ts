import type { Clock } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import { faultWaitMs } from './fault-wait.ts';
import { isLeaseGone, whileLeased } from './lease-keeper.ts';
import type { CoordinatorPort, DiskPort, LeasedReplica, OutboxPort, Report } from './ports.ts';
import { type RunReplicaOptions, runReplica } from './run-replica.ts';

export interface VerifyLoopOptions extends RunReplicaOptions {
  readonly coordinator: CoordinatorPort;
  readonly outbox: OutboxPort;
  readonly disk: DiskPort;
  readonly clock: Clock;
  readonly report: Report;
}

/** As long as the coordinator lets a caller wait. */
const waitSeconds = 20;

/**
 * The life of a verifier, one replica at a time, until `signal` aborts:
 *
 *   send what is finished -> wait for room on the disks -> lease -> run, renewing the lease -> sign and keep on disk -> send
 *
 * A replica that was finished before a crash is sent from disk. One that was not is run again with the same seed when it
 * is leased again. A fault of this machine is never an outcome: it is reported here, waited out and tried again.
 */
export async function verifyUntil(options: VerifyLoopOptions, signal: AbortSignal): Promise<void> {
  const { clock, report } = options;
  for (let faults = 0; !signal.aborted; ) {
    try {
      await verifyOnce(options, signal);
      faults = 0;
    } catch (error) {
      if (signal.aborted) return;
      faults += 1;
      const wait = faultWaitMs(faults);
      report(`could not verify: ${messageOf(error)}; trying again in ${Math.round(wait / 1_000)} s`);
      await clock.sleep(wait, signal).catch(() => {});
    }
  }
}

/** One turn: at most one new replica. */
export async function verifyOnce(options: VerifyLoopOptions, signal: AbortSignal): Promise<void> {
  const { coordinator, outbox, runner, report } = options;
  await sendFinished(options, signal);
  await options.disk.untilRoom(signal);
  const replica = await coordinator.leaseReplica(
    { hardwareClass: runner.hardwareClass, waitSeconds },
    signal,
  );
  if (replica === null) return;
  const finished = await ranWhileLeased(options, replica, signal);
  if (finished === null) return;
  await outbox.put(finished.finished);
  const { outcome, metric, cpuSeconds } = finished.statement;
  report(
    `replica ${replica.replicaId} of ${replica.track} (tree ${replica.tree.slice(0, 12)}): ${outcome}` +
      `${metric === null ? '' : `, ${metric.toFixed(4)}`}, ${cpuSeconds.toFixed(1)} CPU seconds`,
  );
  await sendFinished(options, signal);
}

async function ranWhileLeased(options: VerifyLoopOptions, replica: LeasedReplica, signal: AbortSignal) {
  try {
    return await whileLeased(options, replica, signal, (kept) => runReplica(options, replica, kept));
  } catch (error) {
    if (!isLeaseGone(error)) throw error;
    options.report(`replica ${replica.replicaId} dropped: ${error.message}`);
    return null;
  }
}

async function sendFinished(options: VerifyLoopOptions, signal: AbortSignal): Promise<void> {
  const { coordinator, outbox, report } = options;
  for (const finished of await outbox.pending()) {
    try {
      await coordinator.reportReplica(finished, signal);
    } catch (error) {
      // What the coordinator refuses for good will be refused for ever; everything else is kept and sent again.
      if (!isRefusedForGood(error)) throw error;
      report(`replica ${finished.replicaId} not taken: ${error.message}`);
    }
    await outbox.remove(finished.replicaId);
  }
}

const isRefusedForGood = (error: unknown): error is RatchetError =>
  isLeaseGone(error) || (error instanceof RatchetError && error.code === 'bad-field');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
