/**
 * How one run of a candidate ended, as far as anything of it may leave a verifier: one of these names and, when scored,
 * one number. Never its output (design, section 7.3).
 */
export const runOutcomes = [
  'scored',
  'train-crashed',
  'train-out-of-memory',
  'train-timed-out',
  'train-output-too-large',
  'predict-crashed',
  'predict-out-of-memory',
  'predict-timed-out',
  'prediction-refused',
] as const;
export type RunOutcome = (typeof runOutcomes)[number];
