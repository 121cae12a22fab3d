import { addSentinel, type DriftChart, emptyDriftChart } from './drift-chart.ts';
import { standardNormal, type UniformSource } from './seeded-random.ts';
import {
  boughtVerifier,
  normalRuns,
  type RunModel,
  realShare,
  simulateRates,
  simulateStream,
} from './simulation.ts';
import { canaryShare, mismatchesToSuspend, oddOneOut } from './spot-check.ts';

/** One figure of a scenario, with its limit where it has one. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface ScenarioOptions {
  readonly submissions: number;
  readonly uniform: UniformSource;
}

export interface NamedScenario {
  readonly about: string;
  /** Submissions (or trials of each kind) unless told otherwise. */
  readonly submissions: number;
  readonly measure: (options: ScenarioOptions) => readonly Measurement[];
}

/** The roster that automatic merges need at least (design, section 7.7). */
const roster = 3;

const mix = ({ submissions, uniform }: ScenarioOptions, noise: 'known' | 'estimated', budget: boolean) => {
  const nextEffect = realShare(0.05, uniform);
  return simulateStream({ submissions, nextEffect, verifiers: roster, noise, budget, uniform });
};

/** 5 % real, the rest exactly zero: what a merge costs, what gets through, and what is missed. */
function table(options: ScenarioOptions): Measurement[] {
  const variants = [
    ['sigma known', mix(options, 'known', false), 1],
    ['sigma estimated', mix(options, 'estimated', false), 1.25],
    ['sigma estimated, error budget', mix(options, 'estimated', true), 1.25],
  ] as const;
  const baseline = variants[0][1];
  return variants.flatMap(([name, figures, ratio]) => [
    share(`${name}: false among merges`, figures.falseAmongMerges, { atMost: 0.005 }),
    {
      name: `${name}: trusted runs per submission, banks included`,
      value: figures.candidateRuns + figures.bankRuns,
      unit: 'runs',
      atMost: ratio === 1 ? runsPerSubmission : ratio * (baseline.candidateRuns + baseline.bankRuns),
    },
    { name: `${name}: of these on heads`, value: figures.bankRuns, unit: 'runs' },
    share(`${name}: gain merged`, figures.gainMerged, { atLeast: 0.65 }),
  ]);
}

/**
 * What two looks at every candidate, a third look at every merge and a replacement for every exit cost (design, sections 7.1,
 * 7.5 and 7.9); without them it was 3.7.
 */
const runsPerSubmission = 7.5;

/** Workers draw ideas, run each once, confirm with three and then four fresh runs, and submit what still stands. */
function confirming({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const stands = (mean: number) => mean > 0.5;
  const runs = (effect: number, count: number) =>
    Array.from({ length: count }, () => effect + standardNormal(uniform)).reduce((a, b) => a + b, 0);
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
  });
  const verify = (figures.candidateRuns + figures.bankRuns) * submissions;
  return [
    { name: 'search runs per submission', value: search / submissions, unit: 'runs' },
    share('submissions that are real', real / submissions),
    { name: 'trusted runs per submission', value: verify / submissions, unit: 'runs' },
    { name: 'verify over search', value: verify / search, unit: 'ratio', atMost: 0.1 },
    share('false among merges', figures.falseAmongMerges, { atMost: 0.005 }),
    share('gain merged', figures.gainMerged, { atLeast: 0.65 }),
  ];
}

