import type { SubmissionState } from '@ratchet/protocol';

/**
 * The messages of proto/ as plain values: enums are string unions, 64-bit integers are numbers (all of ours stay below
 * 2^53), absent optionals are undefined. Strings are still a stranger's: the receiver checks them into domain types.
 */
export interface RequestHeader {
  readonly idempotencyKey: string;
  readonly issuedAtMs: number;
}

export type ExperimentOutcome = 'kept' | 'discarded' | 'crashed';

export interface Track {
  readonly name: string;
  readonly title: string;
  readonly interests: readonly string[];
  readonly head: string;
  readonly headTreeBlob: string;
  readonly manifestJson: string;
  readonly clonePath: string;
  readonly calibrated: boolean;
  readonly merges: number;
}

export interface JournalEntry {
  readonly entry: number;
  readonly keyId: string;
  readonly head: string;
  readonly hypothesis: string;
  /** Undefined while another worker's lease on the hypothesis lasts. */
  readonly outcome?: ExperimentOutcome;
  readonly metric?: number;
  readonly recordedAtMs: number;
}

export interface Opening {
  readonly header: RequestHeader;
  readonly submissionId: string;
  readonly track: string;
  readonly head: string;
  readonly candidate: string;
  readonly tree: string;
  readonly claim: Uint8Array;
  readonly nonce: Uint8Array;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
}

export interface Replica {
  readonly replicaId: string;
  readonly track: string;
  readonly headTreeBlob: string;
  readonly treeBlob: string;
  readonly tree: string;
  readonly commit: string;
  readonly seed: number;
  readonly expiresAtMs: number;
  readonly trainBlob: string;
  readonly manifestJson: string;
  readonly season: number;
}

interface WithHeader {
  readonly header: RequestHeader;
}

export interface RegisterRequest extends WithHeader {
  readonly displayName: string;
  readonly machine?: Machine;
}
/** What a node runs on; strings of a stranger like all others. */
export interface Machine {
  readonly machineId: string;
  readonly role: string;
  readonly label: string;
  readonly hardwareClass: string;
  readonly cpus: number;
  readonly memoryMib: number;
  readonly gpus: readonly string[];
  readonly version: string;
}
export interface RegisterResponse {
  readonly keyId: string;
  readonly verifier: boolean;
  /** Where the network's pages, clones and log are. */
  readonly httpUrl: string;
  /** Multiaddrs of peers to begin with. */
  readonly peers: readonly string[];
}
export type ListTracksRequest = Record<never, never>;
export interface ListTracksResponse {
  readonly tracks: readonly Track[];
}
export interface GetTrackRequest {
  readonly name: string;
}
export interface GetTrackResponse {
  readonly track: Track;
  readonly httpUrl: string;
}
export interface FetchBlobRequest {
  readonly sha256: string;
}
export interface Chunk {
  readonly chunk: Uint8Array;
}
export interface TakeLeaseRequest extends WithHeader {
  readonly track: string;
  readonly hypothesis: string;
}
export interface TakeLeaseResponse {
  readonly leaseId: string;
  readonly head: string;
  readonly expiresAtMs: number;
}
export interface LeaseRequest extends WithHeader {
  readonly leaseId: string;
}
export interface Expiry {
  readonly expiresAtMs: number;
}
export interface AppendExperimentRequest extends WithHeader {
  readonly leaseId: string;
  readonly track: string;
  readonly outcome: ExperimentOutcome;
  readonly metric?: number;
  readonly seed: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}
export interface AppendExperimentResponse {
  readonly entry: number;
}
export interface ReadJournalRequest {
  readonly track: string;
  readonly after: number;
  readonly limit: number;
}
export interface ReadJournalResponse {
  readonly entries: readonly JournalEntry[];
}
export interface CommitRequest extends WithHeader {
  readonly leaseId: string;
  readonly track: string;
  readonly commitment: string;
}
export interface CommitResponse {
  readonly submissionId: string;
  readonly logIndex: number;
}
export type RevealRequest = { readonly opening: Opening } | { readonly chunk: Uint8Array };
export interface RevealResponse {
  readonly state: SubmissionState;
}
export interface GetSubmissionRequest {
  readonly submissionId: string;
}
export interface GetSubmissionResponse {
  readonly submissionId: string;
  readonly state: SubmissionState;
  readonly reason: string;
  readonly code: string;
  readonly detail: string;
  readonly effect?: number;
  readonly mergedAs: string;
  readonly track: string;
  /** Empty before the verdict. */
  readonly candidate: string;
  readonly head: string;
  readonly awaitsApproval: boolean;
}
export interface ApproveMergeRequest extends WithHeader {
  readonly submissionId: string;
  readonly approval: Uint8Array;
}
export interface ApproveMergeResponse {
  readonly logIndex: number;
}
export interface LeaseReplicaRequest extends WithHeader {
  readonly hardwareClass: string;
  readonly waitSeconds: number;
}
export interface LeaseReplicaResponse {
  readonly replica?: Replica;
}
export interface ReplicaRequest extends WithHeader {
  readonly replicaId: string;
}
export interface ReportReplicaRequest extends ReplicaRequest {
  readonly statement: Uint8Array;
}
export interface FetchTreeRequest extends ReplicaRequest {
  readonly sha256: string;
}
export interface FetchHoldoutRequest extends WithHeader {
  readonly track: string;
}
export type Empty = Record<never, never>;

export interface AdministerRequest extends WithHeader {
  readonly action: string;
  readonly track?: string;
  readonly keyId?: string;
  readonly verifier?: { readonly boxKey: string; readonly operator: string } | null;
  readonly quota?: { readonly openLeases?: number; readonly openSubmissions?: number } | null;
  readonly leaf?: number;
  readonly reason: string;
}
export interface AdministerResponse {
  readonly logIndex: number;
}
