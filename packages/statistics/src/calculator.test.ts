import { describe, expect, it } from 'vitest';
import { expectationOf } from './calculator.ts';
import { seededRandom } from './seeded-random.ts';

const expected = (effect: number, more: { sigma?: number; minimumEffect?: number } = {}) =>
  expectationOf(effect, {
    ...{ sigma: 0.01, minimumEffect: 0, verifiers: 3, trials: 400, uniform: seededRandom(2), ...more },
  });

describe('the calculator', () => {
  it('measures gains in the units of the metric', () => {
    expect(expected(0.03)).toEqual({ ...expected(3, { sigma: 1 }), effect: 0.03 });
    expect(expected(0.03).accepted).toBeGreaterThan(0.98);
    expect(expected(0).accepted).toBeLessThan(0.01);
  });

  it('counts what a gain is beyond the minimum effect', () => {
    expect(expected(0.03, { minimumEffect: 0.03 }).accepted).toBeLessThan(0.02);
  });

  it('knows that small gains are dear', () => {
    expect(expected(0.01).candidateRuns).toBeGreaterThan(2 * expected(0.03).candidateRuns);
  });
});
