import { RatchetError } from '@ratchet/protocol';
import { noWebhooks, type Webhooks, type WebhookView } from './webhooks.ts';

export const webhookId = '0196a000-0000-7000-8000-000000000001';

export const webhook: WebhookView = {
  ...{ id: webhookId, url: 'https://example.org/ratchet', track: null, events: ['merge', 'verdict'] },
  ...{ createdAt: '2026-05-01T09:00:00.000Z', disabledAt: null, disabledWhy: null, waiting: 1 },
  lastTry: { event: 'merge', status: '500', tries: 3, deliveredAt: null },
};

/** Webhooks of one key; what was asked for is kept. */
export function fixtureWebhooks(owner: string, views: readonly WebhookView[] = [webhook]) {
  const asked: unknown[][] = [];
  const own = (keyId: string, id: string) => {
    if (keyId === owner && views.some((view) => view.id === id)) return;
    throw new RatchetError({
      code: 'unknown-webhook',
      field: 'id',
      rule: 'You have no such webhook.',
      remedy: 'Choose one of yours.',
    });
  };
  const webhooks: Webhooks = {
    ...noWebhooks,
    publicKey: () => 'whpk_AAAA',
    list: async (keyId) => (keyId === owner ? views : []),
    async add(keyId, wanted) {
      if (wanted.url.includes('127.0.0.1'))
        throw new RatchetError({ code: 'bad-field', field: 'url', rule: 'Not public.', remedy: 'Another.' });
      asked.push(['add', keyId, wanted]);
    },
    async remove(keyId, id) {
      own(keyId, id);
      asked.push(['remove', keyId, id]);
    },
    async enable(keyId, id) {
      own(keyId, id);
      asked.push(['enable', keyId, id]);
    },
    async test(keyId, id) {
      own(keyId, id);
      asked.push(['test', keyId, id]);
    },
  };
  return { webhooks, asked };
}
