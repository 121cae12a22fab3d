import { standardNormal } from '../seeded-random.ts';
import { boughtVerifier, normalRuns, type RunModel, simulateRates } from '../simulation.ts';
import { type Measurement, roster, type ScenarioOptions, share } from './measurement.ts';

/** Candidates that gain nothing and whose runs are anything but normal around zero with the head's spread. */
export function strangeNoise(options: ScenarioOptions): Measurement[] {
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
export function boughtForNulls(options: ScenarioOptions): Measurement[] {
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

export function passing(
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
