import { type ErrorCode, RatchetError } from '@ratchet/protocol';

/** A RatchetError from its four parts, so that a check and its refusal fit on one line. */
export function refusal(
  code: ErrorCode,
  field: string,
  rule: string,
  remedy = 'Make the candidate again from the leased head.',
  cause?: unknown,
): RatchetError {
  return new RatchetError({ code, field, rule, remedy }, cause === undefined ? undefined : { cause });
}
