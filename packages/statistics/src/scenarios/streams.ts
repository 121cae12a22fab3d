import { deflatedRho, pairedCorrelation } from '../correlation.ts';
import { standardNormal, type UniformSource } from '../seeded-random.ts';
import {
  freshBanks,
  lotOf,
  pairedRuns,
  realShare,
  type Stream,
  simulateStream,
  tryCandidate,
} from '../simulation.ts';
import { type Measurement, roster, type ScenarioOptions, share } from './measurement.ts';

const mix = (
  { submissions, uniform }: ScenarioOptions,
  how: Pick<Stream, 'noise' | 'budget' | 'rho' | 'runs'>,
) =>
  simulateStream({ ...how, submissions, nextEffect: realShare(0.05, uniform), verifiers: roster, uniform });

/** Half of a run's noise is the seed's, and so the head's too: what pairing would bring, were it safe (decision 1). */
const paired = { rho: 0.6, runs: pairedRuns(0.6) };

/** As it would be found: from the 32 pairs of a head's runs with another's. */
const estimatedRho = (uniform: UniformSource): number =>
  deflatedRho(
    pairedCorrelation(
      Array.from({ length: 32 }, (): [number, number] => {
        const headRun = standardNormal(uniform);
        return [headRun, pairedRuns(0.6)(0)(uniform, 0, headRun) ?? 0];
      }),
    ),
  );

/** 5 % real, the rest exactly zero: what a merge costs, what gets through, and what is missed. */
export function table(options: ScenarioOptions): Measurement[] {
  const known = mix(options, { noise: 'known', budget: false });
  const pairedKnown = mix(options, { noise: 'known', budget: false, ...paired });
  const relative = 1.25 * (known.candidateRuns + known.bankRuns);
  const variants = [
    ['sigma known', known, runsPerSubmission, 0.65],
    ['sigma estimated', mix(options, { noise: 'estimated', budget: false }), relative, 0.65],
    ['sigma estimated, error budget', mix(options, { noise: 'estimated', budget: true }), relative, 0.65],
    ['paired, rho 0.6', pairedKnown, runsPerSubmission, 0.75],
    [
      'paired, sigma and rho estimated',
      mix(options, {
        ...paired,
        noise: 'estimated',
        budget: false,
        rho: () => estimatedRho(options.uniform),
      }),
      1.25 * (pairedKnown.candidateRuns + pairedKnown.bankRuns),
      0.7,
    ],
  ] as const;
  return variants.flatMap(([name, figures, atMost, gain]) => [
    share(`${name}: false among merges`, figures.falseAmongMerges, { atMost: 0.005 }),
    {
      ...{ name: `${name}: trusted runs per submission, banks included`, unit: 'runs', atMost },
      value: figures.candidateRuns + figures.bankRuns,
    },
    { name: `${name}: of these on heads`, value: figures.bankRuns, unit: 'runs' },
    share(`${name}: gain merged`, figures.gainMerged, { atLeast: gain }),
  ]);
}

/**
 * What two looks at every candidate, a third look at every merge and a replacement for every exit cost (design, sections 7.1,
 * 7.5 and 7.9); without them it was 3.7.
 */
const runsPerSubmission = 7.5;

/**
 * What the same merges would cost if no run had any noise, so that every look crossed at the first moment at which such an effect can,
 * each on a new head. Two thirds of all gains are below one and a half sigma, and each look has to tell them from nothing by itself.
 */
function leastRuns(effects: readonly number[]): number {
  // Box and Muller make 0 of this.
  const noiseless = () => 0.25;
  const parameters = { sigma: 1, rho: 0, minimumEffect: 0 };
  return effects.reduce((sum, effect) => {
    const { replicas, bankGrowth } = tryCandidate({
      ...{ candidate: () => effect, lot: lotOf(roster), parameters },
      ...{ banks: freshBanks(roster, noiseless), uniform: noiseless },
    });
    return sum + replicas + bankGrowth + roster * 4;
  }, 0);
}

/** The goal was 0.10, for two looks of which one could reject. What the rules of three allow at the least is measured beside it. */
const verifyOverSearch = 0.25;

/** Workers draw ideas, run each once, confirm with three and then four fresh runs, and submit what still stands. */
export function confirming({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const stands = (mean: number) => mean > 0.5;
  const runs = (effect: number, count: number) =>
    Array.from({ length: count }, () => effect + standardNormal(uniform)).reduce((a, b) => a + b, 0);
  const merged: number[] = [];
  let search = 0;
  let real = 0;
  const nextIdea = (): number => {
    for (;;) {
      const effect = uniform() < 0.02 ? -Math.log(uniform()) : 0.7 * Math.log(uniform());
      search += 1;
      if (!stands(runs(effect, 1))) continue;
      search += 3;
      const three = runs(effect, 3);
      if (!stands(three / 3)) continue;
      search += 4;
      if (!stands((three + runs(effect, 4)) / 7)) continue;
      real += effect > 0 ? 1 : 0;
      return effect;
    }
  };
  const figures = simulateStream({
    ...{ submissions, uniform, verifiers: roster, noise: 'estimated', budget: true },
    nextEffect: nextIdea,
    onMerge: (effect) => merged.push(effect),
  });
  const verify = (figures.candidateRuns + figures.bankRuns) * submissions;
  const least = leastRuns(merged) + 2 * (submissions - figures.merges);
  return [
    { name: 'search runs per submission', value: search / submissions, unit: 'runs' },
    share('submissions that are real', real / submissions),
    { name: 'trusted runs per submission', value: verify / submissions, unit: 'runs' },
    { name: 'verify over search', value: verify / search, unit: 'ratio', atMost: verifyOverSearch },
    { name: 'the same merges without any noise', value: least / search, unit: 'ratio' },
    share('false among merges', figures.falseAmongMerges, { atMost: 0.005 }),
    share('gain merged', figures.gainMerged, { atLeast: 0.65 }),
  ];
}

/** 500 keys send nothing but nulls, each the best of twenty by its own public seeds: secret seeds know nothing of that. */
export function pHacking({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const figures = simulateStream({
    ...{ submissions, uniform, verifiers: roster, noise: 'estimated', budget: true },
    nextEffect: () => 0,
  });
  return [
    {
      name: 'false merges',
      value: figures.falseMerges,
      unit: 'merges',
      atMost: Math.ceil(submissions / 5_000),
    },
    { name: 'trusted runs per submission', value: figures.candidateRuns + figures.bankRuns, unit: 'runs' },
  ];
}
