import type {
  CommitId,
  KeyId,
  Manifest,
  RejectionReason,
  Sha256,
  SubmissionState,
  TrackName,
} from '@ratchet/protocol';
import type { Answer, Difference, DriftChart, Stand } from '@ratchet/statistics';
import type { Epoch, NewLeaf, RosterMember, TrackRow } from './ports.ts';

/** What verification needs of the world: part of ports.ts. */

/** The head's runs on one verifier in the epoch. Metrics are direction-adjusted; null where the run did not score. */
export interface Bank {
  readonly runs: readonly (number | null)[];
}

export interface Trial {
  readonly id: string;
  readonly submissionId: string;
  readonly commitIndex: number;
  /** Its number in the track's stream of tests. */
  readonly test: number;
  readonly lot: readonly KeyId[];
  /** It takes a merge back: its bar is not to be worse than the head by more than the minimum effect. */
  readonly isRevert: boolean;
  /** ln E that an acceptance needs in all: what the error budget has room for, settled when the trial began. */
  readonly requiredLogE: number;
  /** Per verifier, in the order of reporting. */
  readonly runs: ReadonlyMap<KeyId, readonly (number | null)[]>;
}

/** An admitted candidate on the head that no trial has begun for. */
export interface WaitingCandidate {
  readonly submissionId: string;
  readonly commitIndex: number;
  readonly tree: string;
  /** It takes a merge back. */
  readonly isRevert: boolean;
  /** Its key has a merge that stands; or it is the operator's own. */
  readonly isProven: boolean;
  /** Trusted runs contradicted a claim of its key not long ago. */
  readonly overstates: boolean;
  /** Verifiers whose looks led to a rejection that is being tested again. */
  readonly rejectedBy: readonly KeyId[];
}

/** Everything that decides which replica comes next on a track's head. */
export interface Situation {
  readonly track: TrackRow;
  /** Log index at which the head became head: seeds of its own runs are drawn from it. */
  readonly headIndex: number;
  /** Trials that the track ever began. */
  readonly testsBegun: number;
  readonly noise: { readonly sigma: number; readonly degreesOfFreedom: number } | null;
  readonly banks: ReadonlyMap<KeyId, Bank>;
  readonly trials: readonly Trial[];
  readonly roster: readonly (RosterMember & { readonly present: boolean })[];
}

/** `canary`: a run of the head or of a sentinel that another verifier made already, under its seed. */
export type ReplicaKind = 'bank' | 'candidate' | 'sentinel' | 'canary';

/** What a verifier is watched by on one track and hardware class. */
export interface Watch {
  /** Noise of one run; null while calibrating. */
  readonly sigma: number | null;
  /** Null before the first sentinel. */
  readonly chart: DriftChart | null;
  /** From here on its decisions would be in doubt. */
  readonly since: Date;
  /** Of this verifier on the track in the epoch, of any kind. */
  readonly leases: number;
  /** The track's first commit, and the log index at which it became head; -1 before it is numbered. */
  readonly reference: CommitId;
  readonly referenceIndex: number;
}

/** Since it joined the roster, and not forgiven. */
export type FaultKind = 'drift' | 'overturned' | 'mismatch' | 'alone';

/** One drawn seed and the commit that runs under it. */
export interface SeededRun {
  readonly head: CommitId;
  readonly commitmentIndex: number;
  readonly replicaIndex: number;
  readonly seed: number;
}

export interface Watched {
  readonly track: TrackName;
  readonly verifier: KeyId;
  readonly hardwareClass: string;
}

export interface ReplicaLease {
  readonly id: string;
  /** The head on which it was leased; of a check, the commit that runs. */
  readonly head: CommitId;
  readonly kind: ReplicaKind;
  readonly track: TrackName;
  readonly verifier: KeyId;
  readonly trialId: string | null;
  readonly headTreeBlob: Sha256;
  readonly treeBlob: Sha256;
  readonly tree: string;
  readonly commit: CommitId;
  readonly seed: number;
  readonly expiresAt: Date;
  readonly trainBlob: Sha256;
  readonly season: number;
  readonly manifest: Manifest;
  readonly statementHash: Buffer | null;
  readonly epochId: number;
  readonly hardwareClass: string;
  readonly commitmentIndex: number;
  readonly replicaIndex: number;
}

export interface NewReplica {
  readonly id: string;
  readonly kind: ReplicaKind;
  readonly track: TrackName;
  readonly trialId: string | null;
  readonly head: CommitId;
  readonly epochId: number;
  readonly verifier: KeyId;
  readonly hardwareClass: string;
  readonly commitmentIndex: number;
  readonly replicaIndex: number;
  readonly seed: number;
  readonly now: Date;
  readonly expiresAt: Date;
}

export interface ReportedRun {
  readonly outcome: string;
  readonly metric: number | null;
  readonly artifact: string | null;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly statementHash: Buffer;
}

export interface Reading {
  readonly verifier: string;
  readonly replicas: number;
  readonly logE: number | null;
  readonly status: string;
}

export interface Decision {
  readonly submissionId: string;
  readonly trialId: string;
  readonly state: 'ACCEPTED' | 'REJECTED';
  readonly reason: RejectionReason | null;
  readonly effect: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly overstated: boolean;
  readonly leaf: NewLeaf;
  readonly now: Date;
}

