import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { isOverstated } from './overstatement.ts';
import { seededRandom, standardNormal } from './seeded-random.ts';

const parameters = { sigma: 1, rho: 0, minimumEffect: 0 };
const look = (effect: number) => evidenceOf({ candidate: [effect], bank: [0, 0, 0, 0] }, parameters);

describe('isOverstated', () => {
  it('needs a claim far above what trusted runs saw', () => {
    const claim = (effect: number) => ({ effect, candidateRuns: 4, headRuns: 4 });
    expect(isOverstated(claim(8), [look(0), look(0)], 1)).toBe(true);
    expect(isOverstated(claim(8), [look(4), look(4)], 1)).toBe(false);
    expect(isOverstated(claim(3), [look(0), look(0)], 1)).toBe(false);
    expect(isOverstated(claim(-8), [look(0), look(0)], 1)).toBe(false);
  });
  it('says nothing where nothing was measured', () => {
    expect(isOverstated({ effect: 99, candidateRuns: 1, headRuns: 1 }, [null], 1)).toBe(false);
    expect(
      isOverstated({ effect: 99, candidateRuns: 1, headRuns: 1 }, [look(0)], Number.POSITIVE_INFINITY),
    ).toBe(false);
  });
  it('forgives whoever reports the best of a hundred single runs', () => {
    const uniform = seededRandom(1);
    let marked = 0;
    for (let trial = 0; trial < 500; trial += 1) {
      const best = Math.max(...Array.from({ length: 100 }, () => standardNormal(uniform)));
      const looks = [0, 1].map(() =>
        evidenceOf(
          { candidate: [standardNormal(uniform)], bank: [0, 1, 2, 3].map(() => standardNormal(uniform)) },
          parameters,
        ),
      );
      const claim = { effect: best - standardNormal(uniform), candidateRuns: 1, headRuns: 1 };
      marked += isOverstated(claim, looks, 1) ? 1 : 0;
    }
    expect(marked).toBeLessThanOrEqual(1);
  });
});
