import { type AdminAction, type AdminStatement, misfitsOf, parseKeyId } from '@ratchet/protocol';
import type { Roster } from './roster.ts';

/** What administrators' actions leave: who is on the roster, and which tracks are paused. */
export interface Administration {
  /** Returns what is wrong with it. */
  take(statement: AdminStatement): string[];
  isPaused(track: string): boolean;
}

type Follow = (action: { track: string; keyId: ReturnType<typeof parseKeyId> } & AdminAction) => string[];

export function openAdministration(roster: Roster): Administration {
  const paused = new Set<string>();
  const blocked = new Set<string>();
  const added = (set: Set<string>, name: string, what: string) => {
    if (set.has(name)) return [`${name} is ${what} twice.`];
    set.add(name);
    return [];
  };
  const taken = (set: Set<string>, name: string, what: string) =>
    set.delete(name) ? [] : [`${name} was not ${what}.`];
  const onRoster = (keyId: string): boolean => roster.members().some((member) => member.keyId === keyId);

  /** What an action's own leaf must bring about; of the others the log says nothing more. */
  const follow: Partial<Record<AdminAction['action'], Follow>> = {
    'pause-track': ({ track }) => added(paused, track, 'paused'),
    'resume-track': ({ track }) => taken(paused, track, 'paused'),
    'block-key': ({ keyId }) => added(blocked, keyId, 'blocked'),
    'unblock-key': ({ keyId }) => taken(blocked, keyId, 'blocked'),
    'add-verifier'({ keyId, member }) {
      if (onRoster(keyId)) return [`${keyId} joins the roster that it is on.`];
      roster.add({ keyId, operator: member?.operator ?? '' });
      return [];
    },
    'remove-verifier'({ keyId }) {
      if (!onRoster(keyId)) return [`${keyId} leaves the roster that it is not on.`];
      roster.remove(keyId);
      return [];
    },
    'suspend-verifier'({ keyId }) {
      if (!onRoster(keyId)) return [`${keyId} is suspended, and is not on the roster.`];
      roster.suspend(keyId);
      return [];
    },
    'reinstate-verifier': ({ keyId }) =>
      roster.reinstate(keyId) ? [] : [`${keyId} is reinstated, and was not suspended.`],
  };
  return {
    take(statement) {
      const { administrator, reason, at, ...action } = statement;
      const misfits = misfitsOf(action);
      if (misfits.length > 0)
        return [`${action.action} by ${administrator} with a wrong ${misfits.join(', ')}.`];
      const { track, keyId } = action;
      const subject = {
        track: track ?? '',
        // Of an action without a key, nothing asks for it.
        keyId: parseKeyId(keyId ?? administrator, 'keyId'),
      };
      return follow[action.action]?.({ ...action, ...subject }) ?? [];
    },
    isPaused: (track) => paused.has(track),
  };
}
