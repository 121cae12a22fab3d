import type { RejectionReason, SubmissionState } from '@ratchet/protocol';
import type { Credit, Instant } from '../views.ts';

/** A head of a track with the candidates that were made on it. */
export interface LineageHead extends Credit {
  readonly commit: string;
  /** 0 is the commit that opened the track. */
  readonly height: number;
  readonly beganAt: Instant;
  readonly submission: string | null;
  readonly hypothesis: string | null;
  readonly effect: number | null;
  /** Whether a later head took its change back. */
  readonly isTakenBack: boolean;
  /** The newest of its candidates that were not merged, newest first. */
  readonly candidates: readonly LineageCandidate[];
  /** How many there are of them; `atLeast` where that is all that was counted. */
  readonly candidateCount: number;
  readonly candidateCountIsLeast: boolean;
}

export interface LineageCandidate extends Credit {
  readonly submission: string;
  readonly state: SubmissionState;
  readonly reason: RejectionReason | null;
  readonly hypothesis: string | null;
  /** Null until the verdict, and where nothing ever arrived. */
  readonly commit: string | null;
  /** *verdict* */
  readonly effect: number | null;
  readonly createdAt: Instant;
}

export interface LineageView {
  readonly track: string;
  readonly trackTitle: string;
  readonly metricName: string;
  readonly metricUnit: string;
  /** Noise of one run; null until it is measured. */
  readonly sigma: number | null;
  /** Newest first. */
  readonly heads: readonly LineageHead[];
  /** The height to ask for what is older by; null at the track's beginning. */
  readonly next: number | null;
}

/** One side of a comparison. */
export interface ComparedCommit {
  readonly commit: string;
  readonly kind: 'head' | 'candidate';
  /** Of a head. */
  readonly height: number | null;
  readonly submission: string | null;
  readonly hypothesis: string | null;
}

/** Two commits of a track side by side; or which of them may not be seen, and why. */
export type Comparison =
  | { readonly kind: 'unknown' | 'withheld'; readonly commit: string }
  | {
      readonly kind: 'compared';
      readonly from: ComparedCommit;
      readonly to: ComparedCommit;
      /** Unified diff; null when it is too large to make. */
      readonly diff: string | null;
    };

export interface LineageReads {
  /** At most `limit` heads below the height `before`, newest first; null for an unknown track. */
  lineage(
    track: string,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<LineageView | null>;
  /** Null for an unknown track. */
  compare(track: string, from: string, to: string): Promise<Comparison | null>;
}
