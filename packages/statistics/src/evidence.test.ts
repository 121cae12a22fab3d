import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, type EvidenceParameters, evidenceOf, type Look } from './evidence.ts';
import { anytimeInterval } from './interval.ts';

const run = fc.double({ min: -5, max: 5, noNaN: true });
const look = fc.record({
  candidate: fc.array(run, { minLength: 1, maxLength: 12 }),
  bank: fc.array(run, { minLength: 12, maxLength: 20 }),
});
const parameters = fc.record({
  sigma: fc.double({ min: 0.5, max: 3, noNaN: true }),
  rho: fc.double({ min: 0, max: 0.9, noNaN: true }),
  minimumEffect: fc.double({ min: 0, max: 1, noNaN: true }),
});
const plain: EvidenceParameters = { sigma: 1, rho: 0, minimumEffect: 0 };
const read = (one: Look, given: EvidenceParameters): Evidence => evidenceOf(one, given);

describe('evidenceOf', () => {
  it('is the formula, written out term by term', () => {
    fc.assert(
      fc.property(look, parameters, (one, given) => {
        const { sigma, rho, minimumEffect } = given;
        const n = one.candidate.length;
        const size = one.bank.length;
        let ofCandidate = 0;
        let ofPairs = 0;
        let ofBank = 0;
        for (let i = 0; i < n; i += 1) ofCandidate += one.candidate[i]! / n;
        for (let i = 0; i < n; i += 1) ofPairs += one.bank[i]! / n;
        for (let i = 0; i < size; i += 1) ofBank += one.bank[i]! / size;
        const excess = ofCandidate - rho * ofPairs - (1 - rho) * ofBank - minimumEffect;
        let squares = 0;
        const values = one.candidate.map((y, i) => y - rho * one.bank[i]!);
        for (const a of values) for (const b of values) squares += (a - b) ** 2 / (2 * n);
        const nu = n - 1;
        const own = nu > 0 ? (squares / nu) * (1 + 1 / nu) : 0;
        const variance = Math.max(sigma * sigma * (1 - rho * rho), own) / n + (sigma * (1 - rho)) ** 2 / size;
        let e = 0;
        for (const [d, weight] of [
          [0.25, 0.1],
          [0.5, 0.3],
          [1, 0.4],
          [2, 0.2],
        ] as const)
          e += weight * Math.exp((d * sigma * (excess - (d * sigma) / 2)) / variance);
        const evidence = read(one, given);
        expect(evidence.n).toBe(n);
        expect(evidence.excess).toBeCloseTo(excess, 9);
        expect(evidence.effect).toBeCloseTo(excess + minimumEffect, 9);
        expect(evidence.variance / variance).toBeCloseTo(1, 9);
        expect(Math.abs(evidence.logE - Math.log(e))).toBeLessThan(1e-6);
        expect(Math.abs(evidence.logFutility - (sigma * (excess - sigma / 2)) / variance)).toBeLessThan(1e-6);
      }),
    );
  });

  it('grows with the gain and shrinks with the minimum effect', () => {
    fc.assert(
      fc.property(look, parameters, fc.double({ min: 0, max: 5, noNaN: true }), (one, given, gain) => {
        const better = read({ ...one, candidate: one.candidate.map((y) => y + gain) }, given);
        const stricter = read(one, { ...given, minimumEffect: given.minimumEffect + gain });
        const now = read(one, given);
        expect(better.logE).toBeGreaterThanOrEqual(now.logE - 2e-6);
        expect(better.logFutility).toBeGreaterThanOrEqual(now.logFutility - 2e-6);
        expect(stricter.logE).toBeLessThanOrEqual(now.logE + 2e-6);
      }),
    );
  });

  it('does not depend on the order of runs, the unit of the metric or its zero', () => {
    fc.assert(
      fc.property(look, parameters, (one, given) => {
        const unpaired = { ...given, rho: 0 };
        const now = read(one, unpaired);
        const shuffled = { candidate: one.candidate.toReversed(), bank: one.bank.toReversed() };
        const moved = {
          candidate: one.candidate.map((y) => 8 * (y + 16)),
          bank: one.bank.map((h) => 8 * (h + 16)),
        };
        const scaled = { sigma: 8 * given.sigma, rho: 0, minimumEffect: 8 * given.minimumEffect };
        expect(read(shuffled, unpaired).logE).toBeCloseTo(now.logE, 5);
        expect(read(moved, scaled).logE).toBeCloseTo(now.logE, 5);
      }),
    );
  });

  it('stays finite and exact where E itself would overflow', () => {
    const { logE } = read({ candidate: Array(40).fill(500), bank: Array(40).fill(0) }, plain);
    expect(logE).toBeCloseTo(Math.log(0.2) + (2 * 499) / 0.05, 5);
  });

  it('is kept to 1e-6', () => {
    const { logE, logFutility } = read({ candidate: [0.1, 0.7, 1.3], bank: [0, 1, -1, 0.3] }, plain);
    for (const value of [logE, logFutility]) expect(value).toBe(Number(value.toFixed(6)));
  });

  it('says nothing while the noise is unknown', () => {
    const evidence = read({ candidate: [9, 9, 9, 9], bank: [0, 0, 0, 0] }, { ...plain, sigma: Infinity });
    expect(evidence.logE).toBeNaN();
  });

  it('does without pairing when the bank is shorter than the candidate', () => {
    const short = { candidate: [1, 2, 3, 4, 5], bank: [0, 1, 2, 3] };
    expect(read(short, { ...plain, rho: 0.8 })).toEqual(read(short, plain));
  });
});

describe('the candidate’s own variance', () => {
  it('makes a noisy candidate pay for its noise, and a quiet one none', () => {
    const bank = [-1, 1, -1, 1];
    const noisy = read({ candidate: [-7, 11, -7, 11], bank }, plain);
    const quiet = read({ candidate: [2, 2, 2, 2], bank }, plain);
    expect(noisy.excess).toBe(quiet.excess);
    expect(noisy.variance).toBeCloseTo((108 * (1 + 1 / 3)) / 4 + 0.25, 9);
    expect(quiet.variance).toBe(0.5);
    expect(noisy.logE).toBeLessThan(0.2);
  });
});

describe('anytimeInterval', () => {
  it('is where the two-sided normal mixture reaches 1 / alpha', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (variance, sigma) => {
          const { low, high } = anytimeInterval({ effect: 0, variance, sigma, alpha: 0.05 });
          expect(low).toBe(-high);
          // The mixture over N(0, sigma^2), integrated numerically instead of in closed form.
          const step = sigma / 400;
          let mixed = 0;
          for (let d = -12 * sigma; d <= 12 * sigma; d += step) {
            const prior = Math.exp(-(d ** 2) / (2 * sigma ** 2)) / Math.sqrt(2 * Math.PI) / sigma;
            mixed += prior * Math.exp((d * (high - d / 2)) / variance) * step;
          }
          expect(mixed).toBeCloseTo(20, 3);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('narrows with every run and with a larger alpha', () => {
    const width = (variance: number, alpha = 0.05) =>
      anytimeInterval({ effect: 1, variance, sigma: 1, alpha }).high - 1;
    expect(width(0.1)).toBeLessThan(width(0.2));
    expect(width(0.2)).toBeLessThan(width(1));
    expect(width(0.2, 0.2)).toBeLessThan(width(0.2, 0.01));
    expect(width(0.2)).toBeGreaterThan(1.96 * Math.sqrt(0.2));
  });
});