/** Planning and folding, inside one transaction that no other planning or folding runs beside. */
export interface VerificationTransaction {
  rosterMember(keyId: KeyId): Promise<(RosterMember & { readonly suspended: boolean }) | null>;
  epoch(): Promise<Epoch | null>;
  heldReplica(verifier: KeyId): Promise<ReplicaLease | null>;
  replica(id: string): Promise<ReplicaLease | null>;
  /** `abandoned` is the leaf of a lease that had run out before its holder came back. */
  extendReplica(id: string, expiresAt: Date, abandoned: NewLeaf | null): Promise<void>;
  tracksWithHoldout(verifier: KeyId): Promise<TrackRow[]>;
  situation(track: TrackRow, epochId: number, hardwareClass: string, presentSince: Date): Promise<Situation>;
  /** The first of the queue: of keys with a verified gain, and of the others, in the order of their commitments. */
  waiting(track: TrackRow, overstatedSince: Date): Promise<WaitingCandidate[]>;
  /** False, and nothing done, when the submission does not wait for a trial on this head any more. */
  beginTrial(trial: {
    id: string;
    submissionId: string;
    track: TrackName;
    head: CommitId;
    epochId: number;
    hardwareClass: string;
    lot: readonly KeyId[];
    test: number;
    requiredLogE: number;
    now: Date;
    leaf: NewLeaf;
  }): Promise<boolean>;
  nextReplicaIndex(track: TrackName, commitmentIndex: number): Promise<number>;
  insertReplica(replica: NewReplica): Promise<void>;
  report(id: string, run: ReportedRun, now: Date, leaf: NewLeaf): Promise<void>;
  saveReadings(trialId: string, readings: readonly Reading[]): Promise<void>;
  saveCalibration(calibration: {
    track: TrackName;
    hardwareClass: string;
    sigma: number;
    degreesOfFreedom: number;
    leaf: NewLeaf;
    now: Date;
  }): Promise<void>;
  watch(watched: Watched, epochId: number): Promise<Watch>;
  saveChart(chart: Watched & { chart: DriftChart; since: Date }): Promise<void>;
  /** Discards the verifier's bank and open runs, and has every decision that it had a hand in since then tested again. */
  doubt(doubted: Watched & { since: Date; now: Date; leaf: NewLeaf }): Promise<void>;
  /** A run of the head or of a sentinel in this epoch that one other verifier made and this one did not, drawn by `lot`. */
  runToRepeat(watched: Watched & { head: CommitId; epochId: number; lot: string }): Promise<SeededRun | null>;
  /** A run in this epoch of which two others got different things, and this verifier has to say which. */
  runInDispute(watched: Watched, epochId: number): Promise<SeededRun | null>;
  /** What every verifier got from a run of this tree under this seed, as far as training came to its end. */
  answers(run: Pick<SeededRun, 'commitmentIndex' | 'replicaIndex'> & { track: TrackName }): Promise<Answer[]>;
  /** By verifier: how far the reference lies ahead of the present head, by runs since that became head. */
  referenceGaps(watched: Watched, epochId: number, sigma: number): Promise<Difference[]>;
  /** Since its last run that others confirmed, or the epoch began: from here on what a verifier said is in doubt. */
  confirmedUntil(verifier: KeyId, track: TrackName): Promise<Date>;
  /** Of one verifier on all tracks, since `since`. */
  leaseCounts(verifier: KeyId, since: Date): Promise<{ leases: number; abandoned: number }>;
  faultsOf(verifier: KeyId, kind: FaultKind): Promise<number>;
  /** How its looks ended beside the verdicts, oldest first, since it was last named for standing alone; the latest 200. */
  stands(verifier: KeyId, track: TrackName): Promise<Stand[]>;
  /** From here on it gets no leases; the operator may take it off the roster and on again. */
  suspend(verifier: KeyId, now: Date, leaf: NewLeaf): Promise<void>;
  /** What evidence rejected goes back to where it is tested anew. */
  retest(submissionId: string, now: Date): Promise<void>;
  /** Notes what counts against verifiers, under one leaf. */
  addFaults(faults: {
    track: TrackName;
    kind: FaultKind;
    verifiers: readonly KeyId[];
    leaf: NewLeaf;
    now: Date;
  }): Promise<void>;
  trialFacts(trialId: string): Promise<{
    submissionId: string;
    /** Rejections of it that were tested again, and who had looked at it then and turned it down. */
    retests: number;
    rejectedBy: readonly KeyId[];
    keyId: KeyId;
    /** Null for a candidate of the operator's own. */
    claim: Buffer | null;
    head: CommitId;
    commit: CommitId;
    state: SubmissionState;
    ended: boolean;
  }>;
  dispute(submissionId: string, now: Date): Promise<void>;
  decide(decision: Decision): Promise<void>;
}

export interface VerificationStore {
  exclusively<T>(work: (transaction: VerificationTransaction) => Promise<T>): Promise<T>;
  renewReplica(id: string, verifier: KeyId, now: Date, expiresAt: Date): Promise<void>;
}
