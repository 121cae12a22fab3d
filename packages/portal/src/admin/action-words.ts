import type { AdminAction, AdminActionName } from '@ratchet/protocol';
import { counted } from '../numbers.ts';
import type { AdminOverview } from './administration.ts';

export interface ActionWords {
  /** Of a button, and the head of its page. */
  readonly label: string;
  /** In a list of what was done. */
  readonly done: string;
  /** What will happen, before it is confirmed. */
  readonly effect: string;
  readonly tone: 'good' | 'wait' | 'bad' | 'quiet';
}

export const actionWords: Readonly<Record<AdminActionName, ActionWords>> = {
  'pause-track': {
    label: 'Pause a track',
    done: 'Paused a track',
    effect:
      'From now on no lease, commitment or test begins on it. Leases, tests and merges that are under way go on to their end. Workers and verifiers are told why and since when.',
    tone: 'wait',
  },
  'resume-track': {
    label: 'Resume a track',
    done: 'Resumed a track',
    effect: 'Leases, commitments and tests begin again at once.',
    tone: 'good',
  },
  'block-key': {
    label: 'Block a key',
    done: 'Blocked a key',
    effect:
      'Every signed request of this key is refused from now on, and told your reason. What it has submitted already is judged like everybody’s; what it committed to and did not open will lapse.',
    tone: 'bad',
  },
  'unblock-key': {
    label: 'Unblock a key',
    done: 'Unblocked a key',
    effect: 'Its requests are taken again at once.',
    tone: 'good',
  },
  'set-quota': {
    label: 'Set a quota',
    done: 'Set a quota',
    effect:
      'It holds for what is asked for from now on; nothing that is held is taken away. A key’s own quota prevails over everybody’s.',
    tone: 'quiet',
  },
  'add-verifier': {
    label: 'Add a verifier',
    done: 'Added a verifier',
    effect:
      'It is on the roster at once. It runs nothing before a hold-out shard is sealed to its box key: prepare the track again with it. It stays, also when the operator’s roster file does not list it.',
    tone: 'good',
  },
  'remove-verifier': {
    label: 'Remove a verifier',
    done: 'Removed a verifier',
    effect:
      'It gets no runs from now on, and what it reports is not taken. What it said before counts. It stays off, also when the operator’s roster file lists it.',
    tone: 'bad',
  },
  'suspend-verifier': {
    label: 'Suspend a verifier',
    done: 'Suspended a verifier',
    effect: 'It gets no runs until it is reinstated. What it said before counts.',
    tone: 'bad',
  },
  'reinstate-verifier': {
    label: 'Reinstate a verifier',
    done: 'Reinstated a verifier',
    effect: 'It gets runs again, and what was held against it is forgiven.',
    tone: 'good',
  },
  'withdraw-reason': {
    label: 'Withdraw a reason',
    done: 'Withdrew a reason',
    effect:
      'The words are deleted here for good. The action itself stays, in this list and in the log, where only a hash of the words ever was.',
    tone: 'quiet',
  },
};

/** What else follows from `action` as things stand, that whoever confirms it should know. */
export function warningsOf({ action, keyId }: AdminAction, overview: AdminOverview): string[] {
  if (action !== 'remove-verifier' && action !== 'suspend-verifier') return [];
  const left = overview.verifiers.filter((one) => one.keyId !== keyId && one.suspendedAt === null);
  const operators = new Set(left.map(({ operator }) => operator)).size;
  return operators < overview.policy.verifiers
    ? [
        `After this, verifiers of ${counted(operators, 'operator')} are left. A verdict takes ${overview.policy.verifiers}: candidates will wait.`,
      ]
    : [];
}
