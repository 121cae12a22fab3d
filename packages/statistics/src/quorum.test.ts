import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceParameters } from './evidence.ts';
import type { LookRuns } from './look-status.ts';
import { bankSizeWanted, nextStep } from './quorum.ts';
import { seededRandom } from './seeded-random.ts';
import { simulateTrial } from './simulation.ts';

const parameters: EvidenceParameters = { sigma: 1, rho: 0, minimumEffect: 0 };
const bank = [-1, 1, -1, 1];
/** E >= 400. */
const good: LookRuns = { candidate: [3, 3, 3, 3], bank };
/** E >= 20, but not yet 400. */
const barely: LookRuns = { candidate: [2.5, 2.5, 2.5, 2.5], bank };
/** Began well and fell back: a futility exit. */
const futile: LookRuns = { candidate: [0.5, -1.5, -1, -1], bank };
const screened: LookRuns = { candidate: [-0.5], bank };
const open: LookRuns = { candidate: [1], bank };

/** The verdict on looks given in the order of the lot; places left out have no run yet. */
function verdict(roster: number, looks: readonly LookRuns[], given = parameters) {
  const lot = ['a', 'b', 'c', 'd', 'e'].slice(0, roster);
  const byVerifier = new Map(looks.map((look, place) => [lot[place] as string, look]));
  const { step, readings } = nextStep(lot, byVerifier, given);
  return { step, statuses: readings.map(({ status }) => status), readings };
}

describe('one look', () => {
  const status = (look: LookRuns, given = parameters) => verdict(3, [look], given).statuses[0];

  it('crosses with four runs and E of 20, not with three', () => {
    expect(status({ candidate: [9, 9, 9], bank })).toBe('open');
    expect(status({ candidate: [9, 9, 9, 9], bank })).toBe('crossed');
    expect(status({ candidate: [0.6, 0.6, 0.6, 0.6], bank })).toBe('open');
  });

  it('crosses at E of 20 and is futile at ln 0.45, to a thousandth of a sigma', () => {
    for (let gain = -0.5; gain < 3; gain += 0.001) {
      // Four runs against four: V is one half.
      const ratio = (delta: number) => Math.exp((delta * (gain - delta / 2)) / 0.5);
      const e = 0.1 * ratio(0.25) + 0.3 * ratio(0.5) + 0.4 * ratio(1) + 0.2 * ratio(2);
      const expected = e >= 20 ? 'crossed' : ratio(1) <= 0.45 ? 'futile' : 'open';
      expect(status({ candidate: [gain, gain, gain, gain], bank })).toBe(expected);
    }
  });

  it('is screened by a first run below the minimum effect, not by a second', () => {
    expect(status(screened)).toBe('screened');
    expect(status({ candidate: [0.4], bank }, { ...parameters, minimumEffect: 0.5 })).toBe('screened');
    expect(status({ candidate: [0], bank })).toBe('open');
    expect(status({ candidate: [0.2, -0.1], bank })).toBe('open');
  });

  it('is futile once the likelihood of one sigma has fallen to 0.45', () => {
    expect(status(futile)).toBe('futile');
  });

  it('is unstable by one run below -4 sigma, however good the others, unless the head has such runs', () => {
    expect(status({ candidate: [9, 9, 9, 9, -4.1], bank })).toBe('unstable');
    expect(status({ candidate: [9, 9, 9, 9, -3.9], bank })).not.toBe('unstable');
    expect(status({ candidate: [9, 9, 9, 9, -6], bank: [0, 0, 0, 0, 0, 0, 0, -9] })).not.toBe('unstable');
  });

  it('is futile after 24 undecided runs: a look that never ends must not use up the cap', () => {
    expect(status(undecided(23))).toBe('open');
    expect(status(undecided(24))).toBe('futile');
    expect(status({ candidate: Array(24).fill(Number.MAX_VALUE), bank })).toBe('futile');
  });

  it('is broken by one crash, or by two where the head crashes too', () => {
    const crashingBank = [...bank, null];
    expect(status({ candidate: [null], bank })).toBe('broken');
    expect(status({ candidate: [9, 9, 9, 9, null], bank })).toBe('broken');
    expect(status({ candidate: [9, 9, 9, 9, null], bank: crashingBank })).toBe('crossed');
    expect(status({ candidate: [9, 9, null, 9, 9, null], bank: crashingBank })).toBe('broken');
    expect(status({ candidate: [null], bank: [] })).toBe('broken');
  });

  it('cannot be read with a bank of fewer than four scored runs, nor while the noise is unknown', () => {
    for (const small of [[], [0, 0, 0], [0, 0, 0, null]]) {
      const { readings } = verdict(3, [{ candidate: [-9, -9], bank: small }]);
      expect(readings[0]).toMatchObject({ evidence: null, status: 'open' });
    }
    for (const sigma of [Number.POSITIVE_INFINITY, Number.NaN, 0]) {
      const { readings } = verdict(3, [screened], { ...parameters, sigma });
      expect(readings[0]).toMatchObject({ evidence: null, status: 'open' });
    }
  });
});

