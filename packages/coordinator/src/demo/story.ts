import type { RejectionReason, SubmissionState } from '@ratchet/protocol';
import type { NewLeaf } from '../app/ports.ts';
import type { TrackSpec } from './demo-tracks.ts';
import type { DemoVerifier, DemoVolunteer } from './people.ts';

/** The invented history, before it is written down. Times are milliseconds since 1970; what is numbered or hashed comes last. */
export interface DemoLeaf {
  readonly at: number;
  readonly make: () => NewLeaf;
  /** In the log, once all leaves are known. */
  index: number;
}

export interface DemoEpoch {
  readonly id: number;
  readonly key: Buffer;
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly leaf: DemoLeaf;
}

export interface DemoLease {
  readonly id: string;
  readonly volunteer: DemoVolunteer;
  readonly hypothesis: string;
  readonly head: DemoHead;
  readonly grantedAt: number;
  readonly endedAt: number | null;
}

export interface DemoExperiment {
  readonly lease: DemoLease;
  readonly at: number;
  readonly outcome: 'kept' | 'discarded' | 'crashed';
  readonly metric: number | null;
  readonly wallSeconds: number;
}

/** What a candidate does to the code: sets a knob, or adds a trick. */
export interface DemoIdea {
  readonly hypothesis: string;
  readonly knob: string | null;
  readonly value: string;
}

export interface DemoHead {
  readonly height: number;
  readonly at: number;
  /** What its runs measure on the average, direction-adjusted: larger is better. */
  readonly truth: number;
  readonly leaf: DemoLeaf;
  readonly submission: DemoSubmission | null;
  git: DemoCommit | null;
}

export interface DemoCommit {
  readonly commit: string;
  readonly tree: string;
  readonly lines: readonly string[];
}

export interface DemoSubmission {
  readonly id: string;
  /** Null: the coordinator's own, which takes a merge back. */
  readonly volunteer: DemoVolunteer | null;
  readonly lease: DemoLease | null;
  readonly idea: DemoIdea;
  readonly reverts: DemoSubmission | null;
  readonly commitLeaf: DemoLeaf;
  readonly steps: { readonly state: SubmissionState; readonly at: number }[];
  readonly trials: DemoTrial[];
  claimLeaf: DemoLeaf | null;
  verdictLeaf: DemoLeaf | null;
  approvalLeaf: DemoLeaf | null;
  /** Against which it is, or was last, tested. */
  head: DemoHead;
  reason: RejectionReason | null;
  code: string | null;
  detail: string | null;
  effect: { readonly value: number; readonly low: number; readonly high: number } | null;
  decidedAt: number | null;
  merged: DemoHead | null;
  claimed: number;
  retests: number;
  overstated: boolean;
  git: (DemoCommit & { readonly diff: string; readonly parent: string }) | null;
  claim: Buffer | null;
}

export interface DemoTrial {
  readonly id: string;
  readonly submission: DemoSubmission;
  readonly head: DemoHead;
  readonly epoch: DemoEpoch;
  readonly lot: readonly DemoVerifier[];
  readonly beganAt: number;
  readonly test: number;
  readonly requiredLogE: number;
  readonly leaf: DemoLeaf;
  endedAt: number | null;
  accepted: boolean | null;
  readings: readonly {
    readonly verifier: string;
    readonly replicas: number;
    readonly logE: number | null;
    readonly status: string;
  }[];
}

export interface DemoReplica {
  readonly id: string;
  readonly kind: 'bank' | 'candidate' | 'sentinel' | 'canary';
  readonly head: DemoHead;
  readonly trial: DemoTrial | null;
  readonly epoch: DemoEpoch;
  readonly verifier: DemoVerifier;
  /** Whose index in the log draws the seed. */
  readonly anchor: DemoLeaf;
  readonly leasedAt: number;
  readonly reportedAt: number | null;
  readonly outcome: string;
  /** Direction-adjusted. */
  readonly metric: number | null;
  readonly wallSeconds: number;
  leaf: DemoLeaf | null;
  replicaIndex: number;
}

export interface DemoFault {
  readonly verifier: DemoVerifier;
  readonly kind: 'drift' | 'overturned' | 'mismatch' | 'alone';
  readonly at: number;
  readonly leaf: DemoLeaf;
}

export interface TrackStory {
  readonly spec: TrackSpec;
  readonly openedAt: number;
  readonly heads: DemoHead[];
  readonly leases: DemoLease[];
  readonly experiments: DemoExperiment[];
  readonly submissions: DemoSubmission[];
  readonly replicas: DemoReplica[];
  readonly faults: DemoFault[];
  calibration: { readonly sigma: number; readonly degreesOfFreedom: number; readonly leaf: DemoLeaf } | null;
  readonly charts: { readonly verifier: string; readonly chart: object; readonly since: number }[];
}

export interface DemoLog {
  add(at: number, make: () => NewLeaf): DemoLeaf;
  /** All leaves up to `until`, in order and numbered. */
  numbered(until: number): readonly DemoLeaf[];
}

export function demoLog(): DemoLog {
  const leaves: DemoLeaf[] = [];
  return {
    add(at, make) {
      const leaf = { at, make, index: -1 };
      leaves.push(leaf);
      return leaf;
    },
    numbered(until) {
      const kept = leaves.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      kept.forEach((leaf, index) => {
        leaf.index = index;
      });
      return kept;
    },
  };
}
