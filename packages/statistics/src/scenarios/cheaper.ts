import { standardNormal, type UniformSource } from '../seeded-random.ts';
import {
  freshBanks,
  lotOf,
  normalRuns,
  type RunModel,
  realShare,
  shuffled,
  tryCandidate,
} from '../simulation.ts';
import { type Measurement, roster, type ScenarioOptions } from './measurement.ts';

/** What a way to verify costs and finds. */
interface Outcome {
  readonly runs: number;
  readonly gain: number;
  readonly offered: number;
  readonly merges: number;
  readonly falseMerges: number;
}

/**
 * Ways to make verification cheaper, each beside what the coordinator does, on the stream of `table` or, for bundles, on one like
 * `confirming` submits. A way is worth having when it saves runs, loses no gain, merges nothing that is not better, and asks nobody
 * to be trusted who is not. The coordinator uses none of these; docs/VERIFICATION.md says why of each.
 */
export function cheaper(options: ScenarioOptions): Measurement[] {
  const { uniform } = options;
  const mostlyNull = () => realShare(0.05, uniform)();
  const mostlyReal = () => (uniform() < 0.73 ? -Math.log(uniform()) : 0.3 * Math.log(uniform()));
  return [
    ...told('one by one, 5 % real', oneByOne(options, mostlyNull), { least: 0.6 }),
    ...told('stopped at a quarter of the curve', learningCurves(options, mostlyNull), {}),
    ...told("the winner's runs as the next bank", reusedBanks(options, mostlyNull), {}),
    ...told('the highest claim first, 20 % made up', claimOrdered(options, mostlyNull, true), {}),
    ...told('the earliest first, as many trials', claimOrdered(options, mostlyNull, false), {}),
    ...told('one by one, 73 % real', oneByOne(options, mostlyReal), { least: 0.6 }),
    ...told('three in a bundle, 73 % real', bundles(options, mostlyReal), {}),
  ];
}

const told = (
  name: string,
  { runs, gain, offered, merges, falseMerges }: Outcome,
  { least }: { readonly least?: number },
): Measurement[] => [
  { name: `${name}: trusted runs per unit of gain`, value: runs / gain, unit: 'runs' },
  {
    ...{ name: `${name}: gain merged`, value: gain / offered, unit: 'share' },
    ...(least !== undefined && { atLeast: least }),
  },
  {
    ...{ name: `${name}: false among merges`, value: falseMerges / Math.max(1, merges), unit: 'share' },
    ...(least !== undefined && { atMost: 0.005 }),
  },
];

/** Sigma as it is estimated on average, the same for all ways. */
const estimated = 1.13;

/** A track that tests one thing after another and counts. */
class Bench {
  runs = 4 * roster;
  gain = 0;
  offered = 0;
  merges = 0;
  falseMerges = 0;
  banks: ReturnType<typeof freshBanks>;
  private readonly uniform: UniformSource;

  constructor(uniform: UniformSource) {
    this.uniform = uniform;
    this.banks = freshBanks(roster, uniform);
  }

  /** Whether runs around `effect` would be accepted. */
  accepts(effect: number): boolean {
    return this.tested(normalRuns(effect)).step.kind === 'accept';
  }

  tested(candidate: RunModel, lot = shuffled(lotOf(roster), this.uniform)) {
    const outcome = tryCandidate({
      ...{ candidate, lot },
      ...{ banks: this.banks, uniform: this.uniform },
      parameters: { sigma: estimated, rho: 0, minimumEffect: 0 },
    });
    this.runs += outcome.replicas + outcome.bankGrowth;
    return outcome;
  }

  merge(effects: readonly number[], banks = freshBanks(roster, this.uniform), bankRuns = 4 * roster): void {
    for (const effect of effects) {
      this.merges += 1;
      this.gain += effect;
      if (effect <= 0) this.falseMerges += 1;
    }
    this.banks = banks;
    this.runs += bankRuns;
  }

  offer(effect: number): number {
    this.offered += Math.max(0, effect);
    return effect;
  }
}

