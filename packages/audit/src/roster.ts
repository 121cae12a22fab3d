import type { KeyId } from '@ratchet/protocol';
import type { Member } from './draws.ts';

/** The verifiers, as the log's roster and suspensions leave them. */
export interface Roster {
  replace(members: readonly Member[]): void;
  suspend(verifier: KeyId): void;
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
  return {
    replace(next) {
      // Who comes back is forgiven.
      for (const { keyId } of next)
        if (!members.some((member) => member.keyId === keyId)) suspended.delete(keyId);
      for (const { keyId } of next) ever.add(keyId);
      members = next;
    },
    suspend: (verifier) => void suspended.add(verifier),
    members: () => members,
    active: () => members.filter(({ keyId }) => !suspended.has(keyId)),
    ever,
  };
}
