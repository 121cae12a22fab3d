import { publicLeaf } from './leaf.ts';
import type { Clock, RosterMember, RosterStore, RosterSync } from './ports.ts';

/**
 * Makes the roster in force the one in the operator's file; every change is a leaf. Whom an administrator added, or took off, stays
 * so until the file says the same: then the file decides about them again.
 */
export const syncRoster =
  (parts: { roster: RosterStore; clock: Clock }) =>
  (listed: readonly RosterMember[]): Promise<RosterSync> =>
    parts.roster.replaceRoster(listed, parts.clock.now(), (members) => publicLeaf('roster', { members }));
