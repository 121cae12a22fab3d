import type { Instant } from '../views.ts';

/**
 * One round of a submission's testing: on one head, within one epoch. A moved head, a new epoch or a test from scratch begins another.
 * What trusted runs said is shown once the epoch is over and the verdict is known; until then only that they were made.
 */
export interface TrialView {
  readonly id: string;
  readonly head: string;
  readonly hardwareClass: string;
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
  /** How the round's verdict was; null where it ended without one, or lasts. */
  readonly accepted: boolean | null;
  /** Of the leaf that drew its lot. */
  readonly logIndex: number | null;
  readonly isOpened: boolean;
  /** About when its epoch is over; null once it is. */
  readonly opensAt: Instant | null;
  /** Noise of one run that the evidence was read with; null where scores are exact, or before it is opened. */
  readonly sigma: number | null;
  /** ln E that all verifiers together had to reach: the error budget's say. */
  readonly requiredLogE: number | null;
  /** Candidate runs in the order of their reports. */
  readonly replicas: readonly ReplicaView[];
  /** What each verifier's evidence read after each of its runs; empty until it is opened. */
  readonly points: readonly EvidencePoint[];
}

/** One trusted run of the candidate. Values are null until the round is opened. */
export interface ReplicaView {
  readonly id: string;
  /** Key id. */
  readonly verifier: string;
  /** The seed is HMAC(epoch key, track, leaf of the commitment, index of the replica). */
  readonly commitmentIndex: number;
  readonly replicaIndex: number;
  readonly seed: number | null;
  readonly outcome: string | null;
  /** In the track's own direction. */
  readonly metric: number | null;
  readonly cpuSeconds: number | null;
  readonly reportedAt: Instant;
  readonly logIndex: number | null;
  /** It counts no more: its verifier had drifted, or its hold-out was exchanged. */
  readonly isDiscarded: boolean;
}

/** One verifier's evidence after one of its runs, read again by the function that decides. */
export interface EvidencePoint {
  readonly verifier: string;
  /** Place of the run among all of the round, from 1. */
  readonly at: number;
  /** Runs of this verifier that counted then. */
  readonly n: number;
  /** Measured gain so far; null where nothing could be read. */
  readonly effect: number | null;
  readonly logE: number | null;
  /** How far the likelihood of a gain of one sigma has fallen. */
  readonly logFutility: number | null;
  readonly status: string;
}

export interface SubmissionReads {
  /** The rounds of testing, oldest first, at most the newest ten; empty for an unknown submission. */
  trials(submission: string): Promise<readonly TrialView[]>;
}
