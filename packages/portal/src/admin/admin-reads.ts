import type { AdminActionName } from '@ratchet/protocol';
import type { Instant } from '../views.ts';

/** What everyone may see of what administrators did. */
export interface AdminReads {
  /** Newest first; `before` is a place in the log. */
  adminActions(page: { readonly before: number | null; readonly limit: number }): Promise<AdminActionList>;
  /** By its place in the log. */
  adminAction(logIndex: number): Promise<AdminActionView | null>;
}

export interface AdminActionList {
  readonly actions: readonly AdminActionView[];
  /** `before` of the next page; null on the last one. */
  readonly next: number | null;
}

export interface AdminActionView {
  /** Null for the moment in which it has no number yet. */
  readonly logIndex: number | null;
  readonly at: Instant;
  /** Key id, and its display name if it has one. */
  readonly administrator: string;
  readonly administratorName: string | null;
  readonly action: AdminActionName;
  /** What it was done to or with, as far as the action has such a thing. */
  readonly track: string | null;
  readonly keyId: string | null;
  readonly keyName: string | null;
  readonly operator: string | null;
  readonly quota: QuotaLimits | null;
  /** The earlier action that is spoken of. */
  readonly leaf: number | null;
  /** Null once it was withdrawn. */
  readonly reason: string | null;
  /** With the reason, what its hash in the log is made of; hex. Null with it. */
  readonly salt: string | null;
}

/** Null where it is as for everybody, or as the policy is. */
export interface QuotaLimits {
  readonly openLeases: number | null;
  readonly openSubmissions: number | null;
}
