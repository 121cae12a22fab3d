import { describe, expect, it } from 'vitest';
import { requiredLogE, spendingOf } from './error-budget.ts';
import { seededRandom, standardNormal } from './seeded-random.ts';

describe('the error budget', () => {
  it('is never overspent: the shares of all tests sum to 1', () => {
    let sum = 0;
    for (let test = 1; test <= 1_000_000; test += 1) sum += spendingOf(test);
    // What lies beyond, by its integral.
    expect(sum + 1 / (3.3877355 * Math.log(1e6))).toBeCloseTo(1, 4);
    expect(sum).toBeLessThan(1);
  });

  it('asks for more as tests go by, and for less after each merge', () => {
    expect(requiredLogE(2, 0)).toBeGreaterThan(requiredLogE(1, 0));
    expect(requiredLogE(2, 1)).toBeLessThan(requiredLogE(2, 0));
    expect(requiredLogE(1, 0)).toBeCloseTo(Math.log(3.3877355 * Math.log(2) ** 2 * 20), 5);
  });

  it.each([
    [0, 0],
    [1.5, 0],
    [1, 1],
    [3, -1],
  ])('refuses test %f after %f merges', (test, merges) => {
    expect(() => requiredLogE(test, merges)).toThrow(RangeError);
  });

  it('holds the share of false merges over a stream that adapts to its verdicts', () => {
    const uniform = seededRandom(7);
    let [falseShareSum, streams] = [0, 0];
    for (; streams < 200; streams += 1) {
      let [merges, falseMerges, lucky] = [0, 0, false];
      for (let test = 1; test <= 300; test += 1) {
        // After a merge the submitters try more nulls: what they send depends on what they saw.
        const isReal = uniform() < (lucky ? 0.02 : 0.2);
        const effect = isReal ? 4 : 0;
        // A likelihood ratio of one observation against 4: an e-value under no effect.
        const logE = 4 * (effect + standardNormal(uniform)) - 8;
        lucky = logE >= requiredLogE(test, merges);
        if (!lucky) continue;
        merges += 1;
        if (!isReal) falseMerges += 1;
      }
      falseShareSum += merges === 0 ? 0 : falseMerges / merges;
    }
    expect(falseShareSum / streams).toBeLessThanOrEqual(0.05);
  });
});
