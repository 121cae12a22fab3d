import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const labels = (from: string, to: string, count = 6) =>
  timeTicks(Date.parse(from), Date.parse(to), count).map(({ label }) => label);

describe('ticks of time', () => {
  it('are hours within a day, and name the day at midnight', () => {
    expect(labels('2026-04-03T09:10Z', '2026-04-04T09:10Z')).toEqual(['12:00', '18:00', '4 Apr', '06:00']);
  });
  it('are days and Mondays within months', () => {
    expect(labels('2026-04-03T09:00Z', '2026-04-08T09:00Z')).toEqual([
      '4 Apr',
      '5 Apr',
      '6 Apr',
      '7 Apr',
      '8 Apr',
    ]);
    expect(labels('2026-04-01T00:00Z', '2026-05-01T00:00Z')[0]).toBe('6 Apr');
  });
  it('are the first days of months within years', () => {
    expect(labels('2025-11-27T00:00Z', '2026-11-27T00:00Z')).toEqual([
      ...['Jan 2026', 'Mar 2026', 'May 2026', 'Jul 2026', 'Sep 2026', 'Nov 2026'],
    ]);
  });
  it.each([1, 1_000, 1e7, 1e9, 1e11, 3e12])('are never more than wanted, over %d ms', (width) => {
    expect(timeTicks(1.7e12, 1.7e12 + width, 6).length).toBeLessThanOrEqual(7);
  });
});
