import { type Evidence, type EvidenceParameters, roundedLog } from './evidence.ts';
import { meanOf } from './noise.ts';

/** Where one verifier's look at a candidate stands, read anew from its runs each time. The last four are exits. */
export type LookStatus = 'open' | 'crossed' | 'screened' | 'futile' | 'unstable' | 'broken';

/** One verifier's runs, direction-adjusted; null where the candidate, or the head, crashed or ran out of its budget. */
export interface LookRuns {
  readonly candidate: readonly (number | null)[];
  readonly bank: readonly (number | null)[];
}

/** Scored runs that a look needs before it may cross, and of the head before it can be read. */
export const runsToCross = 4;
export const bankToRead = 4;
/** E at which one verifier's evidence crosses. Two of them multiply to 1 / alpha = 400, so the product needs no check. */
export const crossingLogE = roundedLog(Math.log(20));
/**
 * With ln 0.3 a submission costs 8.0 runs instead of 7.0 for the same gain merged; with ln 0.5 it costs 6.7, but then one of five
 * verifiers that vetoes stops 14 % of the gain instead of 9 %.
 */
export const futilityLog = roundedLog(Math.log(0.45));
/** Candidate runs after which a look that has not crossed is futile: one that never comes to an end must not use up the cap. */
const runsToDecide = 24;
/** A run so many sigmas below the head's mean makes a candidate unstable, unless the head has such runs (design, section 7.4). */
const unstableSigmas = 4;
/** Crashes at one verifier that end its look even where the head crashes too. */
const crashesToExit = 2;

/**
 * In this order: broken by two crashes, or by one where the head never crashes; unstable by a catastrophic run, which a
 * plainly bad candidate has too; screened by a first run below the minimum effect; futile; crossed; futile after too many
 * runs; open.
 *
 * It is a function of this look's runs and of nothing else, so no report of another verifier moves it. A look that
 * exited runs no more, so only further runs of the head can take an exit back. Nothing is remembered, and nothing need be:
 * evidence may be read at every moment, an acceptance rests on what all its looks say at that one moment, which is
 * stricter than what each said once, and exits only ever save runs.
 */
export function lookStatus(
  runs: LookRuns,
  evidence: Evidence | null,
  { sigma }: EvidenceParameters,
): LookStatus {
  const crashes = runs.candidate.filter((run) => run === null).length;
  if (crashes >= (runs.bank.includes(null) ? crashesToExit : 1)) return 'broken';
  if (evidence !== null) {
    if (hasCatastrophe(runs, sigma)) return 'unstable';
    if (evidence.n === 1 && evidence.excess < 0) return 'screened';
    if (evidence.logFutility <= futilityLog) return 'futile';
    if (evidence.n >= runsToCross && evidence.logE >= crossingLogE) return 'crossed';
  }
  return runs.candidate.length >= runsToDecide ? 'futile' : 'open';
}

export const scoredRuns = (runs: readonly (number | null)[]): number[] => runs.filter((run) => run !== null);

function hasCatastrophe({ candidate, bank }: LookRuns, sigma: number): boolean {
  const floor = meanOf(scoredRuns(bank)) - unstableSigmas * sigma;
  const isCatastrophe = (run: number | null) => run !== null && run < floor;
  return candidate.some(isCatastrophe) && !bank.some(isCatastrophe);
}
