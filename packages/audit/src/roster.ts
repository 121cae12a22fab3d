import type { KeyId } from '@ratchet/protocol';
import type { Member } from './draws.ts';

/** The verifiers, as the log's rosters, suspensions and administrators leave them. */
export interface Roster {
  replace(members: readonly Member[]): void;
  add(member: Member): void;
  remove(verifier: KeyId): void;
  suspend(verifier: KeyId): void;
  /** False where it was not suspended. */
  reinstate(verifier: KeyId): boolean;
  members(): readonly Member[];
  /** Those that may be drawn. */
  active(): readonly Member[];
  /** Everyone who was ever on it. */
  readonly ever: ReadonlySet<KeyId>;
}

export function openRoster(): Roster {
  const ever = new Set<KeyId>();
  const suspended = new Set<KeyId>();
  let members: readonly Member[] = [];
  const replace = (next: readonly Member[]): void => {
    // Who comes back is forgiven.
    for (const { keyId } of next)
      if (!members.some((member) => member.keyId === keyId)) suspended.delete(keyId);
    for (const { keyId } of next) ever.add(keyId);
    members = next;
  };
  return {
    replace,
    add: (member) => replace([...members, member]),
    remove: (verifier) => replace(members.filter(({ keyId }) => keyId !== verifier)),
    suspend: (verifier) => void suspended.add(verifier),
    reinstate: (verifier) => suspended.delete(verifier),
    members: () => members,
    active: () => members.filter(({ keyId }) => !suspended.has(keyId)),
    ever,
  };
}
