import { inQueueOrder, type Waiting } from '../queue.ts';
import { standardNormal, type UniformSource } from '../seeded-random.ts';
import {
  type Banks,
  estimatedSigma,
  freshBanks,
  lotOf,
  normalRuns,
  shuffled,
  simulateStream,
  tryCandidate,
} from '../simulation.ts';
import { type Measurement, meanOf, roster, type ScenarioOptions, share } from './measurement.ts';

/** A volunteer's key, and what it submits. */
interface Key {
  readonly nextEffect: () => number;
  merges: number;
}

interface Submission extends Waiting {
  readonly key: Key;
  readonly effect: number;
  /** Trusted runs that the network had made when it arrived. */
  readonly arrivedAt: number;
}

/** A track whose verifiers make one run after another, and whoever waits for them. A key has one open submission (design, section 7.11). */
class Track {
  readonly uniform: UniformSource;
  /** Of whoever has a gain, and of the others; the earliest commitment first. */
  readonly waiting = { proven: [] as Submission[], newcomers: [] as Submission[] };
  runs = 0;
  trials = 0;
  commitments = 0;
  gain = 0;
  falseMerges = 0;
  merges = 0;
  /** Trusted runs that passed between arrival and trial. */
  readonly waits: { readonly isProven: boolean; readonly runs: number }[] = [];
  private banks: Banks;
  private readonly sigma: number;

  constructor(uniform: UniformSource) {
    this.uniform = uniform;
    this.sigma = estimatedSigma(roster, uniform);
    this.banks = this.freshBanks();
  }

  submit(key: Key): void {
    const isProven = key.merges > 0;
    const line = isProven ? this.waiting.proven : this.waiting.newcomers;
    const place = { commitIndex: this.commitments, isProven, overstates: false, arrivedAt: this.runs };
    line.push({ key, effect: key.nextEffect(), ...place });
    this.commitments += 1;
  }

  /** One trial, of whoever the queue says; false when nobody waits. */
  tryNext(): Submission | null {
    // As many as the coordinator looks at.
    const seen = [...this.waiting.proven.slice(0, 64), ...this.waiting.newcomers.slice(0, 64)];
    const [next] = inQueueOrder(seen, this.uniform(), this.uniform);
    if (!next) return null;
    const line = next.isProven ? this.waiting.proven : this.waiting.newcomers;
    line.splice(line.indexOf(next), 1);
    this.waits.push({ isProven: next.isProven, runs: this.runs - next.arrivedAt });
    const { step, replicas, bankGrowth } = tryCandidate({
      candidate: normalRuns(next.effect),
      lot: shuffled(lotOf(roster), this.uniform),
      ...{ banks: this.banks, uniform: this.uniform },
      parameters: { sigma: this.sigma, rho: 0, minimumEffect: 0 },
    });
    this.runs += replicas + bankGrowth;
    this.trials += 1;
    if (step.kind === 'accept') this.merge(next);
    return next;
  }

  private merge({ key, effect }: Submission): void {
    key.merges += 1;
    this.merges += 1;
    this.gain += effect;
    if (effect <= 0) this.falseMerges += 1;
    this.banks = this.freshBanks();
  }

  private freshBanks(): Banks {
    this.runs += roster * 4;
    return freshBanks(roster, this.uniform);
  }
}

/** Every key submits again as soon as its candidate is decided: more than verifiers can ever test. */
function runUntil(track: Track, runs: number, resubmits: (key: Key) => boolean): void {
  while (track.runs < runs) {
    const tried = track.tryNext();
    if (!tried) return;
    if (resubmits(tried.key)) track.submit(tried.key);
  }
}

const keysOf = (count: number, nextEffect: () => number): Key[] =>
  Array.from({ length: count }, () => ({ nextEffect, merges: 0 }));

/** A tenth of what honest volunteers submit is real: they do not confirm much. */
const honestEffect = (uniform: UniformSource) => () => (uniform() < 0.1 ? -Math.log(uniform()) : 0);

