import { requiredLogE } from './error-budget.ts';
import { bankSizeForCalibration, inflatedSigma, pooledNoise } from './noise.ts';
import {
  bankSizeWanted,
  type LookReading,
  nextStep,
  type RejectReason,
  type Step,
  type TrialParameters,
} from './quorum.ts';
import { standardNormal, type UniformSource } from './seeded-random.ts';

/**
 * One run's gain over the head's true value, in units of the head's own noise; null where the candidate crashes.
 * @param verifier place on the roster, from 0; the lot is drawn anew for every candidate
 * @param headRun the head's own run under the same seed, for those that share noise with it
 */
export type RunModel = (uniform: UniformSource, verifier: number, headRun: number) => number | null;

export interface Scenario {
  readonly candidate: RunModel;
  /** Roster size. */
  readonly verifiers: number;
  /** `known`: sigma is 1, as it truly is. `estimated`: from A/A runs at every verifier, then inflated, as live. */
  readonly noise: 'known' | 'estimated';
  /** In units of the head's noise. */
  readonly minimumEffect: number;
}

export interface TrialOutcome {
  readonly step: Exclude<Step, { kind: 'replicate' }>;
  readonly readings: readonly LookReading[];
  /** Candidate runs over all verifiers. */
  readonly replicas: number;
  /** Head runs beyond the banks' first four, which this candidate made necessary. */
  readonly bankGrowth: number;
  /** The candidate's, by verifier. */
  readonly runs: ReadonlyMap<string, readonly (number | null)[]>;
}

export interface Rates {
  readonly trials: number;
  readonly accepted: number;
  readonly disputed: number;
  readonly rejected: Readonly<Record<RejectReason, number>>;
  readonly meanReplicas: number;
  readonly meanBankGrowth: number;
  /** Mean stated effect of those accepted, and the share of their intervals that hold `trueEffect`; NaN when there are none. */
  readonly meanEffect: number;
  readonly coverage: number;
}

/** A normal run around `effect` with `spread` times the head's noise. */
export const normalRuns =
  (effect: number, spread = 1): RunModel =>
  (uniform) =>
    effect + spread * standardNormal(uniform);

/** Normal runs that share `rho` of their noise with the head's under the same seed. */
export const pairedRuns =
  (rho: number) =>
  (effect: number): RunModel =>
  (uniform, _, headRun) =>
    effect + rho * headRun + Math.sqrt(1 - rho ** 2) * standardNormal(uniform);

/** What a bought verifier reports instead of its runs: the first of the roster, wherever the lot puts it. */
export const boughtVerifier =
  (says: RunModel, others: RunModel): RunModel =>
  (uniform, verifier, headRun) =>
    (verifier === 0 ? says : others)(uniform, verifier, headRun);

/** The head's runs by verifier; they grow in place, as the head's bank does while candidates come and go. */
export type Banks = Map<string, number[]>;

export const lotOf = (verifiers: number): string[] =>
  Array.from({ length: verifiers }, (_, place) => `verifier-${place}`);

export const freshBanks = (verifiers: number, uniform: UniformSource): Banks =>
  new Map(
    lotOf(verifiers).map((verifier) => [verifier, runsOf(bankSizeWanted(0), () => standardNormal(uniform))]),
  );

/** One candidate on a head with banks of its own, from its first replica to its verdict. */
export function simulateTrial(scenario: Scenario, uniform: UniformSource): TrialOutcome {
  const sigma = scenario.noise === 'known' ? 1 : estimatedSigma(scenario.verifiers, uniform);
  const parameters = { sigma, rho: 0, minimumEffect: scenario.minimumEffect };
  const banks = freshBanks(scenario.verifiers, uniform);
  const lot = shuffled(lotOf(scenario.verifiers), uniform);
  return tryCandidate({ candidate: scenario.candidate, lot, banks, parameters, uniform });
}

/**
 * Through the very functions that the coordinator calls: each open look runs one replica a round, and a bank grows before
 * the replica that needs it.
 */
export function tryCandidate(options: {
  readonly candidate: RunModel;
  readonly lot: readonly string[];
  readonly banks: Banks;
  readonly parameters: TrialParameters;
  readonly uniform: UniformSource;
}): TrialOutcome {
  const { lot, banks, parameters, uniform } = options;
  const looks = new Map(
    lot.map((verifier) => [
      verifier,
      { candidate: [] as (number | null)[], bank: banks.get(verifier) ?? [] },
    ]),
  );
  const roster = [...banks.keys()];
  let replicas = 0;
  let bankGrowth = 0;
  for (;;) {
    const { step, readings } = nextStep(lot, looks, parameters);
    if (step.kind !== 'replicate') {
      const runs = new Map([...looks].map(([verifier, { candidate }]) => [verifier, candidate]));
      return { step, readings, replicas, bankGrowth, runs };
    }
    if (step.verifiers.length === 0) throw new RangeError('A trial needs a roster of three.');
    for (const verifier of step.verifiers) {
      const look = looks.get(verifier);
      if (!look) throw new RangeError(`${verifier} is not in the lot.`);
      const wanted = bankSizeWanted(look.candidate.length + 1) - look.bank.length;
      const growth = runsOf(wanted, () => standardNormal(uniform));
      look.bank.push(...growth);
      const headRun = look.bank[look.candidate.length] ?? 0;
      look.candidate.push(options.candidate(uniform, roster.indexOf(verifier), headRun));
      bankGrowth += growth.length;
      replicas += 1;
    }
  }
}