/** 500 keys send nothing but nulls, each the best of twenty by its own public seeds: secret seeds know nothing of that. */
function pHacking({ submissions, uniform }: ScenarioOptions): Measurement[] {
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

/** Candidates that gain nothing and whose runs are anything but normal around zero with the head's spread. */
function strangeNoise(options: ScenarioOptions): Measurement[] {
  const kinds: readonly (readonly [string, number, RunModel])[] = [
    ...[1.5, 2, 3, 5, 8].map((spread) => [`${spread} times the noise`, 0, normalRuns(0, spread)] as const),
    ['Student t with 3 degrees of freedom', 0, studentT3],
    ['a seed that interacts with the candidate', 0, seedInteraction],
    ['-0.5 sigma at 3 times the noise', -0.5, normalRuns(-0.5, 3)],
  ];
  return kinds.map(([name, trueEffect, candidate]) =>
    passing(`nulls with ${name} that pass`, { candidate, trueEffect }, options, 0.001),
  );
}

/** Student t with three degrees of freedom, scaled to the head's variance. */
const studentT3: RunModel = (uniform) =>
  standardNormal(uniform) / Math.sqrt([1, 2, 3].reduce((sum) => sum + standardNormal(uniform) ** 2, 0));

/** Half of all seeds suit the candidate by a sigma, half do not, on top of the usual noise. */
const seedInteraction: RunModel = (uniform) => (uniform() < 0.5 ? 1 : -1) + standardNormal(uniform);

/** One verifier of the roster says whatever helps, or has leaked its hold-out. */
function boughtForNulls(options: ScenarioOptions): Measurement[] {
  const kinds: readonly (readonly [string, number, RunModel])[] = [
    ['with a bought verifier', 0, boughtVerifier(normalRuns(5), normalRuns(0))],
    ['with a bought verifier that says just enough', 0, boughtVerifier(normalRuns(1.5), normalRuns(0))],
    [
      'of -0.5 sigma and 3 times the noise, with a bought verifier',
      -0.5,
      boughtVerifier(normalRuns(5), normalRuns(-0.5, 3)),
    ],
  ];
  return kinds.map(([name, trueEffect, candidate]) =>
    passing(`nulls ${name} that pass`, { candidate, trueEffect }, options, 0.01),
  );
}

/** One verifier reports losses for a rival: how much of the gain is lost, by roster. */
function veto({ submissions, uniform }: ScenarioOptions): Measurement[] {
  return [3, 5, 8].flatMap((verifiers) => {
    const stream = (runs?: (effect: number) => RunModel) =>
      simulateStream({
        ...{ submissions, uniform, verifiers, noise: 'estimated', budget: true },
        nextEffect: realShare(0.3, uniform),
        ...(runs && { runs }),
      }).gainMerged;
    const [honest, blocked] = [
      stream(),
      stream((effect) => boughtVerifier(normalRuns(-2), normalRuns(effect))),
    ];
    const limit = verifiers === 3 ? {} : { atMost: 0.1 };
    return [
      share(`roster of ${verifiers}: merged gain lost to one that vetoes`, 1 - blocked / honest, limit),
    ];
  });
}

/**
 * One of three verifiers on a deterministic track runs nothing and makes up whatever it is asked for. Each lease of any of them repeats, by
 * lot, a run of another; where two differ, the third is asked next. Leases of its own until it has stood alone twice.
 */
function lazyVerifier({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const leases = Array.from({ length: submissions }, () => {
    let caught = 0;
    for (let lease = 1; ; lease += 1) {
      for (let verifier = 0; verifier < roster; verifier += 1) {
        if (uniform() >= canaryShare) continue;
        const repeated = (verifier + (uniform() < 0.5 ? 1 : 2)) % roster;
        const asked = verifier === 0 || repeated === 0 ? [0, 1, 2] : [verifier, repeated];
        const odd = oddOneOut(
          asked.map((place) => ({
            verifier: String(place),
            answer: place === 0 ? `made up ${uniform()}` : 'true',
          })),
        );
        if (odd === '0') caught += 1;
      }
      if (caught >= mismatchesToSuspend) return lease;
    }
  });
  const within = leases.filter((lease) => lease <= 62).length / submissions;
  return [
    share('caught within 62 leases', within, { atLeast: 0.95 }),
    { name: 'leases until it is caught', value: meanOf(leases), unit: 'leases' },
  ];
}

/** A verifier whose runs shift by half a sigma after 400 sentinels' time; one sentinel in eight replicas. */
function drift({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const begins = 400;
  const seen = Array.from({ length: submissions }, () => {
    let chart: DriftChart = emptyDriftChart;
    let falseAlarms = 0;
    for (let sentinel = 1; sentinel < 20_000; sentinel += 1) {
      const shift = sentinel > begins ? 0.5 : 0;
      const next = addSentinel(chart, shift + standardNormal(uniform), 1);
      chart = next.chart;
      if (next.alarm && sentinel <= begins) falseAlarms += 1;
      else if (next.alarm) return { delay: sentinel - begins, since: next.alarm.since, falseAlarms };
    }
    return { delay: Number.POSITIVE_INFINITY, since: Number.POSITIVE_INFINITY, falseAlarms };
  });
  const alarmed = seen.filter(({ delay }) => Number.isFinite(delay));
  return [
    share('drifts of half a sigma that raise the alarm', alarmed.length / submissions, { atLeast: 0.99 }),
    {
      name: 'sentinels until the alarm',
      value: meanOf(alarmed.map(({ delay }) => delay)),
      unit: 'sentinels',
    },
    {
      name: 'false alarms per 1,000 sentinels',
      value: (1_000 * meanOf(seen.map(({ falseAlarms }) => falseAlarms))) / begins,
      unit: 'alarms',
      atMost: 1,
    },
  ];
}

/** Every scenario by its name. Each draws all its randomness from the source that it is given. */
export const scenarios: Readonly<Record<string, NamedScenario>> = {
  table: { about: 'a stream with 5 % real gains', submissions: 20_000, measure: table },
  confirming: { about: 'workers that confirm before they submit', submissions: 4_000, measure: confirming },
  'p-hacking': { about: 'nothing but nulls, from 500 keys', submissions: 5_000, measure: pHacking },
  'strange-noise': { about: 'nulls with noise of other kinds', submissions: 20_000, measure: strangeNoise },
  'bought-verifier': { about: 'nulls that one verifier helps', submissions: 10_000, measure: boughtForNulls },
  veto: { about: 'one verifier that blocks rivals', submissions: 20_000, measure: veto },
  'lazy-verifier': { about: 'a verifier that makes numbers up', submissions: 10_000, measure: lazyVerifier },
  drift: { about: 'a verifier that shifts by half a sigma', submissions: 1_000, measure: drift },
};

function passing(
  name: string,
  { candidate, trueEffect }: { readonly candidate: RunModel; readonly trueEffect: number },
  { submissions, uniform }: ScenarioOptions,
  atMost: number,
): Measurement {
  const scenario = { candidate, verifiers: roster, noise: 'estimated', minimumEffect: 0 } as const;
  return share(name, simulateRates(scenario, { trials: submissions, trueEffect, uniform }).accepted, {
    atMost,
  });
}

const share = (
  name: string,
  value: number,
  limit: { readonly atMost?: number; readonly atLeast?: number } = {},
): Measurement => ({ name, value, unit: 'share', ...limit });

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
