import { Metadata, type StatusObject, status } from '@grpc/grpc-js';
import { type ErrorCode, isErrorCode, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

/** A RatchetError travels whole, as JSON in the trailer `ratchet-error-bin`; the gRPC status serves foreign tools. */
const trailer = 'ratchet-error-bin';

const statuses: Partial<Record<ErrorCode, status>> = {
  unsigned: status.UNAUTHENTICATED,
  'bad-signature': status.UNAUTHENTICATED,
  'request-expired': status.UNAUTHENTICATED,
  'unknown-key': status.UNAUTHENTICATED,
  'not-on-roster': status.PERMISSION_DENIED,
  suspended: status.PERMISSION_DENIED,
  blocked: status.PERMISSION_DENIED,
  'not-an-administrator': status.PERMISSION_DENIED,
  'bad-field': status.INVALID_ARGUMENT,
  'unknown-track': status.NOT_FOUND,
  'unknown-lease': status.NOT_FOUND,
  'unknown-submission': status.NOT_FOUND,
  'unknown-replica': status.NOT_FOUND,
  'unknown-blob': status.NOT_FOUND,
  oversized: status.OUT_OF_RANGE,
  'quota-exceeded': status.RESOURCE_EXHAUSTED,
  'hypothesis-held': status.ALREADY_EXISTS,
  'already-committed': status.ALREADY_EXISTS,
  'already-revealed': status.ALREADY_EXISTS,
  'not-a-maintainer': status.PERMISSION_DENIED,
  'not-awaiting-approval': status.FAILED_PRECONDITION,
  'idempotency-key-reused': status.ALREADY_EXISTS,
  unavailable: status.UNAVAILABLE,
  internal: status.INTERNAL,
};

export function statusOf(error: RatchetError): Partial<StatusObject> {
  const metadata = new Metadata();
  metadata.set(trailer, Buffer.from(JSON.stringify(error)));
  return { code: statuses[error.code] ?? status.FAILED_PRECONDITION, details: error.message, metadata };
}

const fieldsSchema = z.object({ code: z.string(), field: z.string(), rule: z.string(), remedy: z.string() });

/** The RatchetError in a failed call's trailer, or null when the failure is the transport's own. */
export function errorOf(metadata: Metadata | undefined): RatchetError | null {
  const [value] = metadata?.get(trailer) ?? [];
  if (!Buffer.isBuffer(value)) return null;
  try {
    const fields = fieldsSchema.parse(JSON.parse(value.toString('utf8')));
    return isErrorCode(fields.code) ? new RatchetError({ ...fields, code: fields.code }) : null;
  } catch {
    return null;
  }
}
