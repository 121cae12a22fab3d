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
import type { StoredMachine } from './account-ports.ts';

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
  /** Of a key's machines the newest `machinesAtMost` stay. */
  register(node: {
    readonly keyId: KeyId;
    readonly displayName: string;
    readonly machine: Omit<StoredMachine, 'seenAt'> | null;
    readonly machinesAtMost: number;
    readonly now: Date;
  }): Promise<{ verifier: boolean }>;
}

export interface RosterMember {
  readonly keyId: KeyId;
  readonly boxKey: string;
  readonly operator: string;
}

export interface RosterSync {
  readonly isChanged: boolean;
  /** Whom the operator's file lists, or leaves out, and an administrator decided otherwise. */
  readonly overridden: readonly { readonly keyId: KeyId; readonly isMember: boolean }[];
}

export interface RosterStore {
  /** Makes the roster the `listed` members, but for those about whom an administrator decided otherwise; with a leaf when that changed it. */
  replaceRoster(
    listed: readonly RosterMember[],
    now: Date,
    leafOf: (members: readonly RosterMember[]) => NewLeaf,
  ): Promise<RosterSync>;
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
  /** By an administrator: nothing begins on it, and what is under way goes on. */
  readonly isPaused: boolean;
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
