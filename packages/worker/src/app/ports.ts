import type { Claim, CommitId, KeyId, Manifest, RunOutcome, Sha256, TreeId } from '@ratchet/protocol';

/** What the worker's loop asks of the world. Adapters live outside of `app/`; tests put scripted ones in their place. */

export interface RandomSource {
  /** Uniform in [0, 1). */
  uniform(): number;
  bytes(length: number): Uint8Array;
  id(): string;
}

/** New content by path; null removes the file. */
export type Changes = ReadonlyMap<string, Uint8Array | null>;
export type Files = ReadonlyMap<string, Uint8Array>;

export interface TrackState {
  readonly name: string;
  /** Where git clones it from. */
  readonly cloneUrl: string;
  readonly head: CommitId;
  readonly manifest: Manifest;
}

export interface Lease {
  readonly leaseId: string;
  readonly hypothesis: string;
  readonly head: string;
  readonly expiresAtMs: number;
}

export type ExperimentVerdict = 'kept' | 'discarded' | 'crashed';

export interface ExperimentRecord {
  readonly leaseId: string;
  readonly outcome: ExperimentVerdict;
  /** Null when it crashed. */
  readonly metric: number | null;
  readonly seed: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly idempotencyKey: string;
}

/** A line of the journal: a stranger's words, with lengths capped and nothing else promised. */
export interface JournalLine {
  readonly entry: number;
  readonly keyId: string;
  readonly head: string;
  readonly hypothesis: string;
  readonly outcome: ExperimentVerdict | null;
  readonly metric: number | null;
}

export interface Opening {
  readonly submissionId: string;
  readonly head: CommitId;
  readonly candidate: CommitId;
  readonly tree: TreeId;
  readonly claim: Uint8Array;
  readonly nonce: Uint8Array;
}

export interface SubmissionNews {
  readonly state: string;
  readonly open: boolean;
  readonly reason: string;
  readonly code: string;
  readonly effect: number | null;
  readonly mergedAs: string;
}

/** Calls wait out lost connections; what they throw is a refusal (RatchetError) or the signal's reason. */
export interface NetworkPort {
  readonly keyId: KeyId;
  register(signal: AbortSignal): Promise<void>;
  track(signal: AbortSignal): Promise<TrackState>;
  /** How many heads of the track peers have told of; null where there are no peers, and the head must be asked after. */
  headNews(): number | null;
  takeLease(hypothesis: string, signal: AbortSignal): Promise<Lease>;
  /** The new end of the lease, ms since 1970. */
  renewLease(leaseId: string, signal: AbortSignal): Promise<number>;
  releaseLease(leaseId: string, signal: AbortSignal): Promise<void>;
  record(record: ExperimentRecord, signal: AbortSignal): Promise<void>;
  journal(after: number, signal: AbortSignal): Promise<readonly JournalLine[]>;
  commit(
    commitment: { readonly leaseId: string; readonly commitment: Sha256; readonly idempotencyKey: string },
    signal: AbortSignal,
  ): Promise<{ readonly submissionId: string }>;
  reveal(opening: Opening, bundle: Uint8Array, idempotencyKey: string, signal: AbortSignal): Promise<void>;
  submission(submissionId: string, signal: AbortSignal): Promise<SubmissionNews>;
  /** The DSSE envelope of `claim` about `candidate`, and the commitment to it. */
  seal(
    claim: Claim,
    candidate: CandidateCommit,
    nonce: Uint8Array,
  ): { envelope: Uint8Array; commitment: Sha256 };
}

export interface CandidateCommit {
  readonly commit: CommitId;
  readonly tree: TreeId;
  readonly head: CommitId;
  /** Its tree, checked out. */
  readonly dir: string;
}

export interface WorkspacePort {
  /** Brings `track.head` onto this machine and gives its editable files. */
  settle(track: TrackState, signal: AbortSignal): Promise<Files>;
  /** The editable files of an earlier head, or null when this machine does not have it. */
  filesAt(head: string, editable: readonly string[]): Promise<Files | null>;
  /** One commit on the head that holds all of `changes`. @throws RatchetError when a path may not be changed */
  commit(head: CommitId, changes: Changes, message: string): Promise<CandidateCommit>;
  bundle(candidate: CandidateCommit): Promise<Uint8Array>;
  /** Forgets the checkout; the commit stays for as long as it is kept in the outbox. */
  discard(candidate: CandidateCommit): Promise<void>;
}

export interface RunReport {
  readonly outcome: RunOutcome;
  readonly metric: number | null;
  /** What was scored, where candidates carry it in their tree (mode certificate); otherwise null. */
  readonly certificate: Uint8Array | null;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly logTail: string;
}

/** Trains and scores one tree on the public validation data, in the sandbox. */
export interface RunnerPort {
  readonly hardwareClass: string;
  /** Null runs the head itself. @throws RatchetError `engine-unreachable`; the signal's reason */
  run(
    track: TrackState,
    candidate: CandidateCommit | null,
    seed: number,
    signal: AbortSignal,
  ): Promise<RunReport>;
}

/** What a proposer may know when it thinks of the next change. */
export interface Ground {
  /** This worker's own key: its lines in the journal are known already. */
  readonly keyId: string;
  readonly track: TrackState;
  /** The head's editable files. */
  readonly files: Files;
  /** Deviation of one run, metric units. */
  readonly sigma: number;
  readonly headMean: number;
  /** The worker's own best candidate on this head, from which search goes on. */
  readonly best: OwnBest | null;
  /** This worker's experiments on this head. */
  readonly own: readonly OwnExperiment[];
  readonly journal: readonly JournalLine[];
  /** Fingerprints of hypotheses that others hold now. */
  readonly held: ReadonlySet<string>;
}

export interface OwnExperiment {
  readonly hypothesis: string;
  /** Content of the changes: no tree is tried twice. */
  readonly content: string;
  /** Direction-adjusted gain over the head's mean, metric units; null when it crashed. */
  readonly gain: number | null;
  readonly runs: number;
}

export interface OwnBest {
  readonly hypothesis: string;
  readonly changes: Changes;
  readonly gain: number;
}

export interface Proposal {
  /** One line of 1 to 400 characters. */
  readonly hypothesis: string;
  /** Why it may help, for the commit's message; may be empty. */
  readonly rationale: string;
  /** Everything that differs from the head. */
  readonly changes: Changes;
}

export interface ProposerPort {
  /** The next thing to try, or null when it knows of nothing now. */
  propose(ground: Ground, signal: AbortSignal): Promise<Proposal | null>;
  /** `best`, found over the older head `from`, made again on this one; null when it does not apply or nothing is left. */
  carryOver(best: OwnBest, from: Files, ground: Ground): Promise<Proposal | null>;
}

/** Room on this machine's disks. Without it every failure would look like a candidate's. */
export interface DiskPort {
  /** Whether `error` came of a disk without room. */
  isFull(error: unknown): boolean;
  /** Resolves when there is room, at once if there is. @throws the signal's reason */
  untilRoom(signal: AbortSignal): Promise<void>;
}

/** A durable value: what `save` was given last is what `load` gives, also after kill -9 at any moment. */
export interface DurableValue<T> {
  load(): Promise<T | null>;
  save(value: T): Promise<void>;
  clear(): Promise<void>;
}

/** One line of the terminal for each thing that happens. */
export type Say = (event: string, text: string) => void;
