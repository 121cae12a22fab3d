import type { JSONValue } from 'postgres';
import type { Caller } from '../app/ports.ts';

/** Who asked, as columns of a row that travels as JSON: bytes are hexadecimal there. */
export const callerColumns = ({ keyId, idempotencyKey, requestHash }: Caller) => ({
  keyId,
  idempotencyKey,
  requestHash: requestHash.toString('hex'),
});

/** Rows of strings, numbers, dates and nulls, for `jsonb_to_recordset`: many rows in one parameter of one prepared statement. */
export const asJson = (rows: readonly object[]): JSONValue => rows as unknown as JSONValue;
