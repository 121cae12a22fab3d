import { type ErrorCode, RatchetError } from '@ratchet/protocol';
import postgres from 'postgres';

export const refusal = (code: ErrorCode, field: string, rule: string, remedy: string): RatchetError =>
  new RatchetError({ code, field, rule, remedy });

/** SQLSTATE of a violated foreign key: the row that was spoken of is not there. */
export const isForeignKeyViolation = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && error.code === '23503';
/** SQLSTATE of a violated unique index (any, or the one named): someone was first. */
export const isUniqueViolation = (error: unknown, index?: string): boolean =>
  error instanceof postgres.PostgresError &&
  error.code === '23505' &&
  (index === undefined || error.constraint_name === index);

export const unknownKey = () =>
  refusal('unknown-key', 'ratchet-key', 'This key is not registered here.', 'Register it first.');

export const keyReused = () =>
  refusal(
    'idempotency-key-reused',
    'header.idempotencyKey',
    'The key was used before, for another request.',
    'Use a new key for each thing asked for, and the same one only to repeat the same bytes.',
  );
