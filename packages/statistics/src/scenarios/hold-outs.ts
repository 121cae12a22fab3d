import { requiredLogE } from '../error-budget.ts';
import { standardNormal, type UniformSource } from '../seeded-random.ts';
import { freshBanks, lotOf, type RunModel, shuffled, simulateTrial, tryCandidate } from '../simulation.ts';
import { type Measurement, roster, type ScenarioOptions, share } from './measurement.ts';

/**
 * One of three shards is known to an author, whose nulls do well by five sigma there alone. Who holds it shows: it crossed where
 * two others turned the candidate down.
 */
export function leakedHoldout({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const candidate: RunModel = (draw, verifier) => (verifier === 0 ? 5 : 0) + standardNormal(draw);
  let merged = 0;
  let crossings = 0;
  let named = 0;
  for (let n = 0; n < submissions; n += 1) {
    const { step, readings } = simulateTrial(
      { candidate, verifiers: roster, noise: 'estimated', minimumEffect: 0 },
      uniform,
    );
    if (step.kind === 'accept') merged += 1;
    const crossed = readings.filter(({ status }) => status === 'crossed');
    if (step.kind === 'accept' || crossed.length === 0) continue;
    crossings += 1;
    if (crossed.length === 1 && crossed[0]?.verifier === 'verifier-0') named += 1;
  }
  return [
    share('candidates that know one shard and are merged', merged / submissions, { atMost: 0.01 }),
    share('rejected with a crossing that names the holder', named / Math.max(1, crossings), {
      atLeast: 0.95,
    }),
  ];
}

/** How far a shard's idiosyncrasies go: a change of everything that gains nothing does better or worse on a shard by so much, in sigmas. */
const shardLuckSigmas = 0.2;
/** A candidate is so many choices that are as good either way, but for what a shard happens to like. */
const choices = 100;
/** Changed at random in each submission. */
const changed = 5;

/**
 * One author climbs on what verdicts tell: it changes some of its candidate's choices at random, keeps the change where the candidate
 * came as far as before or farther, and submits again, to find what does well on these hold-outs and nowhere else. True effects are
 * all zero, and nothing but the shards' own liking bounds what can be found (the attack of Blum and Hardt 2015, on three shards at once). Each
 * season, of 5,000 tests, has other hold-outs.
 */
export function holdoutProbing({ submissions, uniform }: ScenarioOptions): Measurement[] {
  let shards = likings(uniform);
  let head = signs(uniform);
  let kept = head;
  let banks = freshBanks(roster, uniform);
  let [merges, budgetMerges, before] = [0, 0, 0];
  let farthest = Number.NEGATIVE_INFINITY;
  const rank = { broken: 0, screen: 0, unstable: 0, futility: 1, cap: 2 } as const;
  for (let n = 0; n < submissions; n += 1) {
    if (n % 5_000 === 0) {
      shards = likings(uniform);
      budgetMerges = 0;
    }
    const tried = flipped(kept, uniform);
    const own = luckOf(head, shards);
    const luck = luckOf(tried, shards).map((value, shard) => value - (own[shard] ?? 0));
    const { step } = tryCandidate({
      candidate: (draw, verifier) => (luck[verifier] ?? 0) + standardNormal(draw),
      lot: shuffled(lotOf(roster), uniform),
      ...{ banks, uniform },
      parameters: {
        ...{ sigma: 1.13, rho: 0, minimumEffect: 0 },
        requiredLogE: requiredLogE((n % 5_000) + 1, budgetMerges),
      },
    });
    const reached = step.kind === 'accept' ? 3 : rank[step.reason];
    if (reached >= before) kept = tried;
    before = reached === 3 ? 0 : reached;
    farthest = Math.max(
      farthest,
      Math.min(...luckOf(kept, shards).map((value, shard) => value - (own[shard] ?? 0))),
    );
    if (step.kind !== 'accept') continue;
    merges += 1;
    budgetMerges += 1;
    banks = freshBanks(roster, uniform);
    head = tried;
  }
  return [
    {
      name: 'merges without any effect',
      value: merges,
      unit: 'merges',
      atMost: Math.ceil(submissions / 1_000),
    },
    { name: 'luck on the worst shard, at most', value: farthest, unit: 'sigmas' },
  ];
}

/** What each of three shards likes of each choice. */
const likings = (uniform: UniformSource): number[][] =>
  Array.from({ length: roster }, () => Array.from({ length: choices }, () => standardNormal(uniform)));

const signs = (uniform: UniformSource): number[] =>
  Array.from({ length: choices }, () => (uniform() < 0.5 ? -1 : 1));

function flipped(candidate: readonly number[], uniform: UniformSource): number[] {
  const next = [...candidate];
  for (let n = 0; n < changed; n += 1) {
    const place = Math.floor(uniform() * choices);
    next[place] = -(next[place] ?? 1);
  }
  return next;
}

/** Sigmas by which a candidate does better on each shard than it is. */
const luckOf = (candidate: readonly number[], shards: readonly (readonly number[])[]): number[] =>
  shards.map(
    (liking) =>
      (shardLuckSigmas / Math.sqrt(choices)) *
      liking.reduce((sum, value, n) => sum + value * (candidate[n] ?? 0), 0),
  );
