import { RatchetError } from '@ratchet/protocol';
import type { Instant } from '../views.ts';

export const webhookEvents = ['merge', 'verdict'] as const;

/**
 * What the portal asks of whoever keeps webhooks. Everything is about those of `keyId` alone; another's is `unknown-webhook`.
 * Refusals are RatchetErrors: `bad-field`, `unknown-track`, `unknown-webhook`, `quota-exceeded`, `blocked`.
 */
export interface Webhooks {
  /** What verifies the signatures, as libraries of Standard Webhooks take it; null where nothing is sent. */
  publicKey(): string | null;
  /** Newest first. */
  list(keyId: string): Promise<readonly WebhookView[]>;
  add(
    keyId: string,
    webhook: { readonly url: string; readonly track: string | null; readonly events: readonly string[] },
  ): Promise<void>;
  remove(keyId: string, id: string): Promise<void>;
  /** One that was disabled; what it missed meanwhile it is not told. */
  enable(keyId: string, id: string): Promise<void>;
  test(keyId: string, id: string): Promise<void>;
}

/** Seen by its owner only. */
export interface WebhookView {
  readonly id: string;
  readonly url: string;
  /** Null: every track. */
  readonly track: string | null;
  readonly events: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  readonly disabledWhy: string | null;
  /** Deliveries that are still to be made. */
  readonly waiting: number;
  readonly lastTry: {
    readonly event: string;
    /** Of the answer, or a few words. */
    readonly status: string;
    readonly tries: number;
    readonly deliveredAt: Instant | null;
  } | null;
}

const closed = async (): Promise<never> => {
  throw new RatchetError({
    code: 'unavailable',
    field: 'webhooks',
    rule: 'Nothing is sent from here: these are the pages alone.',
    remedy: 'Go to the network’s own address.',
  });
};

/** Of a portal that only shows. */
export const noWebhooks: Webhooks = {
  publicKey: () => null,
  list: async () => [],
  add: closed,
  remove: closed,
  enable: closed,
  test: closed,
};
