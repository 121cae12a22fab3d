import { type ErrorCode, RatchetError } from '@ratchet/protocol';

export const refusal = (code: ErrorCode, field: string, rule: string, remedy: string): RatchetError =>
  new RatchetError({ code, field, rule, remedy });

export const unknownKey = () =>
  refusal('unknown-key', 'ratchet-key', 'This key is not registered here.', 'Register it first.');

export const keyReused = () =>
  refusal(
    'idempotency-key-reused',
    'header.idempotencyKey',
    'The key was used before, for another request.',
    'Use a new key for each thing asked for, and the same one only to repeat the same bytes.',
  );
