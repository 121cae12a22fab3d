import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { standOf, standsAlone } from './standing-alone.ts';

const stands = (count: number, share: number, seed: number) => {
  const uniform = seededRandom(seed);
  return Array.from({ length: count }, () => ({ alone: uniform() < share }));
};

describe('standOf', () => {
  it.each([
    ['crossed', true, false],
    ['crossed', false, true],
    ['futile', true, true],
    ['screened', false, false],
  ] as const)('%s, accepted %s: alone %s', (status, accepted, alone) => {
    expect(standOf(status, accepted)).toEqual({ alone });
  });
  it('is none of a look that is open', () => expect(standOf('open', true)).toBeNull());
});

describe('standsAlone', () => {
  it('needs several verdicts, not one', () => {
    expect(standsAlone([{ alone: true }, { alone: true }, { alone: true }])).toBe(false);
    expect(standsAlone(Array(6).fill({ alone: true }))).toBe(true);
    expect(standsAlone(Array(50).fill({ alone: false }))).toBe(false);
  });
  it('names one that is bought within some dozens, whatever it did before', () => {
    const caught = Array.from({ length: 300 }, (_, seed) =>
      standsAlone([...stands(50, 0.05, seed), ...stands(30, 0.7, seed + 1_000)]),
    );
    expect(caught.filter(Boolean).length).toBeGreaterThan(290);
  });
  it('hardly ever names an honest one', () => {
    const named = Array.from({ length: 300 }, (_, seed) => standsAlone(stands(300, 0.15, seed)));
    expect(named.filter(Boolean).length).toBeLessThan(30);
  });
});
