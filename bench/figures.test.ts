import { describe, expect, it } from 'vitest';
import { figure, median, printed, quantile, spreadOf } from './figures.ts';

describe('figures', () => {
  it('hold within their limits only', () => {
    expect(figure('a', 8, 'calls', { atMost: 8 }).holds).toBe(true);
    expect(figure('a', 8.01, 'calls', { atMost: 8 }).holds).toBe(false);
    expect(figure('a', 0.9, '', { atLeast: 1 }).holds).toBe(false);
    expect(figure('a', 1, '')).toEqual({ name: 'a', value: 1, unit: '', holds: true });
  });

  it('say so when the baseline varies too much to judge', () => {
    const wild = figure('a', 9, 'calls', { atMost: 8, baseline: [50, 100, 150] });
    expect(wild).toMatchObject({ holds: true, inconclusive: true });
    expect(figure('a', 9, 'calls', { atMost: 8, baseline: [99, 100, 101] }).holds).toBe(false);
    expect(printed({ name: 'b', figures: [wild] })).toContain('inconclusive');
  });

  it('know their middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(spreadOf([10, 10, 10])).toBe(0);
  });
});
