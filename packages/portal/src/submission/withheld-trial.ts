import type { SubmissionState } from '@ratchet/protocol';
import { isDecided } from '../withheld.ts';
import type { TrialView } from './submission-reads.ts';

/**
 * Design, section 7.3, once more on this side: whatever a read model hands over, runs of a round that is not opened, or of a
 * submission without a verdict, have no values here.
 */
export function withheldTrial(trial: TrialView, state: SubmissionState): TrialView {
  if (trial.isOpened && isDecided(state)) return trial;
  const sealed = { seed: null, outcome: null, metric: null, cpuSeconds: null };
  return {
    ...{ ...trial, isOpened: false, sigma: null, requiredLogE: null, points: [] },
    replicas: trial.replicas.map((replica) => ({ ...replica, ...sealed })),
  };
}
