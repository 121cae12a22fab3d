import type { Manifest, RunOutcome } from '@ratchet/protocol';

/** What the verifier's loop needs of the world, and no more. */

/** A replica as the coordinator leases it: what to run, never whether it is the head or a candidate. */
export interface LeasedReplica {
  readonly replicaId: string;
  readonly track: string;
  readonly headTreeBlob: string;
  readonly treeBlob: string;
  readonly tree: string;
  readonly commit: string;
  /** Secret, unsigned 32 bit. */
  readonly seed: number;
  readonly expiresAtMs: number;
  readonly trainBlob: string;
  readonly manifestJson: string;
  /** Whose hold-out it is scored on. */
  readonly season: number;
}

/** The coordinator, as far as a verifier talks to it. Refusals are RatchetErrors; lost connections are waited out. */
export interface CoordinatorPort {
  /** The next replica, or null after `waitSeconds`. */
  leaseReplica(
    request: { hardwareClass: string; waitSeconds: number },
    signal: AbortSignal,
  ): Promise<LeasedReplica | null>;
  /** The new end of the lease. */
  renewReplica(replicaId: string, signal: AbortSignal): Promise<number>;
  reportReplica(report: FinishedReplica, signal: AbortSignal): Promise<void>;
}

/** The folders that one run reads. They stay in place until `release`. */
export interface Materials {
  readonly candidateDir: string;
  readonly headDir: string;
  readonly trainDataDir: string;
  /** This verifier's own hold-out shard. */
  readonly holdoutDir: string;
  /** Its address, which statements name. */
  readonly holdout: string;
  release(): void;
}

export interface MaterialsPort {
  gather(replica: LeasedReplica, signal: AbortSignal): Promise<Materials>;
}

export interface TrustedRun {
  readonly outcome: RunOutcome;
  /** Metric units; null unless scored. */
  readonly metric: number | null;
  /** SHA-256 of what training left; null where nothing was trained to its end. */
  readonly artifact: string | null;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

export interface RunnerPort {
  /** Machines whose figures may be compared, for example `cpu-x86_64`. */
  readonly hardwareClass: string;
  /**
   * Trains and scores once. The outcome is the candidate's; faults of this machine are thrown.
   * Logs and artifacts stay on this machine (design, section 7.3).
   */
  run(
    run: { readonly manifest: Manifest; readonly materials: Materials; readonly seed: number },
    signal: AbortSignal,
  ): Promise<TrustedRun>;
}

/** Room on this machine's disks. Without it every failure would look like a candidate's. */
export interface DiskPort {
  /** Resolves when there is room, at once if there is. @throws the signal's reason */
  untilRoom(signal: AbortSignal): Promise<void>;
}

/** A replica that was run, signed and not yet acknowledged. */
export interface FinishedReplica {
  readonly replicaId: string;
  /** The DSSE envelope. */
  readonly statement: Buffer;
  /** Stays the same however often it is sent. */
  readonly idempotencyKey: string;
}

/** Keeps finished replicas on disk until the coordinator has them. */
export interface OutboxPort {
  /** Durable when it resolves. */
  put(finished: FinishedReplica): Promise<void>;
  pending(): Promise<readonly FinishedReplica[]>;
  remove(replicaId: string): Promise<void>;
}

export type Report = (line: string) => void;
