import { RatchetError } from '@ratchet/protocol';
import type { Instant } from '../views.ts';

/**
 * What the portal asks of whoever knows the people at it. A `visit` is the secret of a browser that is not signed in yet; null where a
 * command asked for the challenge. Refusals are RatchetErrors: `bad-field`, `bad-signature`, `request-expired`,
 * `challenge-used`, `unknown-key`.
 */
export interface Accounts {
  challenge(visit: string | null): Promise<{ readonly text: string; readonly expiresAt: Instant }>;
  /** Whom `answer` would sign in; it can still be used after that. */
  examine(
    answer: string,
    visit: string | null,
  ): Promise<{ readonly keyId: string; readonly displayName: string | null }>;
  /** Uses the answer up. */
  signIn(
    answer: string,
    visit: string | null,
  ): Promise<{ readonly token: string; readonly expiresAt: Instant }>;
  session(token: string): Promise<{ readonly keyId: string; readonly expiresAt: Instant } | null>;
  signOut(token: string): Promise<void>;
  signOutEverywhere(keyId: string): Promise<void>;
  account(keyId: string): Promise<AccountView>;
}

/** What only whoever holds the key may see. */
export interface AccountView {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly registeredAt: Instant | null;
  readonly isVerifier: boolean;
  readonly isAdministrator: boolean;
  /** Newest first. */
  readonly machines: readonly MachineView[];
  /** Newest first. */
  readonly sessions: readonly SessionView[];
}

/** As its node described it when it last started. */
export interface MachineView {
  readonly machineId: string;
  readonly role: 'worker' | 'verifier';
  readonly label: string;
  readonly hardwareClass: string;
  readonly cpus: number;
  readonly memoryMib: number;
  readonly gpus: readonly string[];
  readonly version: string;
  readonly seenAt: Instant;
}

export interface SessionView {
  readonly beganAt: Instant;
  /** To the hour. */
  readonly seenAt: Instant;
}

const closed = async (): Promise<never> => {
  throw new RatchetError({
    code: 'unavailable',
    field: 'account',
    rule: 'Nobody signs in here: these are the pages alone.',
    remedy: 'Go to the network’s own address.',
  });
};

/** Of a portal that only shows. */
export const noAccounts: Accounts = {
  challenge: closed,
  examine: closed,
  signIn: closed,
  session: async () => null,
  signOut: closed,
  signOutEverywhere: closed,
  account: closed,
};
