import { createHash, createHmac } from 'node:crypto';
import type { Sha256 } from './ids.ts';

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const sha256Hex = (...parts: readonly (Uint8Array | string)[]): Sha256 =>
  sha256(...parts).toString('hex') as Sha256;

export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Buffer =>
  createHmac('sha256', key).update(message).digest();
