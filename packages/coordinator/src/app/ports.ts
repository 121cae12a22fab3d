import type {
  CommitId,
  KeyId,
  Manifest,
  NodeKey,
  RejectionReason,
  Sha256,
  SubmissionState,
  TrackName,
  TreeId,
} from '@ratchet/protocol';
import type { Answer, Difference, DriftChart, Stand } from '@ratchet/statistics';

/** What the coordinator's use cases need of the world. Every method of a store is one transaction. */
export interface Clock {
  now(): Date;
}

export interface RandomSource {
  bytes(count: number): Buffer;
  uuid(): string;
}

/** A request whose signature held: who sent it, under which idempotency key, and the hash of its exact bytes. */
export interface Caller {
  readonly keyId: KeyId;
  readonly idempotencyKey: string;
  readonly requestHash: Buffer;
}

/** A leaf to be appended in the transaction of its cause. Sealed: the log shows SHA-256(salt || statement) until the epoch ends. */
export type NewLeaf =
  | { readonly kind: string; readonly entry: Buffer }
  | {
      readonly kind: string;
      readonly sealed: { readonly salt: Buffer; readonly statement: Buffer; readonly epochId: number };
    };

export interface NodeStore {
  register(node: { keyId: KeyId; displayName: string; now: Date }): Promise<{ verifier: boolean }>;
}

export interface RosterMember {
  readonly keyId: KeyId;
  readonly boxKey: string;
  readonly operator: string;
}

export interface RosterStore {
  /** Makes the roster equal to `members`; true when that changed it (then `leaf` was appended). */
  replaceRoster(members: readonly RosterMember[], now: Date, leaf: NewLeaf): Promise<boolean>;
  /** Notes that the verifier was seen. */
  seen(keyId: KeyId, now: Date): Promise<{ suspended: boolean } | null>;
}

export interface LeaseGrant {
  readonly leaseId: string;
  readonly head: CommitId;
  readonly expiresAt: Date;
}

export interface LeaseStore {
  grantLease(lease: {
    id: string;
    caller: Caller;
    track: TrackName;
    hypothesis: string;
    fingerprint: Sha256;
    now: Date;
    expiresAt: Date;
    openAtMost: number;
  }): Promise<LeaseGrant>;
  renewLease(lease: { id: string; keyId: KeyId; now: Date; expiresAt: Date }): Promise<void>;
  releaseLease(lease: { id: string; keyId: KeyId; now: Date }): Promise<void>;
  expireLeases(now: Date): Promise<number>;
}

export interface Experiment {
  readonly caller: Caller;
  readonly leaseId: string;
  readonly track: TrackName;
  readonly outcome: 'kept' | 'discarded' | 'crashed';
  readonly metric: number | null;
  readonly seed: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly now: Date;
}

export interface JournalLine {
  readonly entry: number;
  readonly keyId: string;
  readonly head: string;
  readonly hypothesis: string;
  /** Null with `metric` while another's lease on the hypothesis lasts. */
  readonly outcome: 'kept' | 'discarded' | 'crashed' | null;
  readonly metric: number | null;
  readonly recordedAt: Date;
}

export interface JournalStore {
  appendExperiment(experiment: Experiment): Promise<number>;
  readJournal(page: { track: TrackName; after: number; limit: number; now: Date }): Promise<JournalLine[]>;
}

export interface Opening {
  readonly submissionId: string;
  readonly keyId: KeyId;
  readonly track: TrackName;
  readonly head: CommitId;
  readonly candidate: CommitId;
  readonly tree: TreeId;
  readonly claim: Buffer;
  readonly nonce: Buffer;
  readonly bundleSha256: Sha256;
  readonly commitment: Sha256;
  readonly now: Date;
  readonly committedAfter: Date;
  readonly leaf: NewLeaf;
}

/** A submission as admission, rebase and merge need it. */
export interface SubmissionRow {
  readonly id: string;
  readonly track: TrackName;
  readonly keyId: KeyId;
  readonly state: SubmissionState;
  readonly commitLeafId: number;
  /** Parent of the candidate as it now stands. */
  readonly head: CommitId;
  readonly commit: CommitId;
  readonly bundle: Sha256;
  readonly claim: Buffer;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  readonly decidedAt: Date | null;
  readonly verdictLeafId: number | null;
  /** Of a maintainer's approval of the candidate as it now stands. */
  readonly approvalLeafId: number | null;
  /** The merged submission that this candidate takes back. */
  readonly reverts: string | null;
}

