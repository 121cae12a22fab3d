import { describe, expect, it } from 'vitest';
import { bandOf } from './cloud-band.ts';

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
});
