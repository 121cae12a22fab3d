import { clipped } from '../legible.ts';

interface KindWording {
  readonly label: string;
  readonly meaning: string;
}

/** What kinds of leaves are called, and what each is there for. */
const words: Readonly<Record<string, KindWording>> = {
  commitment: {
    label: 'a commitment',
    meaning:
      'A volunteer is bound to a candidate and a claim that nobody has seen yet. Its place is its priority.',
  },
  claim: { label: 'an opening', meaning: 'The candidate behind a commitment has arrived, with its claim.' },
  refusal: {
    label: 'a refusal',
    meaning: 'A rule turned a candidate away before any trusted run was spent on it.',
  },
  assignment: {
    label: 'an assignment',
    meaning: 'Verifiers were drawn by lot for a round of testing. Sealed until the epoch is over.',
  },
  replica: {
    label: 'a trusted run',
    meaning: 'What one verifier measured, signed by it. Sealed until the epoch is over.',
  },
  verdict: {
    label: 'a verdict',
    meaning: 'What the evidence of all verifiers came to, signed by the coordinator.',
  },
  merge: { label: 'a merge', meaning: 'A candidate became the head of its track.' },
  track: { label: 'a track', meaning: 'A research question was opened, with its rules.' },
  roster: { label: 'a roster', meaning: 'Who the trusted verifiers are, from here on.' },
  epoch: {
    label: 'the beginning of an epoch',
    meaning: 'The hash of the key that draws seeds and lots from here on.',
  },
  'epoch-end': {
    label: 'the end of an epoch',
    meaning: 'Its key: now every seed and lot can be drawn again.',
  },
  calibration: { label: 'a calibration', meaning: 'How noisy runs of a track are on a hardware class.' },
  season: { label: 'a season', meaning: 'Held-out data was exchanged for fresh, with a new error budget.' },
  abandonment: {
    label: 'an abandoned run',
    meaning: 'A verifier did not report in time; the run is leased again.',
  },
  retest: { label: 'a test from scratch', meaning: 'A rejection is tested again by others, drawn by lot.' },
  overturned: {
    label: 'an overturned rejection',
    meaning: 'Others found what these verifiers had turned down.',
  },
  drift: { label: 'drift', meaning: 'A verifier’s runs of a fixed reference have moved.' },
  doubt: { label: 'a doubt', meaning: 'What a verifier said since then counts no more.' },
  mismatch: { label: 'a mismatch', meaning: 'Two verifiers got different answers from the same seed.' },
  suspension: { label: 'a suspension', meaning: 'A verifier is drawn no more.' },
  alone: {
    label: 'a verifier that stands alone',
    meaning: 'It differed from the others in too many verdicts.',
  },
  approval: {
    label: 'an approval',
    meaning: 'A maintainer’s signed word that a self-scored candidate may be merged.',
  },
  admin: { label: 'an act of administration', meaning: 'Something that the operator did by hand, and why.' },
};

export const kindWords = (kind: string): KindWording =>
  Object.hasOwn(words, kind)
    ? (words[kind] as KindWording)
    : { label: clipped(kind, 40), meaning: 'An entry of the public log.' };
