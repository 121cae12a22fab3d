import type { Evidence, EvidenceParameters } from './evidence.ts';
import { meanOf } from './noise.ts';

/** Where one verifier's look at a candidate stands. Everything but `open` is final for that verifier. */
export type LookStatus = 'open' | 'crossed' | 'screened' | 'futile' | 'unstable' | 'broken';

/** One verifier's runs: null where the candidate crashed or ran out of its budget. */
export interface LookRuns {
  readonly candidate: readonly (number | null)[];
  readonly bank: readonly number[];
}

/** Runs that a look needs before it may cross, and of the head before it can be read. */
export const runsToCross = 4;
export const bankToRead = 4;
/** E at which one verifier's evidence crosses. */
export const crossingLogE = Math.log(20);
export const futilityLog = Math.log(0.3);
/** A run so many sigmas below the head's mean makes a candidate unstable, unless the head has such runs (section 7.4). */
const unstableSigmas = 4;

export function lookStatus(
  runs: LookRuns,
  evidence: Evidence | null,
  { sigma }: EvidenceParameters,
): LookStatus {
  const failures = runs.candidate.filter((run) => run === null).length;
  if (failures >= 2) return 'broken';
  if (evidence === null) return 'open';
  if (hasCatastrophe(runs, sigma)) return 'unstable';
  if (evidence.n === 1 && evidence.excess < 0) return 'screened';
  if (evidence.logFutility <= futilityLog) return 'futile';
  return evidence.n >= runsToCross && evidence.logE >= crossingLogE && failures === 0 ? 'crossed' : 'open';
}

function hasCatastrophe({ candidate, bank }: LookRuns, sigma: number): boolean {
  const floor = meanOf(bank) - unstableSigmas * sigma;
  return candidate.some((run) => run !== null && run < floor) && !bank.some((run) => run < floor);
}
