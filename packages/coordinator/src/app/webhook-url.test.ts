import { createPublicKey, verify } from 'node:crypto';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { signedHeaders, webhookPublicKey } from './webhook-message.ts';
import { parseWebhookUrl } from './webhook-url.ts';

describe('an address for a webhook', () => {
  it.each([
    ['https://example.org/ratchet?x=1', 'https://example.org/ratchet?x=1'],
    [' http://EXAMPLE.org ', 'http://example.org/'],
    ['http://example.org:443/', 'http://example.org:443/'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
  ])('may be %s', (text, url) => expect(parseWebhookUrl(text)).toBe(url));

  it.each([
    ...[
      '',
      'example.org',
      '//example.org',
      'ftp://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ],
    ...[
      'https://u@example.org/',
      'https://u:p@example.org/',
      'https://example.org:22/',
      'http://example.org:0/',
    ],
    ...[
      'https://example.org/#x',
      `https://example.org/${'x'.repeat(500)}`,
      'http://',
      'https://exa mple.org/',
    ],
  ])('may not be %s', (text) =>
    expect(() => parseWebhookUrl(text)).toThrow(expect.objectContaining({ code: 'bad-field', field: 'url' })),
  );
});

it('signatures are verified with the public key, over id, time and body', () => {
  const key = nodeKeyFromSeed(Buffer.alloc(32, 7));
  const body = Buffer.from('{"type":"test"}');
  const headers = signedHeaders(key, { id: 'an-id', body }, new Date('2026-03-01T12:00:00.900Z'));
  expect(headers['webhook-timestamp']).toBe('1772366400');
  const raw = Buffer.from(webhookPublicKey(key.keyId).slice('whpk_'.length), 'base64');
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  });
  const signature = Buffer.from(headers['webhook-signature']!.slice('v1a,'.length), 'base64');
  const signed = (text: string) => Buffer.concat([Buffer.from(text), body]);
  expect(verify(null, signed('an-id.1772366400.'), publicKey, signature)).toBe(true);
  expect(verify(null, signed('an-id.1772366401.'), publicKey, signature)).toBe(false);
});
