import type { Instant } from '../views.ts';

/** What the pages of verifiers ask for. */
export interface VerifierReads {
  /** Everyone who is or was on the roster: those who decide first. */
  verifiers(): Promise<readonly VerifierSummary[]>;
  /** Null for a key that never was on the roster. */
  verifier(keyId: string): Promise<VerifierView | null>;
}

export interface VerifierState {
  readonly verifier: string;
  readonly operator: string;
  readonly addedAt: Instant;
  readonly removedAt: Instant | null;
  readonly suspendedAt: Instant | null;
  readonly seenAt: Instant | null;
  /** Heard of within the last minutes. */
  readonly isPresent: boolean;
}

export interface VerifierSummary extends VerifierState {
  readonly runs: number;
  readonly hours: number;
  /** Looks that took a side in trials that came to a verdict, and how many were on its side. */
  readonly looks: number;
  readonly agreed: number;
  readonly faults: number;
}

export interface VerifierView extends VerifierState {
  readonly runs: readonly VerifierRuns[];
  readonly looks: readonly { readonly track: string; readonly looks: number; readonly agreed: number }[];
  readonly abandonedLeases: number;
  readonly charts: readonly DriftView[];
  /** Newest first, at most 50. */
  readonly faults: readonly VerifierFault[];
}

export type RunKind = 'bank' | 'candidate' | 'sentinel' | 'canary';

export interface VerifierRuns {
  readonly track: string;
  readonly trackTitle: string;
  readonly kind: RunKind;
  readonly runs: number;
  readonly hours: number;
  readonly cpuHours: number;
}

export interface VerifierFault {
  readonly kind: 'drift' | 'overturned' | 'mismatch' | 'alone';
  readonly track: string;
  readonly at: Instant;
  readonly logIndex: number | null;
}

/** Runs of a track's first commit on one verifier, in epochs that are over, oldest first, at most 160. */
export interface DriftView {
  readonly track: string;
  readonly trackTitle: string;
  readonly unit: string;
  readonly sigma: number;
  readonly sentinels: readonly Sentinel[];
}

export interface Sentinel {
  readonly at: Instant;
  readonly metric: number;
  /** The sums of the drift chart over the runs shown so far, in sigmas. */
  readonly above: number;
  readonly below: number;
  readonly alarm: boolean;
}
