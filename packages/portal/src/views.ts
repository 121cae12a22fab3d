import type { ErrorCode, RejectionReason, SubmissionState } from '@ratchet/protocol';

/**
 * The views that pages are made from. They are also, field for field, what the JSON twins of the pages publish.
 *
 * Conventions: an `Instant` is ISO 8601 in UTC with milliseconds (`2026-05-01T12:00:00.000Z`); commits, trees and keys
 * are lowercase hex; metric values are in the track's own unit; effects are direction-adjusted, so that positive is
 * better. Null means "not known, not measured, or not to be shown yet", never zero.
 *
 * Design, section 7.3: before the verdict nothing a trusted replica measured may be shown. Fields marked *verdict* are
 * null until the submission is ACCEPTED, MERGED, REJECTED, LAPSED or REVERTED, and effects are rounded to half a sigma even then.
 * The portal blanks them again on its side (`withheld.ts`), so that one mistake is not enough to leak.
 */
export type Instant = string;

export interface MetricView {
  readonly name: string;
  readonly unit: string;
  readonly direction: 'minimize' | 'maximize';
}

export interface ExperimentCounts {
  readonly kept: number;
  readonly discarded: number;
  readonly crashed: number;
}

/** Trusted runs spent so far, by kind: on heads, on candidates, and to watch the verifiers themselves. */
export interface ReplicaCounts {
  readonly bank: number;
  readonly candidate: number;
  readonly sentinel: number;
  /** Runs of others again, to hold verifiers against one another. */
  readonly canary: number;
}

/** Every trusted run counts, whatever it was for (design, section 7.13). */
export const allTrusted = ({ bank, candidate, sentinel, canary }: ReplicaCounts): number =>
  bank + candidate + sentinel + canary;

/** Who did it. `volunteer` is the whole key id; the name is the volunteer's own words, null when there is none. */
export interface Credit {
  readonly volunteer: string;
  readonly volunteerName: string | null;
}

/** The live figures of a track that home, track page and network view share. */
export interface TrackFigures {
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly metric: MetricView;
  /** Means of at least 4 fresh hold-out replicas per verifier; null until there are so many. */
  readonly baselineMetric: number | null;
  readonly headMetric: number | null;
  /** Whether the noise of the track's hardware class is measured. Until then submissions wait. */
  readonly calibrated: boolean;
  /** When experiments, trusted runs and submissions were last counted; null before the first time. */
  readonly countedAt: Instant | null;
  /** Seed noise of one run, metric units; null while calibrating. */
  readonly sigma: number | null;
  readonly experiments: ExperimentCounts;
  readonly trustedReplicas: ReplicaCounts;
  readonly submissionCount: number;
  /** Nodes seen in the last few minutes. */
  readonly workers: number;
  readonly verifiers: number;
}

export interface TrackSummary extends TrackFigures {
  readonly interests: readonly string[];
  readonly mergeCount: number;
  readonly lastMergedAt: Instant | null;
}

export type VerificationMode = 'rerun' | 'certificate' | 'self-scored';

export interface StageBudget {
  readonly stage: 'train' | 'predict' | 'score';
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly memoryMiB: number;
  readonly gpus: number;
}

export interface TrackView extends TrackSummary {
  readonly license: string;
  readonly openedAt: Instant;
  /** The first head: what `baselineMetric` was measured on. */
  readonly baselineCommit: string;
  /** An improvement smaller than this is not one; metric units. */
  readonly minimumEffect: number;
  readonly verification: { readonly mode: VerificationMode; readonly quorum: number };
  readonly hardwareClass: string;
  readonly budgets: readonly StageBudget[];
  readonly editable: readonly string[];
  /** Fresh runs of the head so far, the fewest over the verifiers. */
  readonly headReplicas: number;
  /** The text of the track's `program.md` at its head; null when it cannot be read. */
  readonly program: string | null;
  /** The staircase: merged commits, oldest first. */
  readonly merges: readonly MergeView[];
  /** Submissions that have not ended, oldest first, at most 100. */
  readonly openSubmissions: readonly SubmissionSummary[];
  /** Submissions that have ended, newest first, at most 50. */
  readonly endedSubmissions: readonly SubmissionSummary[];
  /** How submissions were refused: by `RejectionReason`, or by error code for refusals of policy and of requests. */
  readonly rejected: Readonly<Record<string, number>>;
}

export interface MergeView extends Credit {
  /** The merge commit: the head it made. */
  readonly commit: string;
  readonly submission: string;
  readonly hypothesis: string | null;
  /** Mean of this head's fresh replicas; null while they run. */
  readonly metric: number | null;
  /** Gain over the head before it, and the interval of the verdict. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Candidate replicas that the verdict took. */
  readonly replicas: number;
  readonly mergedAt: Instant;
}

