import { dsse } from '@sigstore/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStatement, preAuthEncoding, sealStatement } from './envelope.ts';
import { nodeKeyFromSeed } from './keys.ts';

const key = nodeKeyFromSeed(Buffer.alloc(32, 7));
const other = nodeKeyFromSeed(Buffer.alloc(32, 8));
const statement = {
  subjectName: 'words',
  gitCommit: 'a'.repeat(40),
  predicateType: 'https://ratchet.dev/predicates/test/v1',
  predicate: { effect: 0.125 },
};
const expected = {
  predicateType: statement.predicateType,
  schema: z.strictObject({ effect: z.number() }),
  field: 'claim',
};
const parsed = (bytes: Buffer) =>
  JSON.parse(bytes.toString()) as { payload: string; signatures: { keyid: string; sig: string }[] };
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('envelopes', () => {
  it('encodes as the DSSE specification shows', () => {
    expect(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });

  it('counts bytes, not characters', () => {
    expect(preAuthEncoding('t', Buffer.from('ü')).toString()).toBe('DSSEv1 1 t 2 ü');
  });
  it('is what sigstore makes of the same bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,80}$/), fc.uint8Array({ maxLength: 300 }), (type, bytes) => {
        const body = Buffer.from(bytes);
        expect(preAuthEncoding(type, body)).toEqual(dsse.preAuthEncoding(type, body));
      }),
    );
  });

  it('brings a statement back with its signer', () => {
    expect(openStatement(sealStatement(key, statement), expected)).toEqual({
      ...statement,
      signer: key.keyId,
    });
  });

  it('refuses a payload that was changed after signing', () => {
    const envelope = parsed(sealStatement(key, statement));
    const payload = Buffer.from(envelope.payload, 'base64').toString().replace('0.125', '0.725');
    const forged = bytesOf({ ...envelope, payload: Buffer.from(payload).toString('base64') });
    expect(() => openStatement(forged, expected)).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  });

  it("refuses another key's name on a signature", () => {
    const envelope = parsed(sealStatement(key, statement));
    const forged = bytesOf({ ...envelope, signatures: [{ ...envelope.signatures[0], keyid: other.keyId }] });
    expect(() => openStatement(forged, expected)).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  });

  it.each([
    ['no JSON', Buffer.from('rubbish'), 'claim'],
    ['broken UTF-8', Buffer.from([0xff, 0xfe]), 'claim'],
    [
      'no signature',
      bytesOf({ ...parsed(sealStatement(key, statement)), signatures: [] }),
      'claim.signatures',
    ],
    [
      'another payload type',
      bytesOf({ ...parsed(sealStatement(key, statement)), payloadType: 'text/plain' }),
      'claim.payloadType',
    ],
  ])('names the field of what is not an envelope: %s', (_name, bytes, field) => {
    expect(() => openStatement(bytes, expected)).toThrow(
      expect.objectContaining({ code: 'bad-field', field }),
    );
  });

  it('refuses a good signature under a predicate of another kind', () => {
    const bytes = sealStatement(key, {
      ...statement,
      predicateType: 'https://ratchet.dev/predicates/other/v1',
    });
    expect(() => openStatement(bytes, expected)).toThrow(
      expect.objectContaining({ field: 'claim.predicateType' }),
    );
  });

  it('names every bad field of the predicate', () => {
    const bytes = sealStatement(key, { ...statement, predicate: { effect: 'much', more: 1 } });
    expect(() => openStatement(bytes, expected)).toThrow(/claim\.predicate\.effect/);
  });
});
