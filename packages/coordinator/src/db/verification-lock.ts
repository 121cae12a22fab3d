import type { Transaction } from './connection.ts';

/**
 * Planning, folding, and whatever ends trials wholesale (a merge, the end of an epoch) go one after the other: a trial must
 * not begin on a head that moves at that moment. Held until the transaction ends; taken before any row.
 */
export const lockVerification = (sql: Transaction) => sql`select pg_advisory_xact_lock(7203003)`;
