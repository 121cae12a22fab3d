import type { KeyId } from '@ratchet/protocol';

/** A browser that is signed in. */
export interface StoredSession {
  readonly keyId: KeyId;
  readonly beganAt: Date;
  readonly seenAt: Date;
}

/** A node of a key, as it described its machine when it last started. */
export interface StoredMachine {
  readonly machineId: string;
  readonly role: 'worker' | 'verifier';
  /** Chosen by the volunteer; may be empty. */
  readonly label: string;
  readonly hardwareClass: string;
  readonly cpus: number;
  readonly memoryMib: number;
  readonly gpus: readonly string[];
  readonly version: string;
  readonly seenAt: Date;
}

export interface StoredAccount {
  readonly displayName: string | null;
  readonly registeredAt: Date | null;
  /** On the roster of verifiers. */
  readonly isVerifier: boolean;
  /** Newest first. */
  readonly machines: readonly StoredMachine[];
  /** Newest first. */
  readonly sessions: readonly StoredSession[];
}

export interface SessionStore {
  /** Whether this network has met the key: a node, a verifier, or a maintainer of a track. */
  knows(keyId: KeyId): Promise<boolean>;
  /** False when the challenge was answered before; nothing has changed then. Of a key's sessions the newest `atMost` stay. */
  begin(session: {
    readonly nonce: Buffer;
    readonly challengeExpiresAt: Date;
    readonly tokenHash: Buffer;
    readonly keyId: KeyId;
    readonly now: Date;
    readonly atMost: number;
  }): Promise<boolean>;
  /** The session, unless it was last seen before `idleSince`. */
  find(tokenHash: Buffer, idleSince: Date): Promise<StoredSession | null>;
  seen(tokenHash: Buffer, now: Date): Promise<void>;
  end(tokenHash: Buffer): Promise<void>;
  endAll(keyId: KeyId): Promise<void>;
  account(keyId: KeyId, idleSince: Date): Promise<StoredAccount>;
  /** Forgets what has run out. */
  sweep(now: Date, idleSince: Date): Promise<void>;
}