/** Ten thousand fresh keys with nothing but nulls join a track of two hundred volunteers that has been running for a while. */
export function sybil({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const gainUnder = (attackers: number): number => {
    const track = new Track(uniform);
    for (const key of keysOf(200, honestEffect(uniform))) track.submit(key);
    runUntil(track, 10 * submissions, () => true);
    const before = track.gain;
    for (const key of keysOf(attackers, () => 0)) track.submit(key);
    runUntil(track, track.runs + 10 * submissions, () => true);
    return track.gain - before;
  };
  const [alone, attacked] = [gainUnder(0), gainUnder(10_000)];
  return [share('honest gain lost to 10,000 keys of nulls', 1 - attacked / alone, { atMost: 0.2 })];
}

/** A news item brings so many newcomers with nothing but nulls, all at once. Verifiers have time to spare before, and none after. */
export function flashCrowd({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const track = new Track(uniform);
  const regulars = keysOf(50, honestEffect(uniform));
  for (const key of regulars) key.merges = 1;
  /** Proven keys submit for seven of ten trials. Returns how long they wait. */
  const phase = () => {
    const from = track.waits.length;
    for (let trial = 0; trial < submissions; trial += 1) {
      const key = regulars[Math.floor(uniform() * regulars.length)];
      if (uniform() < 0.7 && key) track.submit(key);
      track.tryNext();
    }
    const waits = track.waits.slice(from).filter(({ isProven }) => isProven);
    return meanOf(waits.map(({ runs }) => runs));
  };
  const calm = phase();
  for (const key of keysOf(submissions, () => 0)) track.submit(key);
  const during = phase();
  const left = track.waiting.newcomers.length;
  return [
    { name: 'trusted runs for which proven keys wait, before', value: calm, unit: 'runs' },
    {
      ...{ name: 'trusted runs for which proven keys wait, with the crowd in the queue', unit: 'runs' },
      // One other trial under way, and one in five that goes before.
      ...{ value: during, atMost: 100 },
    },
    share('of the crowd served meanwhile', 1 - left / submissions, { atLeast: 0.2 }),
    share('false among merges', track.falseMerges / Math.max(1, track.merges), { atMost: 0.005 }),
  ];
}

/** What a hundred thousand volunteers send, by kind: up to which share of all, true effect, and how noisy its runs are. */
const population: readonly {
  readonly upTo: number;
  readonly effect: (uniform: UniformSource) => number;
  readonly spread: number;
}[] = [
  // Confirm before they submit: mostly real.
  { upTo: 0.3, effect: (uniform) => (uniform() < 0.5 ? -Math.log(uniform()) : -0.2), spread: 1 },
  // Submit the best of a few runs.
  { upTo: 0.6, effect: (uniform) => (uniform() < 0.05 ? -Math.log(uniform()) : 0), spread: 1 },
  // Make their claims up.
  { upTo: 0.8, effect: () => 0, spread: 1 },
  // Send what harms.
  { upTo: 0.9, effect: (uniform) => Math.log(uniform()), spread: 1 },
  // Make the result noisier.
  { upTo: 1, effect: () => 0, spread: 4 },
];

/** A million submissions of all kinds to one track, season after season. */
export function internetScale({ submissions, uniform }: ScenarioOptions): Measurement[] {
  let spread = 1;
  const nextEffect = (): number => {
    const drawn = uniform();
    const kind = population.find(({ upTo }) => drawn < upTo);
    spread = kind?.spread ?? 1;
    return kind?.effect(uniform) ?? 0;
  };
  const figures = simulateStream({
    ...{ submissions, uniform, verifiers: 5, noise: 'estimated', budget: true },
    ...{ nextEffect, runs: (effect) => normalRuns(effect, spread) },
  });
  return [
    { name: 'merges', value: figures.merges, unit: 'merges' },
    share('false among merges', figures.falseAmongMerges, { atMost: 0.005 }),
    {
      ...{ name: 'trusted runs per submission', unit: 'runs', atMost: 12 },
      value: figures.candidateRuns + figures.bankRuns,
    },
    share('gain merged', figures.gainMerged, { atLeast: 0.6 }),
  ];
}

/** Volunteers of one key each whose candidates do well under the seeds that they know, which nobody draws again. */
export function seedOverfitting({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const known = 1_000;
  const figures = simulateStream({
    ...{ submissions, uniform, verifiers: roster, noise: 'estimated', budget: true },
    nextEffect: () => 0,
    // A secret seed is one of 2^32: that it is one of the thousand happens once in four million runs.
    runs: () => (draw) => (draw() < known / 2 ** 32 ? 5 : 0) + standardNormal(draw),
  });
  return [
    {
      name: 'false merges',
      value: figures.falseMerges,
      unit: 'merges',
      atMost: Math.ceil(submissions / 5_000),
    },
  ];
}
