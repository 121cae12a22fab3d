import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareProbability, chiSquareQuantile } from './chi-square.ts';
import { normalQuantile } from './normal.ts';

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
      fc.property(fc.double({ min: 0.001, max: 0.999 }), fc.integer({ min: 1, max: 500 }), (p, nu) => {
        expect(chiSquareProbability(chiSquareQuantile(p, nu), nu)).toBeCloseTo(p, 9);
      }),
    );
    expect(() => chiSquareQuantile(0, 3)).toThrow(RangeError);
    expect(() => chiSquareQuantile(1, 3)).toThrow(RangeError);
  });
});

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.8, 0.8416212],
    [0.975, 1.959964],
    [0.99, 2.3263479],
    [0.999, 3.0902323],
    [0.00001, -4.2648908],
  ])('of %f is as tabulated', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 6);
  });

  it('is odd around one half, squares to the chi-square of one degree of freedom, and ends at 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.499 }), (p) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 7);
        expect(normalQuantile(p) ** 2).toBeCloseTo(chiSquareQuantile(1 - 2 * p, 1), 6);
      }),
    );
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
