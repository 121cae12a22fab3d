import { createHash } from 'node:crypto';
import sodium from 'sodium-native';
import { RatchetError } from './errors.ts';
import { type KeyId, parseKeyId } from './ids.ts';

/**
 * What a signature is for. It stands in front of the signed bytes, so that a signature for one purpose can never be
 * shown for another (design, section 7.8). DSSE envelopes have their own prefix (`DSSEv1`).
 */
export type SignatureDomain = 'ratchet-request/v1' | 'ratchet-login/v1' | 'ratchet-box-key/v1';

/** An Ed25519 key pair of a node (RFC 8032) and, derived from the same seed, the X25519 key that hold-outs are sealed to. */
export interface NodeKey {
  readonly keyId: KeyId;
  /** 32 bytes; whoever holds it is the node. */
  readonly seed: Uint8Array;
  readonly boxPublicKey: Uint8Array;
  readonly boxSecretKey: Uint8Array;
  /** 64-byte Ed25519 signature of `bytes`. */
  sign(bytes: Uint8Array): Buffer;
}

/** The node key that `seed` (32 random bytes) determines. */
export function nodeKeyFromSeed(seed: Uint8Array): NodeKey {
  if (seed.length !== 32) {
    throw new RatchetError({
      code: 'bad-configuration',
      field: 'seed',
      rule: 'A node key is made from 32 bytes.',
      remedy: 'Restore the key file from its backup.',
    });
  }
  const [publicKey, secretKey] = [Buffer.alloc(32), Buffer.alloc(64)];
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
  // The box key must not be the signing key in another coat: it is a hash of the seed under its own name.
  const boxSecretKey = createHash('sha512')
    .update('ratchet-box-key/v1\0')
    .update(seed)
    .digest()
    .subarray(0, 32);
  return {
    keyId: parseKeyId(publicKey.toString('hex'), 'keyId'),
    seed,
    boxPublicKey: boxPublicKeyOf(boxSecretKey),
    boxSecretKey,
    sign(bytes) {
      const signature = Buffer.alloc(64);
      sodium.crypto_sign_detached(signature, bytes, secretKey);
      return signature;
    },
  };
}

/** The X25519 public key of a secret one (RFC 7748). */
export function boxPublicKeyOf(secretKey: Uint8Array): Buffer {
  const publicKey = Buffer.alloc(32);
  sodium.crypto_scalarmult_base(publicKey, secretKey);
  return publicKey;
}

/**
 * Whether `signature` is `keyId`'s over `bytes`. Never throws: rubbish is simply not a signature. libsodium is twice as fast
 * here as node:crypto, and stricter: it takes no unreduced scalar and no point of small order, under which one signature
 * fits many messages (Chalkias et al. 2020, "Taming the many EdDSAs").
 */
export const isSignedBy = (keyId: KeyId, bytes: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === 64 && sodium.crypto_sign_verify_detached(signature, bytes, Buffer.from(keyId, 'hex'));

/** Whether the key is a point of the prime-order group, as all honestly made keys are. */
export const isUsableKey = (keyId: KeyId): boolean =>
  sodium.crypto_core_ed25519_is_valid_point(Buffer.from(keyId, 'hex'));

/** The bytes that are signed: `domain NUL part NUL part …`, the parts free of ambiguity because each carries its length. */
export function domainBytes(domain: SignatureDomain | string, ...parts: readonly Uint8Array[]): Buffer {
  const pieces: Uint8Array[] = [Buffer.from(`${domain}\0`)];
  for (const part of parts) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(part.length));
    pieces.push(length, part);
  }
  return Buffer.concat(pieces);
}

/** What a node signs to send `body` (the exact bytes of the message) to the RPC `method`. */
export const requestBytes = (method: string, body: Uint8Array): Buffer =>
  domainBytes('ratchet-request/v1', Buffer.from(method), body);
