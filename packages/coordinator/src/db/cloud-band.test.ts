import { describe, expect, it } from 'vitest';
import { bandOf, rowsOf } from './cloud-band.ts';

const once = (...values: number[]) => values.map((at) => ({ at, times: 1 }));

describe('the band of a cloud', () => {
  it('is no wider than what was seen', () => {
    expect(bandOf(once(5, 1, 3, 2, 4))).toEqual({ low: 1, high: 5 });
    expect(bandOf(once(7))).toEqual({ low: 7, high: 7 });
    expect(bandOf([])).toEqual({ low: 0, high: 0 });
  });

  it('is not widened by one absurd report, to either side', () => {
    const honest = Array.from({ length: 50 }, (_, i) => 2 + i / 100);
    const { low, high } = bandOf(once(...honest, 1e300, -1e300));
    expect(low).toBeGreaterThan(0.5);
    expect(high).toBeLessThan(4);
  });

  it('counts a cell as often as it was seen', () => {
    const { high } = bandOf([...once(1_000_000), { at: 10, times: 60 }, { at: 12, times: 40 }]);
    expect(high).toBeLessThan(100);
  });

  const roomy = { rowsAtMost: 96, columns: 400, placesAtMost: 6_000 };

  it('has rows enough and no more', () => {
    expect(rowsOf([], { low: 0, high: 50 }, roomy)).toBe(1);
    const cellsPerRow = rowsOf([], { low: -500, high: 500 }, roomy);
    expect(1_001 / cellsPerRow).toBeLessThanOrEqual(96);
  });

  it('has fewer rows where these would fill too many places, and no fewer than that takes', () => {
    const counted = Array.from({ length: 96 }, (_, at) => ({ at, times: 1_000 }));
    const band = { low: 0, high: 95 };
    // A thousand in four hundred columns leave a row's column empty once in twelve: 96 such rows would fill 35,000 places.
    expect(rowsOf(counted, band, roomy)).toBe(8);
    expect(rowsOf(counted, band, { ...roomy, placesAtMost: 40_000 })).toBe(1);
  });

  it('ends where all of it is one row', () => {
    expect(rowsOf(once(1, 2, 3), { low: 1, high: 3 }, { ...roomy, placesAtMost: 0 })).toBe(2);
  });
});
