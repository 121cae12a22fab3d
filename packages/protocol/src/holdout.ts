import nacl from 'tweetnacl';
import { hmacSha256 } from './digest.ts';
import { RatchetError } from './errors.ts';
import type { NodeKey } from './keys.ts';

/**
 * A hold-out shard sealed to one verifier: an ephemeral X25519 key, then NaCl's box (XSalsa20-Poly1305) with a zero
 * nonce, which is safe because the ephemeral key is used once. Layout: ephemeral public key (32) || box.
 */
export function sealHoldout(shard: Uint8Array, boxPublicKey: Uint8Array, ephemeralSeed: Uint8Array): Buffer {
  const ephemeral = nacl.box.keyPair.fromSecretKey(ephemeralSeed);
  return Buffer.concat([
    ephemeral.publicKey,
    nacl.box(shard, new Uint8Array(24), boxPublicKey, ephemeral.secretKey),
  ]);
}

/** @throws RatchetError `bad-field` when it was not sealed to this key or was changed. */
export function openHoldout(sealed: Uint8Array, key: NodeKey): Buffer {
  const shard = nacl.box.open(
    sealed.subarray(32),
    new Uint8Array(24),
    sealed.subarray(0, 32),
    key.boxSecretKey,
  );
  if (shard) return Buffer.from(shard);
  throw new RatchetError({
    code: 'bad-field',
    field: 'holdout',
    rule: 'The hold-out shard does not open with this key.',
    remedy: 'Ask the track author to seal a shard to the box key on the roster.',
  });
}

/** Address of a hold-out: an HMAC under the verifier's key, so that a guess of its content cannot be confirmed by others. */
export const holdoutAddress = (shard: Uint8Array, key: NodeKey): string =>
  hmacSha256(key.boxSecretKey, shard).toString('hex');
