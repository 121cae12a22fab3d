import { describe, expect, it } from 'vitest';
import { confirmationOf, isPromising } from './confirmation.ts';
import { pooledSigma, sigmaFloor } from './noise.ts';
import { shouldSubmit, submissionPolicy } from './submission-policy.ts';

const bar = { sigma: 0.02, minimumEffect: 0.01, bestGain: 0, isExact: false };

describe('confirmation', () => {
  it('asks for half a sigma over the minimum effect, and over the own best once there is one', () => {
    expect(isPromising(0.021, bar)).toBe(true);
    expect(isPromising(0.019, bar)).toBe(false);
    expect(isPromising(0.05, { ...bar, bestGain: 0.045 })).toBe(false);
    expect(isPromising(0.06, { ...bar, bestGain: 0.045 })).toBe(true);
  });

  it('takes an exact score as it is: the minimum effect, and better than the own best', () => {
    const exact = { ...bar, isExact: true };
    expect(isPromising(0.01, exact)).toBe(true);
    expect(isPromising(0.009, exact)).toBe(false);
    expect(isPromising(0, { ...exact, minimumEffect: 0 })).toBe(false);
    expect(isPromising(0.045, { ...exact, bestGain: 0.045 })).toBe(false);
  });

  it('takes three fresh runs, then four', () => {
    expect(confirmationOf([], bar)).toEqual({ kind: 'more', runs: 3 });
    expect(confirmationOf([0.03], bar)).toEqual({ kind: 'more', runs: 2 });
    expect(confirmationOf([0.03, 0.03, 0.03], bar)).toEqual({ kind: 'more', runs: 4 });
    expect(confirmationOf([0.2, 0.2, 0.2], bar).kind).toBe('confirmed');
    const seven = confirmationOf(Array(7).fill(0.03), bar);
    expect(seven).toMatchObject({ kind: 'confirmed' });
  });

  it('is refuted by a mean under the bar at either round, or by one crash', () => {
    expect(confirmationOf([0.01, 0.02, 0.02], bar)).toEqual({ kind: 'refuted' });
    expect(confirmationOf([0.03, 0.03, 0.03, 0, 0, 0, 0], bar)).toEqual({ kind: 'refuted' });
    expect(confirmationOf([0.09, null], bar)).toEqual({ kind: 'refuted' });
  });
});

describe('sigma', () => {
  it('pools the spread within groups, not between them', () => {
    const groups = [
      [1, 3],
      [11, 13],
    ];
    expect(pooledSigma(groups, 0)).toBeCloseTo(Math.SQRT2);
  });

  it('is never taken to be smaller than its floor, however the runs agree', () => {
    expect(pooledSigma([[3, 3, 3]], 0.004)).toBe(0.004);
    expect(sigmaFloor(0.01, 3)).toBeCloseTo(0.00333, 4);
    expect(sigmaFloor(0, 0)).toBeGreaterThan(0);
  });
});

describe('submission policy', () => {
  const standing = {
    minimumEffect: 0.001,
    gain: 0.05,
    sigma: 0.02,
    sinceImproved: 0,
    exhausted: false,
    submissionOpen: false,
    alreadySubmitted: false,
    isExact: false,
  };

  it('waits with a small gain for more on top of it', () => {
    expect(shouldSubmit(standing)).toBe(false);
    expect(shouldSubmit({ ...standing, sinceImproved: submissionPolicy.patience - 1 })).toBe(false);
  });

  it('submits what is checked for next to nothing at once', () => {
    expect(shouldSubmit({ ...standing, isExact: true })).toBe(true);
    expect(shouldSubmit({ ...standing, isExact: true, submissionOpen: true })).toBe(false);
  });

  it('submits a large gain at once, and a small one when nothing improves it any more', () => {
    const atOnce = submissionPolicy.submitGainUnits * standing.sigma;
    expect(shouldSubmit({ ...standing, gain: atOnce * 0.99 })).toBe(false);
    expect(shouldSubmit({ ...standing, gain: atOnce * 1.01 })).toBe(true);
    expect(shouldSubmit({ ...standing, sinceImproved: submissionPolicy.patience })).toBe(true);
    expect(shouldSubmit({ ...standing, exhausted: true })).toBe(true);
  });

  it('has one candidate under way, and none twice', () => {
    expect(shouldSubmit({ ...standing, gain: 1, submissionOpen: true })).toBe(false);
    expect(shouldSubmit({ ...standing, gain: 1, alreadySubmitted: true })).toBe(false);
  });
});
