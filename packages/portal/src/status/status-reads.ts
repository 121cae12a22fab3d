import type { SubmissionState } from '@ratchet/protocol';
import type { Instant } from '../views.ts';

/** What the status page asks for. All of it may be public: no evidence, no seed, and of a lease not what it is for. */
export interface StatusReads {
  status(): Promise<StatusView>;
}

export interface StatusView {
  readonly at: Instant;
  readonly versions: {
    readonly ratchet: string;
    /** The last migration. */
    readonly schema: string;
    readonly node: string;
    readonly postgres: string;
  };
  readonly databaseBytes: number;
  /** Every open state, also those where nothing waits. */
  readonly queues: readonly QueueView[];
  readonly replicas: OldestView;
  /** Leaves without a place in the log. */
  readonly unsequenced: OldestView;
  /** When what pages count was last folded; null before the first time. */
  readonly rolledUpAt: Instant | null;
  readonly log: LogHealth;
  readonly epoch: { readonly id: number; readonly beganAt: Instant } | null;
  readonly verifiers: readonly VerifierHealth[];
  readonly tracks: readonly TrackHealth[];
}

export interface OldestView {
  readonly count: number;
  readonly oldestAt: Instant | null;
}

export interface QueueView extends OldestView {
  readonly state: SubmissionState;
}

export interface LogHealth {
  readonly size: number;
  /** The newest checkpoint that anyone was shown. */
  readonly checkpoint: {
    readonly size: number;
    readonly publishedAt: Instant;
    readonly cosigners: number;
  } | null;
  /** The newest that a quorum of the roster cosigned. */
  readonly cosigned: { readonly size: number; readonly publishedAt: Instant } | null;
  readonly quorum: number;
}

export interface VerifierHealth {
  readonly keyId: string;
  readonly operator: string;
  readonly seenAt: Instant | null;
  /** Heard of lately: one that is not is passed over by the lot. */
  readonly isPresent: boolean;
  readonly suspendedAt: Instant | null;
  /** The run under way, if any. */
  readonly lease: { readonly track: string; readonly since: Instant } | null;
  /** In this epoch. */
  readonly leases: number;
  readonly abandoned: number;
  /** Since it joined the roster, or was last reinstated. */
  readonly driftAlarms: number;
  readonly otherFaults: number;
}

export interface TrackHealth {
  readonly name: string;
  readonly title: string;
  readonly isCalibrated: boolean;
  readonly paused: { readonly since: Instant; readonly reason: string | null } | null;
  /** One hold-out's life, and with it one error budget. */
  readonly season: number;
  readonly tests: number;
  /** After so many the next hold-outs take over, where there are some. */
  readonly testsAtMost: number;
  readonly merges: number;
  /** Of the budget that needs no merge to be earned: what past tests were allowed. */
  readonly spent: number;
  /** E that the next candidate must reach. */
  readonly nextE: number;
  readonly openTrials: number;
}