/** Neither crosses nor exits by its evidence. */
const undecided = (runs: number): LookRuns => ({ candidate: Array(runs).fill(0.55), bank });

describe('the quorum', () => {
  it('starts with the first two of the lot', () => {
    expect(verdict(4, []).step).toEqual({ kind: 'replicate', verifiers: ['a', 'b'], disputed: false });
    expect(verdict(4, [open]).step).toMatchObject({ verifiers: ['a', 'b'] });
  });

  it('asks only the one that has not crossed', () => {
    expect(verdict(4, [good, open]).step).toEqual({ kind: 'replicate', verifiers: ['b'], disputed: false });
  });

  it('asks the third when two have crossed, and accepts when it crosses too', () => {
    expect(verdict(3, [good, good]).step).toEqual({ kind: 'replicate', verifiers: ['c'], disputed: false });
    const { step } = verdict(3, [good, good, good]);
    expect(step).toMatchObject({ kind: 'accept', disputed: false, effect: 3 });
    if (step.kind !== 'accept') throw new Error('not accepted');
    expect(step.low).toBeLessThan(3);
    expect(step.low).toBeGreaterThan(0);
    expect(step.high).toBeCloseTo(6 - step.low, 9);
  });

  it('gives the slot of an exit to the next of the lot: no single veto', () => {
    expect(verdict(4, [screened]).step).toEqual({
      kind: 'replicate',
      verifiers: ['b', 'c'],
      disputed: false,
    });
    expect(verdict(4, [screened, good]).step).toEqual({
      kind: 'replicate',
      verifiers: ['c'],
      disputed: true,
    });
  });

  it('runs first where a look is youngest when one more exit rejects', () => {
    expect(verdict(4, [screened, undecided(3)]).step).toMatchObject({ verifiers: ['c'] });
    expect(verdict(4, [screened, undecided(3), undecided(3)]).step).toMatchObject({ verifiers: ['b', 'c'] });
    expect(verdict(4, [undecided(1), undecided(3)]).step).toMatchObject({ verifiers: ['a', 'b'] });
  });

  it('accepts only what the error budget has room for, and asks those that crossed for more', () => {
    const { readings } = verdict(3, [good, good, good]);
    const total = readings.reduce((sum, { evidence }) => sum + (evidence?.logE ?? 0), 0);
    const paid = (requiredLogE: number) =>
      nextStep(['a', 'b', 'c'], new Map(['a', 'b', 'c'].map((name) => [name, good])), {
        ...parameters,
        requiredLogE,
      });
    expect(paid(total).step).toMatchObject({ kind: 'accept' });
    expect(paid(total + 1e-6).step).toMatchObject({ kind: 'replicate', verifiers: ['a', 'b', 'c'] });
  });

  it.each([
    [screened, futile, 'screen'],
    [futile, screened, 'futility'],
    [{ candidate: [null], bank }, screened, 'broken'],
    [{ candidate: [-5], bank }, screened, 'unstable'],
  ] as const)('rejects on two exits for the reason of the first', (first, second, reason) => {
    expect(verdict(4, [first, second]).step).toEqual({ kind: 'reject', reason, disputed: false });
    expect(verdict(4, [first, good, second]).step).toEqual({ kind: 'reject', reason, disputed: true });
  });

  it.each([
    ['first', [screened, barely, barely]],
    ['second', [barely, screened, barely]],
    ['third look', [barely, barely, screened]],
  ])('with three verifiers and an exit of the %s, the other two go on until each is certain', (_, looks) => {
    const places = looks.flatMap((look, place) => (look === barely ? [place] : []));
    const names = places.map((place) => 'abc'[place]);
    expect(verdict(3, looks).step).toEqual({ kind: 'replicate', verifiers: names, disputed: true });
    const half = looks.with(places[0]!, good);
    expect(verdict(3, half).step).toEqual({ kind: 'replicate', verifiers: [names[1]], disputed: true });
    const both = half.with(places[1]!, good);
    expect(verdict(3, both).step).toMatchObject({ kind: 'accept', disputed: true, effect: 3 });
  });

  it('once one look saw a catastrophe, the others cross with twelve runs each', () => {
    const unstable: LookRuns = { candidate: [3, -9], bank };
    const long: LookRuns = { candidate: Array(12).fill(3), bank };
    expect(verdict(4, [good, unstable, good, long]).step).toEqual({
      kind: 'replicate',
      verifiers: ['a', 'c'],
      disputed: true,
    });
    expect(verdict(3, [good, unstable, long]).step).toMatchObject({ kind: 'replicate', verifiers: ['a'] });
    expect(verdict(4, [long, unstable, long, long]).step).toMatchObject({ kind: 'accept', disputed: true });
    expect(verdict(3, [long, unstable, long]).step).toMatchObject({ kind: 'accept', disputed: true });
  });

  it('with a fourth verifier, the fourth decides over an exit of the third look', () => {
    expect(verdict(4, [good, good, screened]).step).toEqual({
      kind: 'replicate',
      verifiers: ['d'],
      disputed: true,
    });
    expect(verdict(4, [good, good, screened, good]).step).toMatchObject({ kind: 'accept', disputed: true });
    expect(verdict(4, [good, good, screened, futile]).step).toMatchObject({
      kind: 'reject',
      reason: 'screen',
    });
    expect(verdict(4, [screened, good, good]).step).toMatchObject({ kind: 'replicate', verifiers: ['d'] });
  });

  it('states no gain that one verifier alone shows', () => {
    const alone: LookRuns = { candidate: [90, 90, 90, 90], bank };
    for (const looks of [
      [alone, good, good],
      [good, alone, good],
      [good, good, alone],
    ])
      expect(verdict(3, looks).step).toMatchObject({ kind: 'accept', disputed: true, effect: 3 });
  });

  it('calls effects more than three standard errors apart disputed', () => {
    const far: LookRuns = { candidate: [8, 8, 8, 8], bank };
    expect(verdict(3, [good, good, far]).step).toMatchObject({ kind: 'accept', disputed: true });
  });

  it('ends at 48 candidate runs, wherever they were made', () => {
    expect(verdict(3, [undecided(23), undecided(23), undecided(1)]).step.kind).toBe('replicate');
    expect(verdict(3, [undecided(23), undecided(23), undecided(2)]).step).toEqual({
      kind: 'reject',
      reason: 'cap',
      disputed: false,
    });
  });

  it('waits where there is no third', () => {
    expect(verdict(0, []).step).toEqual({ kind: 'replicate', verifiers: [], disputed: false });
    expect(verdict(1, [good]).step).toEqual({ kind: 'replicate', verifiers: [], disputed: false });
    expect(verdict(2, [good, screened]).step).toMatchObject({ kind: 'replicate', verifiers: [] });
    expect(verdict(2, [good, good]).step).toEqual({ kind: 'replicate', verifiers: [], disputed: false });
  });
});

