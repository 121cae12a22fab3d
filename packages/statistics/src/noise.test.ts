import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bankSizeForCalibration,
  calibrationDegreesOfFreedom,
  inflatedSigma,
  pooledNoise,
  roundedToHalfSigma,
} from './noise.ts';

const value = fc.double({ min: -100, max: 100, noNaN: true });
/** Forty runs with a deviation of one. */
const quiet = Array.from({ length: 40 }, (_, i) => (i % 2 ? 1 : -1));

describe('pooledNoise', () => {
  it('is the deviation within groups, whatever the groups differ by', () => {
    expect(
      pooledNoise([
        [1, 3],
        [11, 13],
        [5, 5, 5],
      ]),
    ).toEqual({ sigma: 1, degreesOfFreedom: 4 });
  });

  it('moves with the scale, stays under shifts of a group and any order within it', () => {
    const groups = fc.array(fc.array(value, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(groups, value, (drawn, shift) => {
        const { sigma } = pooledNoise(drawn);
        const moved = pooledNoise(drawn.map((group, i) => group.map((run) => run + i * shift)));
        expect(moved.sigma).toBeCloseTo(sigma, 6);
        expect(pooledNoise(drawn.map((group) => group.toReversed())).sigma).toBeCloseTo(sigma, 6);
        expect(pooledNoise(drawn.map((group) => group.map((run) => 2 * run))).sigma).toBeCloseTo(
          2 * sigma,
          5,
        );
      }),
    );
  });

  it('clips a run that is far too good, never one that is far too bad', () => {
    const lucky = pooledNoise([[...quiet, 30]]).sigma;
    const unlucky = pooledNoise([[...quiet, -30]]).sigma;
    expect(unlucky).toBeGreaterThan(lucky);
    const unclipped = Math.sqrt((40 + 900 - 30 ** 2 / 41) / 40);
    expect(unlucky).toBeCloseTo(unclipped, 9);
    expect(lucky).toBeLessThan(unclipped);
  });

  it('knows nothing from one run a verifier, and never says zero where it knows something', () => {
    expect(pooledNoise([[1], [2]])).toEqual({ sigma: 0, degreesOfFreedom: 0 });
    expect(inflatedSigma(pooledNoise([[1], [2]]))).toBe(Number.POSITIVE_INFINITY);
    expect(pooledNoise([]).degreesOfFreedom).toBe(0);
    expect(pooledNoise([[3, 3, 3]]).sigma).toBeCloseTo(3e-9, 15);
    expect(pooledNoise([[0, 0, 0]]).sigma).toBeGreaterThan(0);
  });
});

describe('inflatedSigma', () => {
  it('is sqrt(nu / chi2_{0.2, nu}) times the estimate', () => {
    expect(inflatedSigma({ sigma: 2, degreesOfFreedom: 30 })).toBeCloseTo(2 * Math.sqrt(30 / 23.364), 4);
    expect(inflatedSigma({ sigma: 2, degreesOfFreedom: 10 })).toBeCloseTo(2 * Math.sqrt(10 / 6.179), 4);
  });

  it('approaches the estimate from above as runs come in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (degreesOfFreedom) => {
        const now = inflatedSigma({ sigma: 1, degreesOfFreedom });
        expect(now).toBeGreaterThan(1);
        expect(inflatedSigma({ sigma: 1, degreesOfFreedom: degreesOfFreedom + 1 })).toBeLessThan(now);
      }),
    );
  });
});

describe('bankSizeForCalibration', () => {
  it('is the least that calibrates, and four at least', () => {
    for (let verifiers = 1; verifiers <= 40; verifiers += 1) {
      const runs = bankSizeForCalibration(verifiers);
      expect(verifiers * (runs - 1)).toBeGreaterThanOrEqual(calibrationDegreesOfFreedom);
      expect(runs).toBeGreaterThanOrEqual(4);
      if (runs > 4) expect(verifiers * (runs - 2)).toBeLessThan(calibrationDegreesOfFreedom);
    }
  });
});

describe('roundedToHalfSigma', () => {
  it('tells an effect to within a quarter of a sigma, on the grid', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 0.001, max: 10, noNaN: true }), (effect, sigma) => {
        const told = roundedToHalfSigma(effect, sigma);
        expect(Math.abs(told - effect)).toBeLessThanOrEqual(sigma / 4 + 1e-9);
        expect(Math.abs((told / sigma) * 2 - Math.round((told / sigma) * 2))).toBeLessThan(1e-6);
      }),
    );
  });
});
