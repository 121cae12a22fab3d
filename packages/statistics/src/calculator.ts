import type { UniformSource } from './seeded-random.ts';
import { normalRuns, simulateRates } from './simulation.ts';

/** What a track may expect of the verification of one candidate. */
export interface Expectation {
  /** True gain over the head, metric units, larger is better. */
  readonly effect: number;
  /** Share of such candidates that is accepted. For a gain of the minimum effect or less these are false merges. */
  readonly accepted: number;
  /** Replicas of the candidate over all verifiers, and runs of the head that it makes necessary beyond the banks' first. */
  readonly candidateRuns: number;
  readonly bankRuns: number;
}

/**
 * By simulation through the coordinator's own functions, with sigma estimated as live and without the error budget, which asks for
 * more the more has been tested.
 * @param options.sigma noise of one run, metric units, above 0
 * @param options.minimumEffect gains up to this count as none, metric units
 * @param options.verifiers roster size, at least 3
 */
export function expectationOf(
  effect: number,
  options: {
    readonly sigma: number;
    readonly minimumEffect: number;
    readonly verifiers: number;
    readonly trials: number;
    readonly uniform: UniformSource;
  },
): Expectation {
  const { sigma, minimumEffect, verifiers, trials, uniform } = options;
  const trueEffect = effect / sigma;
  const rates = simulateRates(
    {
      candidate: normalRuns(trueEffect),
      ...{ verifiers, noise: 'estimated', minimumEffect: minimumEffect / sigma },
    },
    { trials, trueEffect, uniform },
  );
  return {
    effect,
    accepted: rates.accepted,
    candidateRuns: rates.meanReplicas,
    bankRuns: rates.meanBankGrowth,
  };
}
