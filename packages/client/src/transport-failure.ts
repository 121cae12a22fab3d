import { type ServiceError, status } from '@grpc/grpc-js';
import { RatchetError } from '@ratchet/protocol';
import { errorOf } from '@ratchet/wire';

/**
 * A call failed in one of two ways. Refused: the other side read it and says no, with a RatchetError; sending it again
 * changes nothing. Lost: nobody can say whether it arrived, so the same bytes are sent again.
 */
export type CallFailure =
  | { readonly kind: 'refused'; readonly error: RatchetError }
  | { readonly kind: 'lost'; readonly cause: unknown };

/** Codes by which the coordinator says that it cannot answer now, not that the request was wrong. */
const passing: ReadonlySet<string> = new Set(['unavailable', 'database-unreachable']);

/** gRPC's statuses of a connection that broke, from its own side of the wire. */
const lostStatuses: ReadonlySet<status> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
]);

export function failureOf(error: unknown): CallFailure {
  if (error instanceof RatchetError) return { kind: 'refused', error };
  const failure = error as Partial<ServiceError>;
  const refusal = errorOf(failure.metadata);
  if (refusal) return passing.has(refusal.code) ? lost(refusal) : { kind: 'refused', error: refusal };
  const code = failure.code;
  if (code !== undefined && lostStatuses.has(code)) return lost(error);
  // A connection reset in the middle of a stream surfaces as INTERNAL with HTTP/2's word for it.
  if (code === status.INTERNAL && /RST_STREAM|GOAWAY/.test(failure.details ?? '')) return lost(error);
  return { kind: 'refused', error: foreign(failure, error) };
}

const lost = (cause: unknown): CallFailure => ({ kind: 'lost', cause });

/** A status without our trailer: something else listens at that address, or a proxy stands between. */
function foreign(failure: Partial<ServiceError>, cause: unknown): RatchetError {
  const name = failure.code === undefined ? 'no status' : (status[failure.code] ?? String(failure.code));
  return new RatchetError(
    {
      code: 'internal',
      field: 'coordinator',
      rule: `The coordinator failed with ${name}: ${(failure.details ?? String(cause)).slice(0, 300)}.`,
      remedy: 'Check that the address is that of a Ratchet coordinator, and its log.',
    },
    { cause },
  );
}
