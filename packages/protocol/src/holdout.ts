import sodium from 'sodium-native';
import { hmacSha256 } from './digest.ts';
import { RatchetError } from './errors.ts';
import { boxPublicKeyOf, type NodeKey } from './keys.ts';

/**
 * A hold-out shard sealed to one verifier: an ephemeral X25519 key, then NaCl's box (XSalsa20-Poly1305) with a zero
 * nonce, which is safe because the ephemeral key is used once. Layout: ephemeral public key (32) || box.
 */
export function sealHoldout(shard: Uint8Array, boxPublicKey: Uint8Array, ephemeralSeed: Uint8Array): Buffer {
  const box = Buffer.alloc(shard.length + macBytes);
  sodium.crypto_box_easy(box, shard, zeroNonce, boxPublicKey, ephemeralSeed);
  return Buffer.concat([boxPublicKeyOf(ephemeralSeed), box]);
}

const macBytes = 16;
const zeroNonce = Buffer.alloc(24);

/** @throws RatchetError `bad-field` when it was not sealed to this key or was changed. */
export function openHoldout(sealed: Uint8Array, key: NodeKey): Buffer {
  const [ephemeral, box] = [sealed.subarray(0, 32), sealed.subarray(32)];
  if (box.length >= macBytes) {
    const shard = Buffer.alloc(box.length - macBytes);
    if (sodium.crypto_box_open_easy(shard, box, zeroNonce, ephemeral, key.boxSecretKey)) return shard;
  }
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
