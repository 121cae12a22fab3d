import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { seededRandom, standardNormal } from './seeded-random.ts';
import {
  boughtVerifier,
  normalRuns,
  type RunModel,
  realShare,
  type Scenario,
  simulateRates,
  simulateStream,
} from './simulation.ts';

/** Seeded, so each figure is the same on every machine. docs/VERIFICATION.md has them with more trials. */
const rates = (
  candidate: RunModel,
  options: { trials: number; trueEffect: number; noise?: Scenario['noise']; minimumEffect?: number },
) =>
  simulateRates(
    {
      candidate,
      verifiers: 3,
      noise: options.noise ?? 'estimated',
      minimumEffect: options.minimumEffect ?? 0,
    },
    { trials: options.trials, trueEffect: options.trueEffect, uniform: seededRandom(20_260) },
  );

describe('of many trials', { timeout: 60_000 }, () => {
  it.each(['known', 'estimated'] as const)('nulls hardly ever pass, with sigma %s', (noise) => {
    const { accepted, meanReplicas } = rates(normalRuns(0), { trials: 3000, trueEffect: 0, noise });
    expect(accepted).toBeLessThanOrEqual(0.002);
    expect(meanReplicas).toBeLessThan(11);
  });

  it('effects of three sigmas pass, and their intervals hold them', () => {
    const { accepted, coverage, meanEffect, meanReplicas } = rates(normalRuns(3), {
      ...{ trials: 2000, trueEffect: 3 },
    });
    expect(accepted).toBeGreaterThan(0.95);
    expect(coverage).toBeGreaterThan(0.95);
    expect(meanEffect).toBeCloseTo(3, 1);
    expect(meanReplicas).toBeLessThan(15);
  });

  it('effects of one and a half pass more often than not', () => {
    expect(rates(normalRuns(1.5), { trials: 600, trueEffect: 1.5 }).accepted).toBeGreaterThan(0.75);
  });

  it.each([1.5, 2, 3, 5, 8])('do-nothing candidates with %f times the noise do not pass', (spread) => {
    const { accepted } = rates(normalRuns(0, spread), { trials: 3000, trueEffect: 0 });
    expect(accepted).toBeLessThanOrEqual(spread >= 5 ? 0.001 : 0.002);
  });

  it('half a sigma worse at three times the noise does not pass', () => {
    expect(rates(normalRuns(-0.5, 3), { trials: 3000, trueEffect: -0.5 }).accepted).toBeLessThanOrEqual(
      0.005,
    );
  });

  it('a gain of the minimum effect is none', () => {
    const { accepted } = rates(normalRuns(1), { trials: 3000, trueEffect: 1, minimumEffect: 1 });
    expect(accepted).toBeLessThanOrEqual(0.002);
  });

  it('heavy-tailed noise of the candidate does not pass', () => {
    const studentT3: RunModel = (uniform) => {
      const squares = [1, 2, 3].reduce((sum) => sum + standardNormal(uniform) ** 2, 0);
      return standardNormal(uniform) / Math.sqrt(squares);
    };
    expect(rates(studentT3, { trials: 3000, trueEffect: 0 }).accepted).toBeLessThanOrEqual(0.002);
  });
});

describe('with one verifier of three bought', { timeout: 60_000 }, () => {
  const huge: RunModel = () => 100;

  it.each([
    ['a plausible gain', normalRuns(2), normalRuns(0)],
    ['a huge gain', huge, normalRuns(0)],
    ['a gain, and the candidate is worse and noisy', normalRuns(2), normalRuns(-0.5, 3)],
  ])('a null passes the two honest ones in fewer than one in a hundred: it reports %s', (_, says, honest) => {
    const { accepted } = rates(boughtVerifier(says, honest), { trials: 3000, trueEffect: 0 });
    expect(accepted).toBeLessThanOrEqual(0.01);
  });

  it.each([
    ['a loss', normalRuns(-2)],
    ['crashes', () => null],
    ['noise', (uniform: () => number) => (uniform() < 0.5 ? 0 : 30)],
    ['neither gain nor loss, for ever', () => 0.55],
  ] satisfies [string, RunModel][])('three sigmas still pass: it reports %s', (_, says) => {
    const trueEffect = 3;
    const { accepted } = rates(boughtVerifier(says, normalRuns(trueEffect)), { trials: 1000, trueEffect });
    expect(accepted).toBeGreaterThan(0.95);
  });

  it('two sigmas lose less than a tenth to a veto', () => {
    const trueEffect = 2;
    const veto = boughtVerifier(normalRuns(-2), normalRuns(trueEffect));
    const honest = rates(normalRuns(trueEffect), { trials: 2000, trueEffect }).accepted;
    expect(rates(veto, { trials: 2000, trueEffect }).accepted).toBeGreaterThan(0.9 * honest);
  });

  it('an invented gain is not what the verdict states', () => {
    const { meanEffect } = rates(boughtVerifier(huge, normalRuns(3)), { trials: 500, trueEffect: 3 });
    expect(meanEffect).toBeGreaterThan(2.5);
    expect(meanEffect).toBeLessThan(3.5);
  });
});

describe('a stream of submissions, one in twenty real', { timeout: 60_000 }, () => {
  it('merges most of the gain and hardly anything else', () => {
    const uniform = seededRandom(11);
    const stream = simulateStream({
      ...{ submissions: 6000, verifiers: 3, noise: 'estimated', budget: false, uniform },
      nextEffect: realShare(0.05, uniform),
    });
    expect(stream.falseAmongMerges).toBeLessThan(0.05);
    expect(stream.gainMerged).toBeGreaterThan(0.6);
    expect(stream.candidateRuns + stream.bankRuns).toBeLessThan(13);
  });
});

describe('one look read after every run', () => {
  it('reaches E of 20 on a null in no more than one in twenty, as Ville’s inequality says', () => {
    const uniform = seededRandom(5);
    const parameters = { sigma: 1, rho: 0, minimumEffect: 0 };
    const trials = 3000;
    let crossed = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const candidate: number[] = [];
      const bank = [1, 2, 3, 4].map(() => standardNormal(uniform));
      for (let n = 1; n <= 32; n += 1) {
        candidate.push(standardNormal(uniform));
        if (n > 4) bank.push(standardNormal(uniform));
        if (evidenceOf({ candidate, bank }, parameters).logE < Math.log(20)) continue;
        crossed += 1;
        break;
      }
    }
    expect(crossed / trials).toBeLessThanOrEqual(0.05);
    expect(crossed / trials).toBeGreaterThan(0.005);
  });
});
