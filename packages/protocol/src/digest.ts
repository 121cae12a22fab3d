import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Sha256 } from './ids.ts';

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const sha256Hex = (...parts: readonly (Uint8Array | string)[]): Sha256 =>
  sha256(...parts).toString('hex') as Sha256;

/** Made once for each key that stays in use: an epoch's draws all have the same one. */
const hmacKeys = new WeakMap<Uint8Array, KeyObject>();

export function hmacSha256(key: Uint8Array, message: Uint8Array): Buffer {
  const known = hmacKeys.get(key) ?? createSecretKey(key);
  hmacKeys.set(key, known);
  return createHmac('sha256', known).update(message).digest();
}
