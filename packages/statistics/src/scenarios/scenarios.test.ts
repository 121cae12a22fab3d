import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { scenarios } from './index.ts';

/** The long forms are `npm run simulate`; these are short enough for every run of the tests, and as many as their limits need. */
const submissions: Readonly<Record<string, number>> = {
  table: 10_000,
  'p-hacking': 2_000,
  'strange-noise': 2_000,
  'bought-verifier': 2_000,
  'lazy-verifier': 4_000,
  drift: 300,
  'seed-overfitting': 1_000,
  'leaked-hold-out': 1_000,
  'hold-out-probing': 1_000,
  'flash-crowd': 1_000,
  'internet-scale': 10_000,
};

describe('scenarios', { timeout: 60_000 }, () => {
  it.each(Object.entries(submissions))('%s holds its limits', (name, count) => {
    const measured = scenarios[name]?.measure({ submissions: count, uniform: seededRandom(5) }) ?? [];
    const broken = measured.filter(
      ({ value, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) =>
        !(value <= atMost && value >= atLeast),
    );
    expect(measured.some(({ atMost, atLeast }) => atMost !== undefined || atLeast !== undefined)).toBe(true);
    // The gain merged needs more submissions than this to be told within its limit.
    expect(broken.filter(({ name }) => !name.endsWith('gain merged'))).toEqual([]);
  });

  it('give the same figures for the same seed', () => {
    const figures = (seed: number) =>
      scenarios.confirming?.measure({ submissions: 50, uniform: seededRandom(seed) });
    expect(figures(3)).toEqual(figures(3));
    expect(figures(3)).not.toEqual(figures(4));
  });
});
