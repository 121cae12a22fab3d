import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { describe, expect, it } from 'vitest';
import { openHoldout, sealHoldout } from './holdout.ts';
import { parseKeyId } from './ids.ts';
import { domainBytes, isSignedBy, isUsableKey, nodeKeyFromSeed, requestBytes } from './keys.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

describe('node keys', () => {
  it('sign what tweetnacl verifies, and verify what tweetnacl signs', () => {
    fc.assert(
      fc.property(seeds, fc.uint8Array({ maxLength: 100 }), (seed, message) => {
        const key = nodeKeyFromSeed(seed);
        const pair = nacl.sign.keyPair.fromSeed(seed);
        expect(key.keyId).toBe(Buffer.from(pair.publicKey).toString('hex'));
        expect(nacl.sign.detached.verify(message, key.sign(message), pair.publicKey)).toBe(true);
        expect(isSignedBy(key.keyId, message, nacl.sign.detached(message, pair.secretKey))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('agree with node:crypto', () => {
    const key = nodeKeyFromSeed(Buffer.alloc(32, 7));
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(key.keyId, 'hex'),
    ]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const message = Buffer.from('message');
    expect(verify(null, message, publicKey, key.sign(message))).toBe(true);
  });

  it('refuse a signature whose scalar is not reduced', () => {
    const key = nodeKeyFromSeed(Buffer.alloc(32, 1));
    const message = Buffer.from('message');
    const signature = key.sign(message);
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    const malleated = Buffer.concat([
      signature.subarray(0, 32),
      Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse(),
    ]);
    expect(isSignedBy(key.keyId, message, signature)).toBe(true);
    expect(isSignedBy(key.keyId, message, malleated)).toBe(false);
  });

  it('never throw at rubbish', () => {
    fc.assert(
      fc.property(seeds, fc.uint8Array({ maxLength: 80 }), (key, signature) => {
        const keyId = parseKeyId(Buffer.from(key).toString('hex'), 'key');
        expect(isSignedBy(keyId, Buffer.from('m'), signature)).toBe(false);
      }),
    );
  });

  it('of small order are none', () => {
    const zero = parseKeyId('00'.repeat(32), 'key');
    expect(isUsableKey(zero)).toBe(false);
    // Under the identity as key, R = identity and s = 0 "sign" everything.
    const identity = parseKeyId(`01${'00'.repeat(31)}`, 'key');
    const signature = Buffer.concat([Buffer.from(`01${'00'.repeat(31)}`, 'hex'), Buffer.alloc(32)]);
    expect(isSignedBy(identity, Buffer.from('anything'), signature)).toBe(false);
  });

  it('keep the parts of what they sign apart', () => {
    const a = domainBytes('d', Buffer.from('ab'), Buffer.from('c'));
    const b = domainBytes('d', Buffer.from('a'), Buffer.from('bc'));
    expect(a.equals(b)).toBe(false);
    expect(requestBytes('/m', Buffer.from('x')).toString('latin1')).toMatch(/^ratchet-request\/v1\0/);
  });
});

describe('hold-outs', () => {
  it('are NaCl boxes: tweetnacl makes the same bytes', () => {
    const verifier = nodeKeyFromSeed(Buffer.alloc(32, 2));
    const ephemeral = nacl.box.keyPair.fromSecretKey(Buffer.alloc(32, 9));
    const box = nacl.box(
      Buffer.from('shard'),
      new Uint8Array(24),
      verifier.boxPublicKey,
      ephemeral.secretKey,
    );
    const sealed = sealHoldout(Buffer.from('shard'), verifier.boxPublicKey, Buffer.alloc(32, 9));
    expect(sealed.equals(Buffer.concat([ephemeral.publicKey, box]))).toBe(true);
  });

  it('open for their verifier only', () => {
    const [verifier, other] = [nodeKeyFromSeed(Buffer.alloc(32, 2)), nodeKeyFromSeed(Buffer.alloc(32, 3))];
    const sealed = sealHoldout(Buffer.from('shard'), verifier.boxPublicKey, Buffer.alloc(32, 9));
    expect(openHoldout(sealed, verifier).toString()).toBe('shard');
    expect(() => openHoldout(sealed, other)).toThrow(/does not open with this key/);
    expect(() => openHoldout(sealed.subarray(0, 40), verifier)).toThrow(/does not open with this key/);
    sealed[40]! ^= 1;
    expect(() => openHoldout(sealed, verifier)).toThrow(/does not open with this key/);
  });
});
