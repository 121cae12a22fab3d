import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import nacl from 'tweetnacl';
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

/** DER prefixes of RFC 8410 for a raw Ed25519 key of 32 bytes. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

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
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = nacl.sign.keyPair.fromSeed(seed).publicKey;
  // The box key must not be the signing key in another coat: it is a hash of the seed under its own name.
  const box = nacl.box.keyPair.fromSecretKey(
    nacl.hash(Buffer.concat([Buffer.from('ratchet-box-key/v1\0'), seed])).subarray(0, 32),
  );
  return {
    keyId: parseKeyId(Buffer.from(publicKey).toString('hex'), 'keyId'),
    seed,
    boxPublicKey: box.publicKey,
    boxSecretKey: box.secretKey,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

const keyObjects = new Map<KeyId, KeyObject>();
const keyObjectsAtMost = 20_000;

/** Parsing a key costs as much as a quarter of a verification: the latest ones are kept. */
function keyObject(keyId: KeyId): KeyObject {
  const known = keyObjects.get(keyId);
  if (known) return known;
  const object = createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(keyId, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  if (keyObjects.size >= keyObjectsAtMost) keyObjects.clear();
  keyObjects.set(keyId, object);
  return object;
}

/** Whether `signature` is `keyId`'s over `bytes`. Never throws: rubbish is simply not a signature. */
export function isSignedBy(keyId: KeyId, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || smallOrderKeys.has(keyId)) return false;
  try {
    return verify(null, bytes, keyObject(keyId), signature);
  } catch {
    return false;
  }
}

/**
 * Encodings of the points of small order on Curve25519's twist-free Edwards form: under such a "key" one signature fits
 * many messages. Source: RFC 7748 section 6.1 and the libsodium and Chalkias et al. 2020 lists ("Taming the many EdDSAs").
 */
const smallOrderKeys: ReadonlySet<string> = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
]);

export const isUsableKey = (keyId: KeyId): boolean => !smallOrderKeys.has(keyId);

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
