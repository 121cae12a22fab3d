import { describe, expect, it } from 'vitest';
import { nodeKeyFromSeed, requestBytes } from './keys.ts';
import {
  answerLogin,
  challengeText,
  isAnswerTo,
  loginBytes,
  parseChallenge,
  parseLoginAnswer,
  siteOrigin,
} from './login.ts';

const key = nodeKeyFromSeed(Buffer.alloc(32, 7));
const origin = 'https://ratchet.example';
const challenge = { nonce: Buffer.alloc(32, 0xfe), expiresAt: new Date('2026-03-01T12:05:00Z') };

describe('the answer to a challenge', () => {
  it('comes through its text, and is of this key, this origin and this challenge alone', () => {
    const answer = parseLoginAnswer(` ${answerLogin(key, origin, challenge)}\n`);
    expect(answer).toMatchObject({ keyId: key.keyId, challenge });
    expect(isAnswerTo(origin, answer)).toBe(true);
    expect(isAnswerTo('https://ratchet.example.evil', answer)).toBe(false);
    expect(isAnswerTo('http://ratchet.example', answer)).toBe(false);
    const later = { ...challenge, expiresAt: new Date('2026-03-01T12:05:01Z') };
    expect(isAnswerTo(origin, { ...answer, challenge: later })).toBe(false);
    expect(isAnswerTo(origin, { ...answer, challenge: { ...challenge, nonce: Buffer.alloc(32) } })).toBe(
      false,
    );
    const other = nodeKeyFromSeed(Buffer.alloc(32, 8));
    expect(isAnswerTo(origin, { ...answer, keyId: other.keyId })).toBe(false);
  });
  it('is neither an envelope nor a request', () => {
    const bytes = loginBytes(origin, challenge);
    expect(bytes.subarray(0, 17).toString()).toBe('ratchet-login/v1\0');
    expect(bytes).not.toEqual(requestBytes(origin, challenge.nonce));
  });
});

describe('texts that are no challenge or answer', () => {
  const whole = answerLogin(key, origin, challenge);
  const [nonce = '', seconds, keyId, signature = ''] = whole.split('.');
  it.each([
    '',
    '.',
    challengeText(challenge),
    whole.slice(0, -1),
    `${whole}.`,
    `${whole}A`,
    [nonce, '0', keyId, signature].join('.'),
    [nonce, '-5', keyId, signature].join('.'),
    [nonce, '1e9', keyId, signature].join('.'),
    [nonce, seconds, keyId?.toUpperCase(), signature].join('.'),
    // The last character of 32 bytes in base64url carries bits that decode to nothing.
    [`${nonce.slice(0, -1)}5`, seconds, keyId, signature].join('.'),
    [nonce, seconds, keyId, `${signature}==`].join('.'),
    'x'.repeat(100_000),
  ])('%j', (text) => expect(() => parseLoginAnswer(text)).toThrow(/bad-field/));
  it('a challenge with more than its two parts', () =>
    expect(() => parseChallenge(whole)).toThrow(/bad-field/));
});

describe('the origin of a site', () => {
  it('is scheme, host and port', () =>
    expect(siteOrigin('https://Ratchet.Example:8443/a/b?c')).toBe('https://ratchet.example:8443'));
  it.each(['ratchet.example', 'javascript:alert(1)', 'file:///etc', ''])('is not in %j', (url) =>
    expect(() => siteOrigin(url)).toThrow(/bad-field/),
  );
});