export interface StreamFigures {
  readonly merges: number;
  readonly falseMerges: number;
  readonly falseAmongMerges: number;
  /** Per submission: replicas of candidates; and head runs, four a verifier for each new head and what grows after. */
  readonly candidateRuns: number;
  readonly bankRuns: number;
  /** Merged share of all real effect. */
  readonly gainMerged: number;
}

export interface Stream {
  readonly submissions: number;
  /** True effect of the next submission, in units of the head's noise. */
  readonly nextEffect: () => number;
  /** Its runs; normal around the effect when left out. */
  readonly runs?: (effect: number) => RunModel;
  readonly verifiers: number;
  readonly noise: Scenario['noise'];
  /** Whether merges are paid for from the error budget (`requiredLogE`). */
  readonly budget: boolean;
  /** Correlation of candidate and head under one seed that evidence counts on, or how it is found anew; 0 as live unless given. */
  readonly rho?: number | (() => number);
  readonly onMerge?: (effect: number) => void;
  readonly uniform: UniformSource;
}

/** Submissions that one hold-out tests before the next season's takes its place, and with it a new error budget. */
const holdoutLife = 5_000;

/** `share` of submissions with an effect ~ Exp(mean 1 sigma), the rest exactly zero: the worst case for false merges. */
export const realShare = (share: number, uniform: UniformSource) => (): number =>
  uniform() < share ? -Math.log(uniform()) : 0;

/**
 * Submissions one after another on one track. Each has its own lot; a merge drops the banks. Sigma, where it is estimated,
 * is estimated anew every 1,000 submissions. A merge is false when its true effect is not above zero.
 */
export function simulateStream(options: Stream): StreamFigures {
  const { verifiers, uniform, runs = normalRuns } = options;
  const total = { merges: 0, falseMerges: 0, candidateRuns: 0, gain: 0, gainMerged: 0 };
  let banks = freshBanks(verifiers, uniform);
  let bankRuns = verifiers * bankSizeWanted(0);
  let sigma = 1;
  let rho = 0;
  let mergesBefore = 0;
  for (let index = 0; index < options.submissions; index += 1) {
    if (index % 1000 === 0) {
      if (options.noise === 'estimated') sigma = estimatedSigma(verifiers, uniform);
      rho = typeof options.rho === 'function' ? options.rho() : (options.rho ?? 0);
    }
    const effect = options.nextEffect();
    if (index % holdoutLife === 0) mergesBefore = total.merges;
    const required = options.budget
      ? requiredLogE((index % holdoutLife) + 1, total.merges - mergesBefore)
      : 0;
    const { step, replicas, bankGrowth } = tryCandidate({
      candidate: runs(effect),
      lot: shuffled(lotOf(verifiers), uniform),
      ...{
        banks,
        uniform,
        parameters: { sigma, rho, minimumEffect: 0, requiredLogE: required },
      },
    });
    total.candidateRuns += replicas;
    total.gain += Math.max(0, effect);
    bankRuns += bankGrowth;
    if (step.kind !== 'accept') continue;
    total.merges += 1;
    total.gainMerged += effect;
    options.onMerge?.(effect);
    if (effect <= 0) total.falseMerges += 1;
    banks = freshBanks(verifiers, uniform);
    bankRuns += verifiers * bankSizeWanted(0);
  }
  return {
    merges: total.merges,
    falseMerges: total.falseMerges,
    falseAmongMerges: total.merges === 0 ? 0 : total.falseMerges / total.merges,
    candidateRuns: total.candidateRuns / options.submissions,
    bankRuns: bankRuns / options.submissions,
    gainMerged: total.gainMerged / total.gain,
  };
}

/** Fisher and Yates. */
export function shuffled(items: readonly string[], uniform: UniformSource): string[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(uniform() * left.length), 1));
}

const runsOf = (count: number, run: () => number): number[] =>
  Array.from({ length: Math.max(0, count) }, run);

export const estimatedSigma = (verifiers: number, uniform: UniformSource): number =>
  inflatedSigma(
    pooledNoise(
      Array.from({ length: verifiers }, () =>
        runsOf(bankSizeForCalibration(verifiers), () => standardNormal(uniform)),
      ),
    ),
  );

/** What becomes of `trials` independent candidates of one kind. */
export function simulateRates(
  scenario: Scenario,
  options: { readonly trials: number; readonly trueEffect: number; readonly uniform: UniformSource },
): Rates {
  const outcomes = Array.from({ length: options.trials }, () => simulateTrial(scenario, options.uniform));
  const share = (holds: (outcome: TrialOutcome) => boolean) =>
    outcomes.filter(holds).length / outcomes.length;
  const rejected = (reason: RejectReason) =>
    share(({ step }) => step.kind === 'reject' && step.reason === reason);
  const accepted = outcomes.flatMap(({ step }) => (step.kind === 'accept' ? [step] : []));
  const covers = accepted.filter(({ low, high }) => low <= options.trueEffect && options.trueEffect <= high);
  return {
    trials: options.trials,
    accepted: accepted.length / outcomes.length,
    disputed: share(({ step }) => step.disputed),
    rejected: {
      screen: rejected('screen'),
      futility: rejected('futility'),
      cap: rejected('cap'),
      unstable: rejected('unstable'),
      broken: rejected('broken'),
    },
    meanReplicas: meanOver(outcomes, ({ replicas }) => replicas),
    meanBankGrowth: meanOver(outcomes, ({ bankGrowth }) => bankGrowth),
    meanEffect: meanOver(accepted, ({ effect }) => effect),
    coverage: covers.length / accepted.length,
  };
}

const meanOver = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0) / items.length;
