import type { Metadata } from '@grpc/grpc-js';
import { isSignedBy, parseKeyId, RatchetError, requestBytes, sha256 } from '@ratchet/protocol';
import { type RequestHeader, signatureMetadata } from '@ratchet/wire';
import type { Caller, Clock } from '../app/ports.ts';

/** A request is fresh for so long, either way: clocks differ. Idempotency keys are kept for good, so a replay within it changes nothing. */
export const freshForSeconds = 300;

/**
 * Who sent `bytes` to `path`: the signature is verified over exactly what arrived, before anything of it is parsed.
 * @throws RatchetError `unsigned`, `bad-field`, `bad-signature`
 */
export function signerOf(path: string, bytes: Buffer, metadata: Metadata): ReturnType<typeof parseKeyId> {
  const [key] = metadata.get(signatureMetadata.key);
  const [signature] = metadata.get(signatureMetadata.signature);
  if (key === undefined || !Buffer.isBuffer(signature)) {
    throw new RatchetError({
      code: 'unsigned',
      field: signatureMetadata.signature,
      rule: `A request that changes something carries the metadata ${signatureMetadata.key} and ${signatureMetadata.signature}.`,
      remedy: 'Sign it with the node key.',
    });
  }
  const keyId = parseKeyId(key, signatureMetadata.key);
  if (isSignedBy(keyId, requestBytes(path, bytes), signature)) return keyId;
  throw new RatchetError({
    code: 'bad-signature',
    field: signatureMetadata.signature,
    rule: 'The signature does not fit the method, the bytes of the message and the key.',
    remedy: 'Sign the bytes that are sent, for the method that they are sent to.',
  });
}

/**
 * The caller of a request that was signed by `keyId`. The request's hash leaves its header out: a client that comes back
 * after an outage signs the same request anew, later, and is still asking for the same thing.
 * @throws RatchetError `bad-field`, `request-expired`
 */
export function callerOf(
  keyId: Caller['keyId'],
  path: string,
  request: { readonly header?: RequestHeader | null },
  clock: Clock,
): Caller {
  const { header, ...asked } = request;
  const { idempotencyKey } = checkHeader(header, clock);
  return { keyId, idempotencyKey, requestHash: sha256(path, JSON.stringify(asked)) };
}

/** @throws RatchetError `bad-field`, `request-expired` */
export function checkHeader(header: RequestHeader | null | undefined, clock: Clock): RequestHeader {
  if (!header || !/^[A-Za-z0-9_-]{8,64}$/.test(header.idempotencyKey)) {
    throw new RatchetError({
      code: 'bad-field',
      field: 'header.idempotencyKey',
      rule: 'An idempotency key is 8 to 64 of A-Z, a-z, 0-9, - and _.',
      remedy: 'Send a new one for each thing asked for.',
    });
  }
  if (Math.abs(clock.now().getTime() - header.issuedAtMs) > freshForSeconds * 1000) {
    throw new RatchetError({
      code: 'request-expired',
      field: 'header.issuedAtMs',
      rule: `A request is taken for ${freshForSeconds} seconds after it was issued.`,
      remedy: 'Set the clock right, and sign the request anew.',
    });
  }
  return header;
}
