import { type AdminAction, RatchetError } from '@ratchet/protocol';
import type { Credit, Instant, MetricView } from '../views.ts';
import type { QuotaLimits } from './admin-reads.ts';

/** What the pages ask of whoever rules the network. Refusals are RatchetErrors. */
export interface Administration {
  isAdministrator(keyId: string): Promise<boolean>;
  overview(): Promise<AdminOverview>;
  /** Does it, with its leaf; the same key and request again find the leaf that they made. @returns its place in the log */
  act(keyId: string, request: AdminRequest): Promise<{ readonly logIndex: number }>;
  /** Hands in a maintainer's envelope, which speaks for itself. */
  approve(submission: string, envelope: string): Promise<{ readonly logIndex: number }>;
}

export interface AdminRequest {
  readonly action: AdminAction;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface AdminOverview {
  readonly tracks: readonly RuledTrack[];
  readonly verifiers: readonly RuledVerifier[];
  /** Newest first, at most 200. */
  readonly blocked: readonly BlockedKey[];
  /** Everybody's first. */
  readonly quotas: readonly RuledQuota[];
  /** Where no quota says otherwise. */
  readonly policy: {
    readonly openLeases: number;
    readonly openSubmissions: { readonly newcomer: number; readonly merged: number };
    /** Verifiers of different operators that a verdict takes. */
    readonly verifiers: number;
  };
  readonly approvals: readonly WaitingApproval[];
}

export interface RuledTrack {
  readonly name: string;
  readonly title: string;
  readonly paused: { readonly since: Instant; readonly reason: string | null } | null;
}

export interface RuledVerifier {
  readonly keyId: string;
  readonly operator: string;
  readonly seenAt: Instant | null;
  readonly suspendedAt: Instant | null;
  /** An administrator added it, and the operator's file does not list it. */
  readonly isOverride: boolean;
}

export interface BlockedKey {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly since: Instant;
  readonly reason: string | null;
}

export interface RuledQuota extends QuotaLimits {
  /** Null: everybody's. */
  readonly keyId: string | null;
  readonly displayName: string | null;
}

/** An accepted candidate of a self-scored track: all that its maintainer must look at before approving. */
export interface WaitingApproval extends Credit {
  readonly submission: string;
  readonly track: string;
  readonly trackTitle: string;
  readonly metric: MetricView;
  readonly hypothesis: string | null;
  /** The candidate, and the head that it was tested on: what the approval speaks of. */
  readonly commit: string;
  readonly head: string;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly sigma: number | null;
  readonly decidedAt: Instant | null;
  /** Key ids that may approve. */
  readonly maintainers: readonly string[];
}

const closed = async (): Promise<never> => {
  throw new RatchetError({
    code: 'unavailable',
    field: 'administration',
    rule: 'These pages show a network, and rule none.',
    remedy: 'Go to the network’s own address.',
  });
};

/** Of a portal that only shows. */
export const noAdministration: Administration = {
  isAdministrator: async () => false,
  overview: closed,
  act: closed,
  approve: closed,
};
