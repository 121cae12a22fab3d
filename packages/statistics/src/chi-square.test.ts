import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareProbability, chiSquareQuantile } from './chi-square.ts';

describe('the chi-square distribution', () => {
  it.each([
    [0.05, 10, 3.940299],
    [0.95, 10, 18.307038],
    [0.95, 1, 3.841459],
    [0.2, 10, 6.179079],
    [0.2, 30, 23.364],
    [0.95, 30, 43.773],
    [0.99, 100, 135.807],
  ])('has the tabulated quantile %f of %i degrees of freedom', (probability, degreesOfFreedom, expected) => {
    expect(chiSquareQuantile(probability, degreesOfFreedom)).toBeCloseTo(expected, 3);
  });

  it('agrees with its closed form for even degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.01, max: 150, noNaN: true }),
        (half, x) => {
          let term = 1;
          let sum = 1;
          for (let k = 1; k < half; k += 1) {
            term *= x / 2 / k;
            sum += term;
          }
          expect(chiSquareProbability(x, 2 * half)).toBeCloseTo(1 - Math.exp(-x / 2) * sum, 10);
        },
      ),
    );
  });

  it('has a quantile that inverts its probability, and none outside (0, 1)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (p, nu) => {
          expect(chiSquareProbability(chiSquareQuantile(p, nu), nu)).toBeCloseTo(p, 9);
        },
      ),
    );
    expect(() => chiSquareQuantile(0, 3)).toThrow(RangeError);
    expect(() => chiSquareQuantile(1, 3)).toThrow(RangeError);
  });
});