describe('any sequence of runs', () => {
  const run = fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: -6, max: 9, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  );
  const trial = fc.record({
    runs: fc.array(run, { minLength: 1, maxLength: 60 }),
    verifiers: fc.integer({ min: 3, max: 6 }),
    minimumEffect: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.integer(),
  });

  it('ends in a verdict by the cap, and is accepted on three looks, or two of three verifiers, alone', () => {
    fc.assert(
      fc.property(trial, ({ runs, verifiers, minimumEffect, seed }) => {
        let made = 0;
        const { step, replicas } = simulateTrial(
          {
            candidate: () => runs[made++ % runs.length] ?? null,
            ...{ verifiers, minimumEffect, noise: 'known' as const },
          },
          seededRandom(seed),
        );
        // The last round may hold one replica for each open look.
        expect(replicas).toBeLessThanOrEqual(48 + 2);
        if (step.kind === 'accept') {
          expect(replicas).toBeGreaterThanOrEqual(verifiers === 3 ? 9 : 12);
          expect(step.low).toBeLessThanOrEqual(step.effect);
          expect(step.high).toBeGreaterThanOrEqual(step.effect);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads the same whatever the verifiers are called and whatever order the reports are kept in', () => {
    const looks = fc.array(fc.array(fc.double({ min: -3, max: 6, noNaN: true }), { maxLength: 8 }), {
      minLength: 3,
      maxLength: 5,
    });
    fc.assert(
      fc.property(looks, (candidates) => {
        const entries = candidates.map((candidate, place) => [`v${place}`, { candidate, bank }] as const);
        const lot = entries.map(([verifier]) => verifier);
        const now = nextStep(lot, new Map(entries), parameters);
        expect(nextStep(lot, new Map(entries.toReversed()), parameters)).toEqual(now);
        const renamed = new Map(entries.map(([verifier, look]) => [`x${verifier}`, look]));
        const other = nextStep(
          lot.map((verifier) => `x${verifier}`),
          renamed,
          parameters,
        );
        expect(other.readings.map(({ evidence, status }) => ({ evidence, status }))).toEqual(
          now.readings.map(({ evidence, status }) => ({ evidence, status })),
        );
        expect(other.step.kind).toBe(now.step.kind);
      }),
    );
  });

  it('reads each look from its own runs alone: no report of another verifier moves it', () => {
    const candidate = fc.array(run, { maxLength: 10 });
    fc.assert(
      fc.property(candidate, candidate, candidate, (own, other, third) => {
        const first = (others: readonly (number | null)[]) =>
          verdict(3, [
            { candidate: own, bank },
            { candidate: others, bank },
          ]).readings[0];
        expect(first(other)).toEqual(first(third));
      }),
    );
  });

  it('never crosses a look by making its runs worse', () => {
    const runs = fc.array(fc.double({ min: -3, max: 6, noNaN: true }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(runs, fc.double({ min: 0, max: 5, noNaN: true }), (candidate, loss) => {
        const status = (values: readonly number[]) =>
          verdict(3, [{ candidate: values, bank }]).statuses[0] === 'crossed';
        const worse = candidate.map((value) => value - loss);
        if (status(worse)) expect(status(candidate)).toBe(true);
      }),
    );
  });
});

describe('bankSizeWanted', () => {
  it('is four to begin with, one run for each replica, 64 at most', () => {
    expect([0, 1, 4, 5, 20, 64, 90].map(bankSizeWanted)).toEqual([4, 4, 4, 5, 20, 64, 64]);
  });
});
