import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflatedRho, pairedCorrelation } from './correlation.ts';
import { seededRandom, standardNormal } from './seeded-random.ts';

const pairsWith = (rho: number, count: number, seed: number) => {
  const uniform = seededRandom(seed);
  return Array.from({ length: count }, (): [number, number] => {
    const x = standardNormal(uniform);
    return [x, rho * x + Math.sqrt(1 - rho ** 2) * standardNormal(uniform)];
  });
};

describe('pairedCorrelation', () => {
  it('finds the correlation of many pairs', () => {
    for (const rho of [-0.5, 0, 0.6, 0.95])
      expect(pairedCorrelation(pairsWith(rho, 20_000, 3)).rho).toBeCloseTo(rho, 1);
  });
  it('does not change when either side is moved or stretched', () => {
    const pairs = pairsWith(0.4, 40, 5);
    const { rho } = pairedCorrelation(pairs);
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (by, to) => {
          expect(pairedCorrelation(pairs.map(([x, y]) => [x * by + to, y])).rho).toBeCloseTo(rho, 8);
        },
      ),
    );
  });
  it('is none where nothing can be told', () => {
    const none = { rho: 0, degreesOfFreedom: 0 };
    expect(pairedCorrelation([])).toEqual(none);
    expect(
      pairedCorrelation([
        [1, 2],
        [2, 3],
      ]),
    ).toEqual(none);
    expect(
      pairedCorrelation([
        [1, 2],
        [1, 3],
        [1, 4],
      ]),
    ).toEqual(none);
  });
});

describe('deflatedRho', () => {
  it('lies below the truth in four of five estimates from 32 pairs, and within [0, 0.9]', () => {
    const bounds = Array.from({ length: 2_000 }, (_, seed) =>
      deflatedRho(pairedCorrelation(pairsWith(0.6, 32, seed))),
    );
    const below = bounds.filter((bound) => bound < 0.6).length / bounds.length;
    expect(below).toBeGreaterThan(0.77);
    expect(below).toBeLessThan(0.83);
    expect(bounds.every((bound) => bound >= 0 && bound <= 0.9)).toBe(true);
  });
  it('is nothing without pairs enough, and never more than 0.9', () => {
    expect(deflatedRho({ rho: 0.99, degreesOfFreedom: 1 })).toBe(0);
    expect(deflatedRho({ rho: 1, degreesOfFreedom: 1_000 })).toBe(0.9);
    expect(deflatedRho({ rho: -0.5, degreesOfFreedom: 1_000 })).toBe(0);
  });
});
