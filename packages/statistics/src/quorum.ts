import { type Evidence, type EvidenceParameters, evidenceOf, roundedLog } from './evidence.ts';
import { anytimeInterval } from './interval.ts';
import { bankToRead, type LookRuns, type LookStatus, lookStatus, scoredRuns } from './look-status.ts';

export interface LookReading {
  readonly verifier: string;
  /** Null while there is nothing to read: no run yet, or too small a bank. */
  readonly evidence: Evidence | null;
  readonly status: LookStatus;
}

export type RejectReason = 'screen' | 'futility' | 'cap' | 'unstable' | 'broken';

/** What to do next with a candidate. Disputed: verifiers disagree, and others decide. */
export type Step =
  | { readonly kind: 'replicate'; readonly verifiers: readonly string[]; readonly disputed: boolean }
  | {
      readonly kind: 'accept';
      readonly disputed: boolean;
      readonly effect: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: 'reject'; readonly reason: RejectReason; readonly disputed: boolean };

export interface TrialParameters extends EvidenceParameters {
  /** ln E that all crossings together must reach: the error budget's say (`requiredLogE`). Without it the crossings suffice. */
  readonly requiredLogE?: number;
}

/** Verifiers that look from the start. */
const quorum = 2;
/** Looks that must cross: the quorum and the third look (section 7.9). */
const crossings = 3;
/** Looks that must exit to reject: no single veto (section 7.5). */
const exits = 2;
/** Candidate runs over all looks. */
const cap = 48;
/** 1 / alpha. Where only two looks can cross, each must reach it alone, so that one honest verifier of the two is enough. */
export const decisiveLogE = roundedLog(Math.log(400));
/** Scored runs that each crossing needs once another look saw a catastrophe. */
const runsAfterCatastrophe = 12;
/** Effects of two verifiers further apart than this are disputed (section 7.1). */
const disputeStandardErrors = 3;
/** 1 - alpha of the interval that an acceptance states. */
const intervalAlpha = 0.05;

/**
 * Reads every look and says what comes next. `lot` is the roster in drawn order. The first two look at once. One that exits
 * (screen, futility, unstable, broken) frees its slot and the next in the lot takes it; two exits reject, for the reason of
 * the first. When two have crossed, the next must cross as well: three crossings accept.
 *
 * After one exit a roster of three has only two looks left. Neither the exit nor the crossings may decide alone, since one
 * verifier may be bought: the two go on until each has E >= 1 / alpha by itself, and then it is accepted, disputed.
 * After an exit by a catastrophe, all that cross need twelve runs each: a rare one hides from four.
 *
 * The cap counts every candidate run of the lot, so each `replicate` comes nearer to the end. Its `verifiers` is empty
 * only where the lot is too short for a quorum and a third look: then it waits for verifiers to come back.
 * @param lot the roster in drawn order, each verifier once
 * @param looks runs by verifier; a verifier without an entry has none
 */
export function nextStep(
  lot: readonly string[],
  looks: ReadonlyMap<string, LookRuns>,
  parameters: TrialParameters,
): { readonly step: Step; readonly readings: readonly LookReading[] } {
  const runsOf = (verifier: string): LookRuns => looks.get(verifier) ?? { candidate: [], bank: [] };
  const readings = readLooks(lot, runsOf, parameters);
  return { step: stepOf(lot, readings, runsOf, parameters), readings };
}

/** The readings of the looks that have begun by now, in the order of the lot. */
function readLooks(
  lot: readonly string[],
  runsOf: (verifier: string) => LookRuns,
  parameters: EvidenceParameters,
): LookReading[] {
  const readings: LookReading[] = [];
  for (const verifier of lot) {
    if (readings.length >= looksWanted(readings)) break;
    const runs = runsOf(verifier);
    const evidence = readLook(runs, parameters);
    readings.push({ verifier, evidence, status: lookStatus(runs, evidence, parameters) });
  }
  return readings;
}

/** Null where there is nothing to read: no run, too small a bank, noise unknown, or numbers beyond what arithmetic holds. */
function readLook(runs: LookRuns, parameters: EvidenceParameters): Evidence | null {
  const look = { candidate: scoredRuns(runs.candidate), bank: scoredRuns(runs.bank) };
  const isNoiseKnown = parameters.sigma > 0 && Number.isFinite(parameters.sigma);
  if (!isNoiseKnown || look.candidate.length === 0 || look.bank.length < bankToRead) return null;
  const evidence = evidenceOf(look, isPaired(runs) ? parameters : { ...parameters, rho: 0 });
  return Number.isFinite(evidence.logE) && Number.isFinite(evidence.effect) ? evidence : null;
}

/** Whether the i-th candidate run still faces the head's i-th once crashes are left out. */
const isPaired = ({ candidate, bank }: LookRuns): boolean =>
  !candidate.includes(null) && !bank.includes(null);