function oneByOne({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  for (let n = 0; n < submissions; n += 1) {
    const effect = bench.offer(next());
    if (bench.accepts(effect)) bench.merge([effect]);
  }
  return bench;
}

/** Of the noise of a run at a quarter of its budget with that of the whole run. */
const earlyCorrelation = 0.7;
const earlySigmas = 0.7;

/**
 * At a quarter of the budget each of the first two verifiers sees half of the effect, under noise that is correlated with that of the
 * whole run; a candidate that is half a sigma behind at both is stopped there, for half a run instead of two or more.
 */
function learningCurves({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  const names = lotOf(roster);
  for (let n = 0; n < submissions; n += 1) {
    const effect = bench.offer(next());
    const lot = shuffled(names, uniform);
    /** Of the first run at those who look early, by their place on the roster. */
    const noise = new Map(
      lot.slice(0, 2).map((verifier) => [names.indexOf(verifier), standardNormal(uniform)]),
    );
    const isBehind = (of: number): boolean => {
      const own = Math.sqrt(1 - earlyCorrelation ** 2) * standardNormal(uniform);
      return effect / 2 + earlySigmas * (earlyCorrelation * of + own) < -0.35;
    };
    if ([...noise.values()].every(isBehind)) {
      bench.runs += 0.5;
      continue;
    }
    const { step } = bench.tested((draw, verifier) => {
      const first = noise.get(verifier);
      noise.delete(verifier);
      return effect + (first ?? standardNormal(draw));
    }, lot);
    if (step.kind === 'accept') bench.merge([effect]);
  }
  return bench;
}

/** The candidate's own runs at each verifier become the bank of the head that it is now, filled up to four: few new runs, but those of a winner. */
function reusedBanks({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  for (let n = 0; n < submissions; n += 1) {
    const effect = bench.offer(next());
    const { step, runs } = bench.tested(normalRuns(effect));
    if (step.kind !== 'accept') continue;
    let filled = 0;
    const banks = new Map(
      [...freshBanks(roster, uniform)].map(([verifier, fresh]): [string, number[]] => {
        // From here on the head is what it is: its runs lie around zero, but for how lucky they were.
        const own = (runs.get(verifier) ?? []).map((run) => (run ?? 0) - effect);
        const missing = fresh.slice(0, Math.max(0, fresh.length - own.length));
        filled += missing.length;
        return [verifier, [...own, ...missing]];
      }),
    );
    bench.merge([effect], banks, filled);
  }
  return bench;
}

/** Twenty wait at a time, and verifiers have time for a third of what is offered. */
function claimOrdered(
  { submissions, uniform }: ScenarioOptions,
  next: () => number,
  byClaim: boolean,
): Outcome {
  const bench = new Bench(uniform);
  const waiting: { effect: number; claim: number }[] = [];
  for (let n = 0; n < submissions; n += 1) {
    const isMadeUp = uniform() < 0.2;
    const effect = bench.offer(isMadeUp ? 0 : next());
    const claim = isMadeUp ? 3 + uniform() : effect + standardNormal(uniform);
    waiting.push({ effect, claim });
    if (waiting.length < 20) continue;
    if (byClaim) waiting.sort((a, b) => b.claim - a.claim);
    const first = n % 3 === 0 ? waiting.shift() : undefined;
    if (!byClaim && n % 3 !== 0) waiting.splice(Math.floor(uniform() * waiting.length), 1);
    else if (byClaim && n % 3 !== 0) waiting.pop();
    if (first && bench.accepts(first.effect)) bench.merge([first.effect]);
  }
  return bench;
}

/** Three candidates are tested as one, whose effect is their sum; where that fails each is tested by itself. */
function bundles({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  for (let n = 0; n < submissions; n += 3) {
    const effects = [0, 1, 2].map(() => bench.offer(next()));
    if (bench.accepts(effects.reduce((sum, effect) => sum + effect, 0))) bench.merge(effects);
    else for (const effect of effects) if (bench.accepts(effect)) bench.merge([effect]);
  }
  return bench;
}