/** What admission (or a rebase) found out about a candidate. */
export interface AdmittedCandidate {
  readonly head: CommitId;
  readonly commit: CommitId;
  readonly tree: string;
  readonly treeBlob: Sha256;
  readonly bundleBlob: Sha256;
  /** Unified diff of head and candidate, as git prints it. */
  readonly diff: Buffer;
  readonly patchId: Sha256;
  readonly hunks: readonly Sha256[];
}

export interface SubmissionStore {
  commit(commitment: {
    id: string;
    caller: Caller;
    track: TrackName;
    leaseId: string;
    commitment: Sha256;
    now: Date;
    leaf: NewLeaf;
    openAtMost: { readonly newcomer: number; readonly merged: number };
  }): Promise<{ submissionId: string; leafId: number }>;
  reveal(opening: Opening): Promise<SubmissionState>;
  lapse(committedBefore: Date, now: Date): Promise<number>;
  /** By their commitments' place in the log, those after leaf `afterLeaf`. */
  inState(state: SubmissionState, afterLeaf: number, limit: number): Promise<SubmissionRow[]>;
  /** ADMITTED, or REJECTED as a duplicate of one with an earlier commitment; a later one with the same patch is rejected instead. */
  admit(
    submission: Pick<SubmissionRow, 'id' | 'track'>,
    candidate: AdmittedCandidate,
    now: Date,
  ): Promise<'admitted' | 'duplicate' | 'gone'>;
  rebased(
    submission: Pick<SubmissionRow, 'id' | 'track'>,
    candidate: AdmittedCandidate,
    now: Date,
  ): Promise<void>;
  reject(
    id: string,
    from: SubmissionState,
    why: { reason: RejectionReason; code: string; detail: string },
    now: Date,
  ): Promise<void>;
  status(id: string): Promise<SubmissionStatus | null>;
  mergesDue(limit: number): Promise<DueMerge[]>;
  /** Once for each merge: a STALE candidate of the operator's that takes it back. */
  beginRevert(revert: {
    id: string;
    keyId: KeyId;
    track: TrackName;
    reverts: string;
    head: CommitId;
    commit: CommitId;
    bundle: Sha256;
    commitment: Sha256;
    now: Date;
    leaf: NewLeaf;
  }): Promise<void>;
  /** The leaf of the approval, also of an earlier one; null when `commit` is not an accepted candidate. */
  approve(approval: { id: string; commit: CommitId; now: Date; leaf: NewLeaf }): Promise<number | null>;
}

/** A merge that is to be tested again. */
export interface DueMerge {
  readonly submissionId: string;
  readonly track: TrackName;
  readonly merge: CommitId;
}

export interface SubmissionStatus {
  readonly id: string;
  readonly track: TrackName;
  readonly state: SubmissionState;
  readonly reason: string | null;
  readonly code: string | null;
  readonly detail: string | null;
  /** Rounded to half a sigma. */
  readonly effect: number | null;
  readonly mergedAs: string | null;
  /** The candidate and the head that it was tested on; null before the verdict. */
  readonly commit: CommitId | null;
  readonly head: CommitId | null;
  /** Accepted, and not merged before a maintainer approves. */
  readonly awaitsApproval: boolean;
}

export interface TrackRow {
  readonly name: TrackName;
  readonly manifest: Manifest;
  readonly head: CommitId;
  readonly headTree: string;
  readonly headTreeBlob: Sha256;
  readonly trainBlob: Sha256;
  readonly validationBlob: Sha256;
  readonly calibrated: boolean;
  readonly merges: number;
  readonly season: Season;
}

/** The life of one hold-out: tests and merges of the track before it. */
export interface Season {
  readonly number: number;
  readonly testsBefore: number;
  readonly mergesBefore: number;
}

/** Hold-out shards by season, from 1 on, and verifier; each sealed to its verifier. */
export type SealedHoldouts = ReadonlyMap<number, ReadonlyMap<KeyId, Buffer>>;

