import { publicLeaf } from './leaf.ts';
import type { Clock, RosterMember, RosterStore } from './ports.ts';

/** Makes the roster in force the one in the operator's file; every change is a leaf. */
export const syncRoster =
  (parts: { roster: RosterStore; clock: Clock }) =>
  (members: readonly RosterMember[]): Promise<boolean> => {
    const sorted = [...members].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
    return parts.roster.replaceRoster(sorted, parts.clock.now(), publicLeaf('roster', { members: sorted }));
  };
