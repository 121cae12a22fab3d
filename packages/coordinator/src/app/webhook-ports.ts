import type { KeyId } from '@ratchet/protocol';

/** What a webhook can be told of, by its owner's choice: merges, and verdicts on the owner's own submissions. */
export const webhookEvents = ['merge', 'verdict'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export interface NewWebhook {
  readonly id: string;
  readonly keyId: KeyId;
  readonly url: string;
  /** Null: every track. */
  readonly track: string | null;
  readonly events: readonly WebhookEvent[];
}

export interface StoredWebhook extends NewWebhook {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly disabledWhy: string | null;
  /** Deliveries that are still to be made. */
  readonly waiting: number;
  readonly lastTry: {
    readonly event: string;
    readonly status: string;
    readonly tries: number;
    readonly deliveredAt: Date | null;
  } | null;
}

/** Something in the public log that webhooks are told of. */
export interface LoggedEvent {
  readonly kind: WebhookEvent;
  readonly logIndex: number;
  readonly recordedAt: Date;
  /** The leaf. */
  readonly entry: Buffer;
}

/** What the public pages say of a decided submission, beside the leaf. */
export interface SubmissionFacts {
  readonly keyId: KeyId;
  /** Rounded to half a sigma, and null before the verdict. */
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface NewDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly event: string;
  readonly body: Buffer;
}

export interface Listener {
  readonly id: string;
  readonly keyId: KeyId;
  readonly track: string | null;
  readonly events: readonly WebhookEvent[];
}

/** What is due, taken so that nobody else sends it until `heldUntil`. */
export interface DueDelivery extends NewDelivery {
  readonly url: string;
  /** This one included. */
  readonly tries: number;
}

export type Outcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly at: Date }
  | { readonly kind: 'given-up' }
  /** The webhook is disabled, and everything that waits for it is dropped. */
  | { readonly kind: 'disabled'; readonly why: string };

export interface WebhookStore {
  /** Newest first. */
  list(keyId: KeyId): Promise<readonly StoredWebhook[]>;
  /** False when the key has as many as it may have. */
  add(webhook: NewWebhook, now: Date): Promise<boolean>;
  /** False when the key has no such webhook. */
  remove(keyId: KeyId, id: string): Promise<boolean>;
  /** Whether it was disabled until now. */
  enable(keyId: KeyId, id: string): Promise<boolean>;
  /** Null when the key has no such webhook that is not disabled; else how many tests it was sent since `since`. */
  testsSince(keyId: KeyId, id: string, since: Date): Promise<number | null>;
  enqueue(delivery: NewDelivery, now: Date): Promise<void>;
  hasTrack(track: string): Promise<boolean>;
  /**
   * Reads on in the log: what `deliveries` makes of each event is kept in the same transaction as how far the log was read. Answers
   * whether there may be more.
   */
  gather(
    now: Date,
    deliveries: (
      event: LoggedEvent,
      listeners: readonly Listener[],
      facts: SubmissionFacts | null,
    ) => readonly NewDelivery[],
    /** Null: a leaf that nothing can be told of. */
    submissionOf: (event: LoggedEvent) => string | null,
  ): Promise<boolean>;
  takeDue(now: Date, heldUntil: Date, atMost: number): Promise<readonly DueDelivery[]>;
  settle(
    delivery: Pick<DueDelivery, 'id' | 'webhookId'>,
    status: string,
    outcome: Outcome,
    now: Date,
  ): Promise<void>;
  /** Forgets deliveries that were made or given up, created before `before`. */
  sweep(before: Date): Promise<void>;
}

/** Sends a body to an address: what came of it, a status code or a few words. Never rejects. */
export type PostWebhook = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  signal?: AbortSignal,
) => Promise<{ readonly isDelivered: boolean; readonly isGone: boolean; readonly status: string }>;
