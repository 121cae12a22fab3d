import { describe, expect, it } from 'vitest';
import { isMismatch, isSuspended, type SpotCheck } from './spot-check.ts';

const check = (known: number | null, reported: number | null, sameSeedSigma = 0): SpotCheck => ({
  ...{ known, reported, sameSeedSigma },
});

describe('spot checks', () => {
  it('compare bit for bit where runs are deterministic', () => {
    expect(isMismatch(check(1.5, 1.5))).toBe(false);
    expect(isMismatch(check(1.5, 1.5 + 2 ** -52))).toBe(true);
  });

  it('leave room for the spread of two runs elsewhere', () => {
    expect(isMismatch(check(1, 1 + 7, 1))).toBe(false);
    expect(isMismatch(check(1, 1 - 7.2, 1))).toBe(true);
  });

  it('take a crash for a value of its own', () => {
    expect(isMismatch(check(null, null))).toBe(false);
    expect(isMismatch(check(null, 1, 9))).toBe(true);
    expect(isMismatch(check(1, null, 9))).toBe(true);
  });

  it('suspend at the second mismatch', () => {
    expect(isSuspended([check(1, 2), check(1, 1)])).toBe(false);
    expect(isSuspended([check(1, 2), check(1, 1), check(3, 4)])).toBe(true);
  });
});
