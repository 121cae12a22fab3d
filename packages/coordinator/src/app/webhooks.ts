import { type KeyId, parseKeyId, parseTrackName, RatchetError } from '@ratchet/protocol';
import { after } from './policy.ts';
import type { Clock, Operator, RandomSource } from './ports.ts';
import { bodyOf } from './webhook-bodies.ts';
import { webhookPublicKey } from './webhook-message.ts';
import type { StoredWebhook, WebhookStore } from './webhook-ports.ts';
import { webhookEvents } from './webhook-ports.ts';
import { parseWebhookUrl } from './webhook-url.ts';

export interface WebhookParts {
  readonly webhooks: WebhookStore;
  readonly operator: Operator;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Whether an address leads nowhere that may be told; said at once, though what counts is where it leads when it is sent to. */
  readonly isForbiddenHost: (hostname: string) => boolean;
  /** @throws RatchetError `blocked` */
  readonly requireUnblocked: (keyId: KeyId) => void;
}

const testsPerMinute = 3;

/** Webhooks as their owners manage them. */
export function openWebhooks(parts: WebhookParts) {
  const { webhooks, operator, clock, random } = parts;
  return {
    /** Verifies what is sent. */
    publicKey: () => webhookPublicKey(operator.key.keyId),

    async list(keyId: string) {
      return (await webhooks.list(parseKeyId(keyId, 'keyId'))).map(viewOf);
    },

    /** @throws RatchetError `bad-field`, `unknown-track`, `quota-exceeded`, `blocked` */
    async add(
      keyId: string,
      asked: { readonly url: string; readonly track: string | null; readonly events: readonly string[] },
    ): Promise<void> {
      const owner = parseKeyId(keyId, 'keyId');
      parts.requireUnblocked(owner);
      const url = parseWebhookUrl(asked.url);
      if (parts.isForbiddenHost(new URL(url).hostname)) throw privateAddress();
      const events = webhookEvents.filter((event) => asked.events.includes(event));
      if (events.length === 0 || events.length !== asked.events.length) throw noEvents();
      const track = asked.track === null ? null : parseTrackName(asked.track, 'track');
      if (track !== null && !(await webhooks.hasTrack(track))) throw unknownTrack(track);
      const added = await webhooks.add({ id: random.uuid(), keyId: owner, url, track, events }, clock.now());
      if (!added) throw tooMany();
    },

    /** @throws RatchetError `unknown-webhook` */
    async remove(keyId: string, id: string): Promise<void> {
      if (!isUuid(id) || !(await webhooks.remove(parseKeyId(keyId, 'keyId'), id))) throw unknownWebhook();
    },

    /** One that was disabled is told of what happens from now on. @throws RatchetError `unknown-webhook`, `blocked` */
    async enable(keyId: string, id: string): Promise<void> {
      const owner = parseKeyId(keyId, 'keyId');
      parts.requireUnblocked(owner);
      if (!isUuid(id) || !(await webhooks.enable(owner, id))) throw unknownWebhook();
    },

    /** Puts a test on its way. @throws RatchetError `unknown-webhook`, `quota-exceeded`, `blocked` */
    async test(keyId: string, id: string): Promise<void> {
      const owner = parseKeyId(keyId, 'keyId');
      parts.requireUnblocked(owner);
      const now = clock.now();
      const tests = isUuid(id) ? await webhooks.testsSince(owner, id, after(now, -60)) : null;
      if (tests === null) throw unknownWebhook();
      if (tests >= testsPerMinute) throw tooManyTests();
      const body = bodyOf('test', now, { webhook: id });
      await webhooks.enqueue({ id: random.uuid(), webhookId: id, event: 'test', body }, now);
    },
  };
}

export type CoordinatorWebhooks = ReturnType<typeof openWebhooks>;

const viewOf = ({ keyId: _own, createdAt, disabledAt, lastTry, ...webhook }: StoredWebhook) => ({
  ...webhook,
  createdAt: createdAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
  lastTry: lastTry && { ...lastTry, deliveredAt: lastTry.deliveredAt?.toISOString() ?? null },
});

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const privateAddress = (): RatchetError =>
  new RatchetError({
    ...{ code: 'bad-field', field: 'url', rule: 'This address is not one of the public internet.' },
    remedy: 'Give the public address of a server of yours, such as https://example.org/ratchet.',
  });

const noEvents = (): RatchetError =>
  new RatchetError({
    ...{
      code: 'bad-field',
      field: 'events',
      rule: `A webhook is told of ${webhookEvents.join(', ')}: one at least.`,
    },
    remedy: 'Choose what it is told of.',
  });

const unknownTrack = (track: string): RatchetError =>
  new RatchetError({
    ...{ code: 'unknown-track', field: 'track', rule: `There is no track ${track}.` },
    remedy: 'Choose one of the list, or all.',
  });

const unknownWebhook = (): RatchetError =>
  new RatchetError({
    ...{
      code: 'unknown-webhook',
      field: 'id',
      rule: 'You have no such webhook, or it is not in a state for this.',
    },
    remedy: 'Open /account/webhooks again and choose one there.',
  });

const tooMany = (): RatchetError =>
  new RatchetError({
    ...{ code: 'quota-exceeded', field: 'webhooks', rule: 'A key has five webhooks at most.' },
    remedy: 'Remove one first.',
  });

const tooManyTests = (): RatchetError =>
  new RatchetError({
    ...{
      code: 'quota-exceeded',
      field: 'test',
      rule: `A webhook is tested ${testsPerMinute} times a minute at most.`,
    },
    remedy: 'Wait a minute, then try again.',
  });
