import type { SubmissionState } from '@ratchet/protocol';
import type { Queryable } from './connection.ts';

/**
 * Asks for the state of rows that are found by their id. As a plain comparison the planner would rather look up the state
 * first, or go through all that is open, whenever its statistics are of a moment when there was nothing.
 */
export const isIn = (sql: Queryable, state: SubmissionState) => sql`(state = ${state}) is true`;

/** Open submissions, in the words of the index that finds them by state: literals, since a parameter proves nothing. */
export const isOpen = (sql: Queryable) =>
  sql`state in ('COMMITTED', 'REVEALED', 'ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE')`;
