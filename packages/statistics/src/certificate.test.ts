import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCertificateStep } from './certificate.ts';

const roster = ['a', 'b', 'c', 'd', 'e'];
/** Candidate scores by verifier of the lot in its order; undefined has not run, and the head scores 10 everywhere. */
const step = (scores: readonly (number | null | undefined)[], lot = roster, minimumEffect = 1) =>
  nextCertificateStep(
    lot,
    new Map(
      scores.flatMap((score, i) =>
        score === undefined ? [] : [[lot[i] ?? '', { candidate: [score], bank: [10] }] as const],
      ),
    ),
    { minimumEffect },
  ).step;

describe('a certificate', () => {
  it('is looked at by two, and by a third when both found the gain', () => {
    expect(step([])).toEqual({ kind: 'replicate', verifiers: ['a', 'b'], disputed: false });
    expect(step([11])).toEqual({ kind: 'replicate', verifiers: ['b'], disputed: false });
    expect(step([11, 11])).toEqual({ kind: 'replicate', verifiers: ['c'], disputed: false });
    expect(step([11, 11, 11])).toMatchObject({ kind: 'accept', effect: 1, low: 1, high: 1, disputed: false });
  });

  it('is accepted from exactly the minimum effect on, and rejected by two below it', () => {
    expect(step([10.99, 10.99])).toEqual({ kind: 'reject', reason: 'screen', disputed: false });
    expect(step([11, 11, 11]).kind).toBe('accept');
  });

  it('that equals the head is no gain, also where every gain counts', () => {
    expect(step([10, 10], roster, 0)).toMatchObject({ kind: 'reject', reason: 'screen' });
    expect(step([10.001, 10.001, 10.001], roster, 0).kind).toBe('accept');
  });

  it('that does not score is broken', () => {
    expect(step([null, null])).toEqual({ kind: 'reject', reason: 'broken', disputed: false });
    expect(step([null, 10])).toEqual({ kind: 'reject', reason: 'screen', disputed: false });
  });

  it('is disputed where verifiers differ, and the next ones decide', () => {
    expect(step([11, 10])).toEqual({ kind: 'replicate', verifiers: ['c'], disputed: true });
    expect(step([11, 10, 11])).toEqual({ kind: 'replicate', verifiers: ['d'], disputed: true });
    expect(step([11, 10, 11, 11])).toMatchObject({ kind: 'accept', disputed: true });
    expect(step([11, 10, 10])).toMatchObject({ kind: 'reject', disputed: true });
  });

  it('in a roster of three is decided by two against one', () => {
    const three = roster.slice(0, 3);
    expect(step([11, null, 11], three)).toMatchObject({ kind: 'accept', disputed: true });
    expect(step([11, null, null], three)).toMatchObject({ kind: 'reject', disputed: true });
  });

  it('waits where the roster is too short to decide', () => {
    expect(step([11, 11], ['a', 'b'])).toEqual({ kind: 'replicate', verifiers: [], disputed: false });
    expect(step([11, 9], ['a', 'b'])).toEqual({ kind: 'replicate', verifiers: [], disputed: true });
  });

  it('publishes no gain that a single verifier made up', () => {
    expect(step([11, 1e9, 11])).toMatchObject({ kind: 'accept', effect: 1 });
    expect(step([1e9, 10, 11], roster.slice(0, 3))).toMatchObject({ kind: 'accept', effect: 1 });
  });

  it('waits for a head that was not scored', () => {
    const looks = new Map(roster.map((verifier) => [verifier, { candidate: [11], bank: [null] }]));
    expect(nextCertificateStep(roster, looks, { minimumEffect: 1 }).step).toMatchObject({
      kind: 'replicate',
    });
  });

  it('never asks for a run that there is, and always comes to an end', () => {
    const scores = fc.array(fc.constantFrom(null, 9, 10, 11, 12), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(scores, (all) => {
        const known: (number | null | undefined)[] = [undefined, undefined, undefined, undefined, undefined];
        for (let runs = 0; runs <= roster.length; runs++) {
          const next = step(known);
          if (next.kind !== 'replicate') {
            const gained = all.filter((score) => score !== null && score >= 11).length;
            if (next.kind === 'accept') expect(gained).toBeGreaterThanOrEqual(3);
            else expect(roster.length - gained).toBeGreaterThanOrEqual(2);
            return;
          }
          const [asked] = next.verifiers;
          const place = roster.indexOf(asked ?? '');
          expect(known[place]).toBeUndefined();
          known[place] = all[place];
        }
        expect.unreachable('it did not end');
      }),
    );
  });
});