export interface TrackStore {
  tracks(): Promise<TrackRow[]>;
  track(name: TrackName): Promise<TrackRow | null>;
  openTrack(track: {
    name: TrackName;
    manifest: Manifest;
    head: CommitId;
    tree: string;
    treeBlob: Sha256;
    trainBlob: Sha256;
    validationBlob: Sha256;
    holdouts: SealedHoldouts;
    now: Date;
    leaf: NewLeaf;
  }): Promise<void>;
  addHoldouts(track: TrackName, holdouts: SealedHoldouts): Promise<void>;
  /** Of the season that is on. */
  holdout(track: TrackName, verifier: KeyId): Promise<Buffer | null>;
  /** Tracks whose season has had `tests` tests, where at least `verifiers` of the roster have a hold-out of the next one. */
  seasonsOver(tests: number, verifiers: number): Promise<{ name: TrackName; season: number }[]>;
  /** Begins the season after `season`; nothing when that is over already. Open trials end, and what is known of noise is measured anew. */
  beginSeason(next: {
    track: TrackName;
    season: number;
    now: Date;
    leaf: (before: Omit<Season, 'number'>) => NewLeaf;
  }): Promise<void>;
  isHead(track: TrackName, commit: CommitId): Promise<boolean>;
  /** Head moves, the submission is MERGED, everything else that is open on the old head is STALE; false when it was done before. */
  recordMerge(merge: {
    submissionId: string;
    track: TrackName;
    from: CommitId;
    to: CommitId;
    tree: string;
    treeBlob: Sha256;
    /** Drawn to be tested again. */
    retest: boolean;
    now: Date;
    leaf: NewLeaf;
  }): Promise<boolean>;
}

export interface Epoch {
  readonly id: number;
  readonly key: Buffer;
  readonly beganAt: Date;
}

export interface EpochStore {
  openEpoch(): Promise<Epoch | null>;
  beginEpoch(epoch: { key: Buffer; keyHash: Sha256; now: Date; leaf: NewLeaf }): Promise<void>;
  /** Ends the epoch: its sealed leaves may be read, trials of it are over and their submissions wait to be tested anew. */
  endEpoch(id: number, now: Date, leaf: NewLeaf): Promise<void>;
}

export interface LogStore {
  /** Gives every leaf that has none its index; returns how many. */
  sequence(): Promise<number>;
  indexOf(leafId: number): Promise<number | null>;
}

export interface Blobs {
  put(bytes: Buffer): Promise<Sha256>;
  get(address: Sha256): Promise<Buffer | null>;
}

/** Says to whoever waits that something of this kind may have changed. */
export interface Bell {
  ring(topic: SubmissionState | 'verification' | 'heads'): void;
}

/** How much of the trusted runs is spent on watching those who make them. Shares, 0 to 1. */
export interface Checks {
  readonly sentinelShare: number;
  /** On deterministic tracks alone. */
  readonly canaryShare: number;
  readonly retestShare: number;
}

export interface Operator {
  readonly key: NodeKey;
}

export interface InspectedCandidate {
  readonly commit: CommitId;
  readonly tree: string;
  readonly parent: CommitId;
  readonly patchId: Sha256;
  readonly hunks: readonly Sha256[];
  readonly diff: string;
  readonly treeTar: Buffer;
}

/** Git, for one track. */
export interface CandidateRepository {
  inspect(
    bundle: Buffer,
    expected: { commit: CommitId; head: CommitId; manifest: Manifest; author: KeyId },
  ): Promise<InspectedCandidate>;
  /** @throws RatchetError `merge-conflict`, `empty-candidate` */
  rebase(
    bundle: Buffer,
    moved: { candidate: CommitId; onto: CommitId; manifest: Manifest; author: KeyId; time: Date },
  ): Promise<{ candidate: InspectedCandidate; bundle: Buffer }>;
  /** The candidate, by the operator, that takes `merge` back. */
  revert(wanted: {
    merge: CommitId;
    message: string;
    time: Date;
  }): Promise<{ commit: CommitId; bundle: Buffer }>;
  /** Writes the signed merge commit and moves nothing. The same input makes the same commit. */
  writeMerge(merge: {
    bundle: Buffer;
    head: CommitId;
    candidate: CommitId;
    message: string;
    trailers: readonly [string, string][];
    time: Date;
  }): Promise<CommitId>;
  /** Compare-and-swap of the head; true also when it is there already. */
  advance(from: CommitId, to: CommitId): Promise<boolean>;
  treeTar(commit: CommitId): Promise<{ tree: string; tar: Buffer }>;
}

export interface Repositories {
  of(track: TrackName): Promise<CandidateRepository>;
}

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

/** From when on a verifier counts as present, and a contradicted claim as recent. */
export interface SituationSince {
  readonly present: Date;
  readonly overstated: Date;
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
  readonly waiting: readonly WaitingCandidate[];
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
  situation(
    track: TrackRow,
    epochId: number,
    hardwareClass: string,
    since: SituationSince,
  ): Promise<Situation>;
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
  /**
   * A run of the head or of a sentinel in this epoch that others made and the verifier did not. Two that differ and wait for a third go
   * before all others, and are all there is unless one is `drawn`.
   */
  runToRepeat(
    watched: Watched & { head: CommitId; epochId: number; drawn: boolean; lot: string },
  ): Promise<SeededRun | null>;
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
