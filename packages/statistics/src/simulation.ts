import type { EvidenceParameters } from './evidence.ts';
import type { LookRuns } from './look-status.ts';
import { bankSizeForCalibration, inflatedSigma, pooledNoise } from './noise.ts';
import { bankSizeWanted, nextStep, type RejectReason, type Step } from './quorum.ts';
import { standardNormal, type UniformSource } from './seeded-random.ts';

/**
 * One run's gain over the head's true value, in units of the head's own noise; null where the candidate crashes.
 * @param verifier place in the lot, from 0
 */
export type RunModel = (uniform: UniformSource, verifier: number) => number | null;

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
  /** Candidate runs over all verifiers. */
  readonly replicas: number;
  /** Head runs beyond the banks' first four, which this candidate made necessary. */
  readonly bankGrowth: number;
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

/**
 * One candidate from its first replica to its verdict, through the very functions that the coordinator calls: each open
 * look runs one replica a round, and a bank grows before the replica that needs it.
 */
export function simulateTrial(scenario: Scenario, uniform: UniformSource): TrialOutcome {
  const lot = Array.from({ length: scenario.verifiers }, (_, place) => `verifier-${place}`);
  const head = () => standardNormal(uniform);
  const sigma = scenario.noise === 'known' ? 1 : estimatedSigma(scenario.verifiers, head);
  const parameters: EvidenceParameters = { sigma, rho: 0, minimumEffect: scenario.minimumEffect };
  const looks = new Map<string, LookRuns & { candidate: (number | null)[]; bank: number[] }>(
    lot.map((verifier) => [verifier, { candidate: [], bank: runsOf(bankSizeWanted(0), head) }]),
  );
  let replicas = 0;
  let bankGrowth = 0;
  for (;;) {
    const { step } = nextStep(lot, looks, parameters);
    if (step.kind !== 'replicate') return { step, replicas, bankGrowth };
    for (const verifier of step.verifiers) {
      const look = looks.get(verifier);
      if (!look) throw new RangeError(`${verifier} is not in the lot.`);
      const growth = runsOf(bankSizeWanted(look.candidate.length + 1) - look.bank.length, head);
      look.bank.push(...growth);
      look.candidate.push(scenario.candidate(uniform, lot.indexOf(verifier)));
      bankGrowth += growth.length;
      replicas += 1;
    }
  }
}

const runsOf = (count: number, run: () => number): number[] =>
  Array.from({ length: Math.max(0, count) }, run);

const estimatedSigma = (verifiers: number, head: () => number): number =>
  inflatedSigma(
    pooledNoise(Array.from({ length: verifiers }, () => runsOf(bankSizeForCalibration(verifiers), head))),
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
