import type { NetworkTrack } from '@ratchet/portal';
import { countedPhase } from '../view/render-view.ts';

/** Fresh runs of the head per verifier from which on its metric may be stated (design, section 7.15). */
export const freshReplicas = 4;
/** A/A runs of a hardware class less the mean of each verifier's shard: 31 degrees of freedom (design, section 4). */
const calibrationDegreesOfFreedom = 31;

export interface Goal {
  /** Merges that this run is to make. */
  readonly wanted: number;
  /** Merges that were there when it began. */
  readonly before: number;
  readonly verifiers: number;
}

/** Runs of the head that measuring the noise takes: each verifier's own mean costs a degree of freedom. */
export const calibrationRuns = (verifiers: number): number => calibrationDegreesOfFreedom + verifiers;

export const mergesMade = (track: NetworkTrack, goal: Goal): number =>
  Math.max(0, track.merges.length - goal.before);

/** All merges are made and the newest head has fresh runs enough to state its metric: before that it is null. */
export const isReached = (track: NetworkTrack, goal: Goal): boolean =>
  mergesMade(track, goal) >= goal.wanted && track.headMetric !== null && track.baselineMetric !== null;

export function phaseOf(track: NetworkTrack, goal: Goal | null, verifiers: number): string {
  if (!track.calibrated) {
    return countedPhase('calibrating', track.trustedReplicas.bank, calibrationRuns(verifiers));
  }
  if (goal && mergesMade(track, goal) >= goal.wanted) {
    return countedPhase('measuring the new head', track.headReplicas, freshReplicas);
  }
  return 'running';
}
