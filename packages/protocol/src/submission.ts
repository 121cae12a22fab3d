/**
 * The life of a submission (design, section 4):
 *
 *   COMMITTED -> REVEALED -> ADMITTED -> TESTING -> ACCEPTED -> MERGED
 *
 * leaving by REJECTED, LAPSED (committed, never revealed in time) and passing through DISPUTED (another verifier decides) and STALE (the head
 * moved: rebased, and evidence starts anew). A rejection may be tested again, by lot or because a verifier behind it had
 * drifted: then it is as if the head had moved. A merge that a later one takes back is REVERTED. One pure function of state and event; replaying the events gives the state.
 */
export const submissionStates = [
  'COMMITTED',
  'REVEALED',
  'ADMITTED',
  'TESTING',
  'DISPUTED',
  'ACCEPTED',
  'MERGED',
  'STALE',
  'REJECTED',
  'LAPSED',
  'REVERTED',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const rejectionReasons = [
  'policy',
  'duplicate',
  'conflict',
  'screen',
  'futility',
  'cap',
  'unstable',
  'broken',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

export type SubmissionEvent =
  | { readonly kind: 'reveal' }
  | { readonly kind: 'lapse' }
  | { readonly kind: 'admit' }
  | { readonly kind: 'start-testing' }
  | { readonly kind: 'dispute' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject'; readonly reason: RejectionReason }
  | { readonly kind: 'head-moved' }
  | { readonly kind: 'rebase' }
  | { readonly kind: 'epoch-ended' }
  | { readonly kind: 'retest' }
  | { readonly kind: 'revert' }
  | { readonly kind: 'merge' };

type Transitions = Partial<Record<SubmissionEvent['kind'], SubmissionState>>;

const transitions: Record<SubmissionState, Transitions> = {
  COMMITTED: { reveal: 'REVEALED', lapse: 'LAPSED' },
  REVEALED: { admit: 'ADMITTED', reject: 'REJECTED' },
  ADMITTED: { 'start-testing': 'TESTING', reject: 'REJECTED', 'head-moved': 'STALE' },
  TESTING: {
    dispute: 'DISPUTED',
    accept: 'ACCEPTED',
    reject: 'REJECTED',
    'head-moved': 'STALE',
    'epoch-ended': 'ADMITTED',
  },
  DISPUTED: { accept: 'ACCEPTED', reject: 'REJECTED', 'head-moved': 'STALE', 'epoch-ended': 'ADMITTED' },
  ACCEPTED: { merge: 'MERGED', 'head-moved': 'STALE', reject: 'REJECTED' },
  STALE: { rebase: 'ADMITTED', reject: 'REJECTED', 'head-moved': 'STALE' },
  MERGED: { revert: 'REVERTED' },
  REJECTED: { retest: 'STALE' },
  LAPSED: {},
  REVERTED: {},
};

/** The state after `event`, or null when that event cannot happen in `state`. */
export const nextState = (state: SubmissionState, event: SubmissionEvent): SubmissionState | null =>
  transitions[state][event.kind] ?? null;

/** Whether something is still to happen to it: an ended one is at most tested again. */
export const isOpen = (state: SubmissionState): boolean =>
  state !== 'MERGED' && state !== 'REJECTED' && state !== 'LAPSED' && state !== 'REVERTED';

/** States in which a candidate waits for, or undergoes, trusted runs. */
export const openStates = submissionStates.filter(isOpen);
