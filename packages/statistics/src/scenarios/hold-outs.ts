import { requiredLogE } from '../error-budget.ts';
import { standardNormal } from '../seeded-random.ts';
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

/** How far the shards' idiosyncrasies go: a change that gains nothing does better or worse on a shard by so much, in sigmas. */
const shardLuckSigmas = 0.2;

/**
 * One author climbs on what verdicts tell: it changes its candidate at random, keeps the change where the reason for the rejection was a
 * later one than before, and submits again, to find what does well on these hold-outs and nowhere else. True effects are all zero.
 * Each season, of 5,000 tests, has other hold-outs.
 */
export function holdoutProbing({ submissions, uniform }: ScenarioOptions): Measurement[] {
  let luck = [0, 0, 0];
  let banks = freshBanks(roster, uniform);
  let merges = 0;
  let budgetMerges = 0;
  let farthest = 0;
  const rank = { broken: 0, screen: 0, unstable: 0, futility: 1, cap: 2 } as const;
  let before = 0;
  for (let n = 0; n < submissions; n += 1) {
    if (n % 5_000 === 0) {
      luck = luck.map(() => shardLuckSigmas * standardNormal(uniform));
      budgetMerges = 0;
    }
    const tried = luck.map((value) => value + shardLuckSigmas * standardNormal(uniform) * Math.SQRT1_2);
    const { step } = tryCandidate({
      candidate: (draw, verifier) => (tried[verifier] ?? 0) + standardNormal(draw),
      lot: shuffled(lotOf(roster), uniform),
      ...{ banks, uniform },
      parameters: {
        ...{ sigma: 1.13, rho: 0, minimumEffect: 0 },
        requiredLogE: requiredLogE((n % 5_000) + 1, budgetMerges),
      },
    });
    const reached = step.kind === 'accept' ? 3 : rank[step.reason];
    if (reached >= before) luck = shrunk(tried);
    before = reached === 3 ? 0 : reached;
    farthest = Math.max(farthest, Math.min(...luck));
    if (step.kind !== 'accept') continue;
    merges += 1;
    budgetMerges += 1;
    banks = freshBanks(roster, uniform);
    luck = luck.map(() => 0);
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

/** What a hold-out favours by chance is bounded: the farther up, the likelier the next change goes down. */
const shrunk = (luck: readonly number[]): number[] => luck.map((value) => value / Math.SQRT2 ** 0.5);
