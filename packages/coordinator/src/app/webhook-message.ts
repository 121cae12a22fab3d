import type { NodeKey } from '@ratchet/protocol';

/**
 * The headers of the Standard Webhooks specification, signed by the operator (`v1a`, Ed25519 over `id.timestamp.body`). What is signed
 * begins with a UUID and a point, as nothing else does that this key signs.
 */
export function signedHeaders(
  key: Pick<NodeKey, 'sign'>,
  { id, body }: { readonly id: string; readonly body: Buffer },
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = key.sign(Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]));
  return {
    'content-type': 'application/json',
    'user-agent': 'ratchet-webhooks',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1a,${signature.toString('base64')}`,
  };
}

/** The key that verifies them, as libraries of that specification take it. */
export const webhookPublicKey = (keyId: string): string =>
  `whpk_${Buffer.from(keyId, 'hex').toString('base64')}`;
