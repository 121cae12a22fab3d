import type { AdminAction, KeyId, TrackName } from '@ratchet/protocol';
import type { Caller, NewLeaf } from './ports.ts';

/** What administration needs of the world: part of ports.ts. */

/** Why something is as it is, and since when. Null once the prose was taken back. */
export interface Ruling {
  readonly reason: string | null;
  readonly since: Date;
}

/** Null where it is as for everybody, or as the policy is. */
export interface Quota {
  readonly openLeases: number | null;
  readonly openSubmissions: number | null;
}

/** What holds by administrators' actions until they undo it. */
export interface Rulings {
  readonly paused: ReadonlyMap<TrackName, Ruling>;
  readonly blocked: ReadonlyMap<KeyId, Ruling>;
  /** Everybody's, and those of single keys. */
  readonly everybody: Quota;
  readonly quotas: ReadonlyMap<KeyId, Quota>;
}

export interface AdminDeed {
  readonly caller: Caller;
  readonly action: AdminAction;
  readonly reason: string;
  /** Behind which the leaf has the reason's hash. */
  readonly salt: Buffer;
  readonly leaf: NewLeaf;
  readonly now: Date;
}

export interface AdministrationStore {
  /**
   * Does it, with its leaf: nothing is planned or folded meanwhile. The same request again finds the leaf that it made.
   * @throws RatchetError `unchanged`, `unknown-track`, `not-on-roster`, `bad-field`, `idempotency-key-reused`
   */
  act(deed: AdminDeed): Promise<{ leafId: number }>;
  rulings(): Promise<Rulings>;
}
