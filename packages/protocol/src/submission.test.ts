import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOpen,
  nextState,
  type SubmissionEvent,
  type SubmissionState,
  submissionStates,
} from './submission.ts';

const events: SubmissionEvent[] = [
  ...(
    [
      'reveal',
      'lapse',
      'admit',
      'start-testing',
      'dispute',
      'accept',
      'head-moved',
      'rebase',
      'epoch-ended',
      'retest',
      'revert',
      'merge',
    ] as const
  ).map((kind) => ({ kind })),
  { kind: 'reject', reason: 'screen' },
];

const afterTheEnd: Record<string, SubmissionState> = {
  'REJECTED retest': 'STALE',
  'MERGED revert': 'REVERTED',
};

describe('the life of a submission', () => {
  it('leads from commitment to merge', () => {
    const path: SubmissionEvent[] = [
      { kind: 'reveal' },
      { kind: 'admit' },
      { kind: 'start-testing' },
      { kind: 'accept' },
      { kind: 'merge' },
    ];
    let state: SubmissionState | null = 'COMMITTED';
    for (const event of path) state = state && nextState(state, event);
    expect(state).toBe('MERGED');
  });

  it('never leads out of an end, and is merged only out of an acceptance', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (happened) => {
        let state: SubmissionState = 'COMMITTED';
        const seen: SubmissionState[] = [state];
        for (const event of happened) {
          const next = nextState(state, event);
          if (!isOpen(state)) expect(next).toBe(afterTheEnd[`${state} ${event.kind}`] ?? null);
          if (next === 'MERGED') expect(state).toBe('ACCEPTED');
          state = next ?? state;
          seen.push(state);
        }
        if (state === 'MERGED') expect(seen).toContain('ADMITTED');
      }),
    );
  });

  it('starts evidence anew after every move of the head', () => {
    for (const state of submissionStates) {
      const moved = nextState(state, { kind: 'head-moved' });
      if (moved) expect(moved).toBe('STALE');
    }
    expect(nextState('STALE', { kind: 'rebase' })).toBe('ADMITTED');
    expect(nextState('STALE', { kind: 'accept' })).toBeNull();
  });
});
