import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abandonsTooMuch, isOffTheOthers, oddOneOut } from './spot-check.ts';

const answers = (...given: string[]) => given.map((answer, i) => ({ verifier: `v${i}`, answer }));

describe('oddOneOut', () => {
  it.each([
    [['x', 'x', 'y'], 'v2'],
    [['y', 'x', 'x', 'x'], 'v0'],
    [['x', 'y'], null],
    [['x', 'x'], null],
    [['x', 'y', 'z'], null],
    [['x', 'x', 'y', 'y'], null],
    [['x', 'x', 'x'], null],
    [[], null],
  ])('of %j is %s', (given, odd) => {
    expect(oddOneOut(answers(...given))).toBe(odd);
  });

  it('never names one of the majority, in whatever order answers came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(), (honest, at) => {
        const given = Array.from({ length: honest }, () => 'same');
        given.splice(at % (honest + 1), 0, 'made up');
        expect(oddOneOut(answers(...given))).toBe(`v${at % (honest + 1)}`);
      }),
    );
  });
});

describe('isOffTheOthers', () => {
  const differences = (...values: number[]) =>
    values.map((value, i) => ({ verifier: `v${i}`, value, variance: 0.5 }));
  it('needs two others that agree', () => {
    expect(isOffTheOthers(differences(-20, -20.5, 0), 'v2')).toBe(true);
    expect(isOffTheOthers(differences(-20, -20.5, 0), 'v0')).toBe(false);
    expect(isOffTheOthers(differences(-20, 0), 'v1')).toBe(false);
    expect(isOffTheOthers(differences(-20, 0, 20), 'v1')).toBe(false);
  });
  it('lets five standard errors pass', () => {
    expect(isOffTheOthers(differences(0, 0, 4.9), 'v2')).toBe(false);
    expect(isOffTheOthers(differences(0, 0, 5.1), 'v2')).toBe(true);
  });
});

describe('abandonsTooMuch', () => {
  it.each([
    [2, 10, false],
    [3, 149, true],
    [3, 150, false],
    [5, 200, true],
  ])('%d of %d: %s', (abandoned, leases, expected) => {
    expect(abandonsTooMuch({ leases, abandoned })).toBe(expected);
  });
});
