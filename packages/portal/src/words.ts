import type { RejectionReason, SubmissionState } from '@ratchet/protocol';
import type { VerificationMode } from './views.ts';

/** What states, reasons and modes are called on the pages, and the sentence that says what they mean for the reader. */
export interface Wording {
  readonly label: string;
  readonly tone: 'wait' | 'good' | 'bad' | 'quiet';
  readonly meaning: string;
}

export const stateWords: Record<SubmissionState, Wording> = {
  COMMITTED: {
    label: 'Committed',
    tone: 'quiet',
    meaning:
      'The claim is sealed in the log and can no longer change. The candidate itself follows within ten minutes.',
  },
  REVEALED: {
    label: 'Revealed',
    tone: 'quiet',
    meaning:
      'The candidate has arrived and is being checked: signature, parent, protected paths, duplicates.',
  },
  ADMITTED: {
    label: 'Waiting for verifiers',
    tone: 'quiet',
    meaning: 'It passed the checks. Verifiers, drawn by lot, start as soon as they are free.',
  },
  TESTING: {
    label: 'Being tested',
    tone: 'wait',
    meaning:
      'Independent verifiers run it under secret seeds. What they measure is shown after the verdict, so that nobody can steer by it.',
  },
  DISPUTED: {
    label: 'Disputed',
    tone: 'wait',
    meaning: 'Two verifiers disagree. Another one, drawn by lot, decides.',
  },
  ACCEPTED: {
    label: 'Accepted',
    tone: 'good',
    meaning: 'Every verifier of the quorum found enough evidence. It is waiting to be merged.',
  },
  MERGED: {
    label: 'Merged',
    tone: 'good',
    meaning: 'It was shown to beat the head, and became the next one.',
  },
  STALE: {
    label: 'Head moved',
    tone: 'quiet',
    meaning:
      'Another candidate was merged first. This one is moved onto the new head by itself and tested afresh.',
  },
  REJECTED: { label: 'Rejected', tone: 'bad', meaning: 'It was not shown to beat the head.' },
  LAPSED: {
    label: 'Lapsed',
    tone: 'bad',
    meaning: 'The claim was committed, but its candidate never arrived within ten minutes.',
  },
  REVERTED: {
    label: 'Taken back',
    tone: 'bad',
    meaning:
      'It was merged, tested again on fresh seeds, and the head was no worse without it: a later commit took it back.',
  },
};

export const reasonWords: Record<RejectionReason, { readonly label: string; readonly meaning: string }> = {
  policy: {
    label: 'against the rules',
    meaning: 'The candidate broke a rule of admission; no trusted run was spent on it.',
  },
  duplicate: {
    label: 'a duplicate',
    meaning: 'The same change was already submitted. The earlier commitment in the log has priority.',
  },
  conflict: {
    label: 'a conflict',
    meaning: 'It cannot be merged into the head as it is now. Rebase it by hand and submit again.',
  },
  screen: {
    label: 'worse at first sight',
    meaning: 'At two verifiers the very first run was worse than the head.',
  },
  futility: {
    label: 'no gain in sight',
    meaning: 'The evidence turned against it: going on would have spent runs on a small hope.',
  },
  cap: {
    label: 'undecided at the cap',
    meaning: 'The largest number of runs was spent without enough evidence either way.',
  },
  unstable: { label: 'unstable', meaning: 'Some of its runs fail catastrophically where the head’s do not.' },
  broken: {
    label: 'broken',
    meaning: 'It crashed, ran out of its budget or answered nonsense under the verifiers.',
  },
};

export const modeWords: Record<VerificationMode, { readonly label: string; readonly meaning: string }> = {
  rerun: {
    label: 'Trained again by verifiers',
    meaning:
      'Verifiers train each candidate again under secret seeds and score it on held-out data that workers are never given.',
  },
  certificate: {
    label: 'Checked by certificate',
    meaning: 'Verifiers score the submitted artifact itself, exactly.',
  },
  'self-scored': {
    label: 'Self-scored',
    meaning:
      'Candidates print their own metric, so nothing is merged without a maintainer’s signed approval.',
  },
};

export const isReason = (text: string): text is RejectionReason => Object.hasOwn(reasonWords, text);
