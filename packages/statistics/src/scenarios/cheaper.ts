import { standardNormal, type UniformSource } from '../seeded-random.ts';
import { freshBanks, lotOf, normalRuns, realShare, shuffled, tryCandidate } from '../simulation.ts';
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
    const { step, replicas, bankGrowth } = tryCandidate({
      candidate: normalRuns(effect),
      lot: shuffled(lotOf(roster), this.uniform),
      ...{ banks: this.banks, uniform: this.uniform },
      parameters: { sigma: estimated, rho: 0, minimumEffect: 0 },
    });
    this.runs += replicas + bankGrowth;
    return step.kind === 'accept';
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

/**
 * At a quarter of the budget each of the first two verifiers sees half of the effect, under noise that has a correlation of 0.7 with
 * that of the whole run; a candidate that is half a sigma behind at both is stopped there, for half a run instead of two or more.
 */
function learningCurves({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  for (let n = 0; n < submissions; n += 1) {
    const effect = bench.offer(next());
    const early = () => effect / 2 + 0.7 * standardNormal(uniform);
    if (early() < -0.35 && early() < -0.35) bench.runs += 0.5;
    else if (bench.accepts(effect)) bench.merge([effect]);
  }
  return bench;
}

/** The candidate's four runs at each verifier become the bank of the head that it is now: no new runs, but those of a winner. */
function reusedBanks({ submissions, uniform }: ScenarioOptions, next: () => number): Outcome {
  const bench = new Bench(uniform);
  for (let n = 0; n < submissions; n += 1) {
    const effect = bench.offer(next());
    if (!bench.accepts(effect)) continue;
    // Chosen because they were high: by half a sigma in the mean of those that pass near the threshold.
    const lucky = effect < 1.5 ? 0.5 : 0.1;
    const fresh = [...freshBanks(roster, uniform)];
    const banks = new Map(fresh.map(([verifier, runs]) => [verifier, runs.map((run) => run + lucky)]));
    bench.merge([effect], banks, 0);
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