export interface CommitView extends MergeView {
  readonly track: string;
  readonly trackTitle: string;
  readonly trackMode: VerificationMode;
  readonly trackMetric: MetricView;
  readonly parent: string;
  /** The volunteer's commit: the merge's second parent. */
  readonly candidate: string;
  /** Its place in the staircase: 1 for the first merge. */
  readonly height: number;
  /** Whether a later head took its change back. */
  readonly isTakenBack: boolean;
  /** The head after it; null while it is the head. */
  readonly next: string | null;
  /** Leaves of its verdict and of its merge; null until they are numbered. */
  readonly verdictIndex: number | null;
  readonly mergeIndex: number | null;
  /** Unified diff from parent to commit, as git prints it. Null when it is too large to show or cannot be read. */
  readonly diff: string | null;
}

export interface SubmissionSummary extends Credit {
  readonly id: string;
  readonly state: SubmissionState;
  /** Why it was rejected; null otherwise. */
  readonly reason: RejectionReason | null;
  /** The coded rule behind a refusal of policy; null otherwise. */
  readonly code: ErrorCode | null;
  readonly hypothesis: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** *verdict* */
  readonly effect: number | null;
  /** One reading per verifier that has begun. */
  readonly logE: readonly EvidenceReading[];
}

export interface EvidenceReading {
  /** Key id. */
  readonly verifier: string;
  /** Candidate replicas folded so far. */
  readonly n: number;
  /** ln E, rounded to 1e-6. *verdict* */
  readonly logE: number | null;
  /** What the evidence reads to: `crossed`, `futility`, `screen`, `open`, … *verdict* */
  readonly status: string | null;
}

export interface SubmissionView extends SubmissionSummary {
  readonly track: string;
  readonly trackTitle: string;
  readonly trackMode: VerificationMode;
  readonly trackMetric: MetricView;
  readonly minimumEffect: number;
  readonly sigma: number | null;
  /** The head it is (or was last) tested against; null before admission. */
  readonly head: string | null;
  /** Places in the tree that were refused, or what else the refusal said; null when there is nothing to add. */
  readonly detail: string | null;
  /** The open submission that this one waits for because it contains its hunks. */
  readonly waitsFor: string | null;
  /** The steps that are known to have happened, oldest first. */
  readonly timeline: readonly TimelineStep[];
  readonly decidedAt: Instant | null;
  /** The head it made; null unless MERGED. */
  readonly mergeCommit: string | null;
  /** *verdict*, as `effect`. */
  readonly low: number | null;
  readonly high: number | null;
  /** Candidate replicas spent so far. */
  readonly replicas: number;
  /** What the volunteer claimed. *verdict* */
  readonly claim: ClaimView | null;
  /** Unified diff from head to candidate. *verdict*; also null when too large or never revealed. */
  readonly diff: string | null;
}

export interface TimelineStep {
  readonly state: SubmissionState;
  readonly at: Instant;
  /** Where the step is in the public log; null when it has no leaf, or none yet. */
  readonly logIndex: number | null;
}

/** Never evidence: kept to be held against the verdict. */
export interface ClaimView {
  readonly effect: number;
  readonly candidateRuns: readonly number[];
  readonly headRuns: readonly number[];
  readonly hardwareClass: string;
}

export interface NetworkTrack extends TrackFigures {
  readonly headReplicas: number;
  /** Oldest first. */
  readonly merges: readonly MergeView[];
  /** The newest 50, newest first. */
  readonly submissions: readonly SubmissionSummary[];
  readonly rejected: Readonly<Record<string, number>>;
}

export interface NetworkView {
  readonly tracks: readonly NetworkTrack[];
}

export interface LogLeaf {
  readonly index: number;
  readonly kind: string;
  /** RFC 6962 leaf hash, hex. */
  readonly hash: string;
  /** The leaf's bytes in base64; null while they are sealed or not public. */
  readonly entry: string | null;
  /**
   * A sealed leaf's content, once its epoch is over: the entry is SHA-256(salt || statement). Salt in hex, statement in
   * base64.
   */
  readonly opened?: { readonly salt: string; readonly statement: string };
}

/** How far others than the operator vouch for the log. */
export interface LogWitnesses {
  /** The log's key, as readers of signed notes take it. */
  readonly key: string;
  /** The newest checkpoint that a quorum of the roster cosigned; null where there is none. */
  readonly cosigned: { readonly size: number; readonly cosigners: number } | null;
  /** Cosignatures of verifiers that it takes, and how many there are. */
  readonly quorum: number;
  readonly rosterSize: number;
}

export interface LogView {
  readonly leaves: readonly LogLeaf[];
  readonly size: number;
  /** Root over the first `size` leaves, hex. */
  readonly root: string;
}
