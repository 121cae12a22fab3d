import { after } from './policy.ts';
import type { Clock, Operator, RandomSource } from './ports.ts';
import { bodyOf, isFor, tellingOf } from './webhook-bodies.ts';
import { signedHeaders } from './webhook-message.ts';
import type {
  DueDelivery,
  Listener,
  LoggedEvent,
  NewDelivery,
  Outcome,
  PostWebhook,
  SubmissionFacts,
  WebhookStore,
} from './webhook-ports.ts';

export interface TellingParts {
  readonly webhooks: WebhookStore;
  readonly operator: Operator;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly post: PostWebhook;
  /** Where the pages are that bodies link to. */
  readonly origin: () => string;
}

/** Seconds after each failed try; together a day less a few minutes. */
export const retrySeconds = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800];
/** Whoever takes a delivery has so long to send it: a crash meanwhile leaves it to be sent again, under the same id. */
const holdSeconds = 60;
const atOnce = 16;
const roundAtMost = 64;
const keptDays = 7;

/**
 * One round for all webhooks: reads on in the log, sends what is due, forgets what is old. Everything is told at least once, each
 * time under the same `webhook-id`.
 */
export function tellWebhooks(parts: TellingParts) {
  const { webhooks, clock, random } = parts;
  const deliveries = (
    event: LoggedEvent,
    listeners: readonly Listener[],
    facts: SubmissionFacts | null,
  ): NewDelivery[] => {
    const telling = tellingOf(event, facts, parts.origin());
    const body = bodyOf(event.kind, event.recordedAt, telling.data);
    return listeners
      .filter((listener) => isFor(listener, event.kind, telling, facts))
      .map(({ id: webhookId }) => ({ id: random.uuid(), webhookId, event: event.kind, body }));
  };
  // A leaf that cannot be read is left out: it must not hold up all that come after it.
  const submissionOf = (event: LoggedEvent): string | null => {
    try {
      return tellingOf(event, null, '').submission;
    } catch {
      return null;
    }
  };

  return async (signal?: AbortSignal): Promise<void> => {
    while (!signal?.aborted && (await webhooks.gather(clock.now(), deliveries, submissionOf)));
    if (signal?.aborted) return;
    const now = clock.now();
    const queue = [...(await webhooks.takeDue(now, after(now, holdSeconds), roundAtMost))];
    const hand = async () => {
      for (let next = queue.shift(); next && !signal?.aborted; next = queue.shift())
        await deliver(parts, next, signal);
    };
    await Promise.all(Array.from({ length: atOnce }, hand));
    await webhooks.sweep(after(clock.now(), -keptDays * 86_400));
  };
}

async function deliver(parts: TellingParts, due: DueDelivery, signal?: AbortSignal): Promise<void> {
  const headers = signedHeaders(parts.operator.key, due, parts.clock.now());
  const { isDelivered, isGone, status } = await parts.post(due.url, headers, due.body, signal);
  // Stopped in the middle: as after a crash, it is sent again when it is held no more.
  if (signal?.aborted && !isDelivered) return;
  const now = parts.clock.now();
  const outcome = isDelivered ? ({ kind: 'delivered' } as const) : failed(parts, due, isGone, status, now);
  await parts.webhooks.settle(due, status, outcome, now);
}

function failed(
  { random }: TellingParts,
  due: DueDelivery,
  isGone: boolean,
  status: string,
  now: Date,
): Outcome {
  if (isGone) return { kind: 'disabled', why: 'The address answered 410: it is gone.' };
  // A test is tried once: whoever sent it is looking.
  if (due.event === 'test') return { kind: 'given-up' };
  const seconds = retrySeconds[due.tries - 1];
  if (seconds === undefined)
    return { kind: 'disabled', why: `It could not be told for a day; the last try: ${status}.` };
  // A little apart, so that what failed together does not come back together.
  const late = 1 + (random.bytes(1)[0] ?? 0) / 2_560;
  return { kind: 'again', at: after(now, seconds * late) };
}