/** Two from the start, one more for each that has exited, and the third look when two have crossed. */
function looksWanted(readings: readonly LookReading[]): number {
  const crossed = readings.filter(({ status }) => status === 'crossed').length;
  return quorum + exited(readings).length + (crossed >= quorum ? crossings - quorum : 0);
}

const exited = (readings: readonly LookReading[]): LookReading[] =>
  readings.filter(({ status }) => status !== 'open' && status !== 'crossed');

function stepOf(
  lot: readonly string[],
  readings: readonly LookReading[],
  runsOf: (verifier: string) => LookRuns,
  parameters: TrialParameters,
): Step {
  const gone = exited(readings);
  const crossed = readings.filter(({ status }) => status === 'crossed');
  const open = openLooks(readings, runsOf, gone.length);
  const disputed = (gone.length > 0 && crossed.length > 0) || farApart(readings);
  const isUnstable = gone.some(({ status }) => status === 'unstable');
  const [first] = gone;
  if (gone.length >= exits && first) return { kind: 'reject', reason: reasonOf(first.status), disputed };
  const isEnough = crossed.length >= crossings;
  const isNobodyLeft = open.length === 0 && gone.length + crossed.length >= crossings;
  const undecided = crossed.filter(({ evidence }) => {
    if (evidence === null) return true;
    return (!isEnough && evidence.logE < decisiveLogE) || (isUnstable && evidence.n < runsAfterCatastrophe);
  });
  const mayEnd = isEnough || isNobodyLeft;
  const isPaidFor = totalLogE(crossed) >= (parameters.requiredLogE ?? 0);
  if (mayEnd && undecided.length === 0 && isPaidFor)
    return { kind: 'accept', disputed, ...pooledEffect(crossed, parameters) };
  const runs = lot.reduce((sum, verifier) => sum + runsOf(verifier).candidate.length, 0);
  if (runs >= cap) return { kind: 'reject', reason: 'cap', disputed };
  const wanting = undecided.length > 0 ? undecided : crossed;
  const asked = mayEnd ? wanting.map(({ verifier }) => verifier) : open;
  return { kind: 'replicate', verifiers: asked, disputed };
}

/**
 * The open looks that run next: all of them, unless one more exit rejects. Then only those with the fewest runs, since a look
 * is likeliest to exit at its first run: a candidate that is going to be rejected is so after fewer runs.
 */
function openLooks(
  readings: readonly LookReading[],
  runsOf: (verifier: string) => LookRuns,
  exitsSoFar: number,
): string[] {
  const open = readings.filter(({ status }) => status === 'open').map(({ verifier }) => verifier);
  const runs = (verifier: string) => runsOf(verifier).candidate.length;
  const fewest = Math.min(...open.map(runs));
  return exitsSoFar === exits - 1 ? open.filter((verifier) => runs(verifier) === fewest) : open;
}

/** Every verifier has a hold-out of its own, so their e-values may be multiplied. */
const totalLogE = (readings: readonly LookReading[]): number =>
  readings.reduce((sum, { evidence }) => sum + (evidence?.logE ?? 0), 0);

function reasonOf(status: LookStatus): RejectReason {
  switch (status) {
    case 'screened':
      return 'screen';
    case 'unstable':
    case 'broken':
      return status;
    default:
      return 'futility';
  }
}

/** Whether two verifiers' effects, each with at least four runs, are too far apart. */
function farApart(readings: readonly LookReading[]): boolean {
  const read = readings.flatMap(({ evidence }) => (evidence && evidence.n >= 4 ? [evidence] : []));
  return read.some((a, i) => read.slice(i + 1).some((b) => areFarApart(a, b)));
}

const areFarApart = (a: Evidence, b: Evidence): boolean =>
  Math.abs(a.effect - b.effect) > disputeStandardErrors * Math.sqrt(a.variance + b.variance);

/**
 * The crossed looks' effects weighted by their precision, with an interval that holds whenever it is read. A look far from
 * the middle one (of two, from the lower) is left out: a verifier that invents a gain must not get it published.
 */
function pooledEffect(crossed: readonly LookReading[], { sigma }: EvidenceParameters) {
  const ordered = crossed
    .flatMap(({ evidence }) => (evidence ? [evidence] : []))
    .sort((a, b) => a.effect - b.effect);
  const middle = ordered[Math.floor((ordered.length - 1) / 2)];
  const read = ordered.filter((evidence) => middle && !areFarApart(evidence, middle));
  const precision = read.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const effect = read.reduce((sum, { effect, variance }) => sum + effect / variance, 0) / precision;
  return { effect, ...anytimeInterval({ effect, variance: 1 / precision, sigma, alpha: intervalAlpha }) };
}

/** Head runs wanted on a verifier before the candidate's `n`-th replica there is read. */
export const bankSizeWanted = (n: number): number => Math.min(64, Math.max(bankToRead, n));
