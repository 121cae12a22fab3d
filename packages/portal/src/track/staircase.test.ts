import { describe, expect, it } from 'vitest';
import { calibrating, words } from '../read-model.fixture.ts';
import { staircase, stepsOf } from './staircase.ts';
import { linearScale, ticks } from './staircase-scale.ts';

describe('the staircase', () => {
  it('steps down where less is better, and estimates only what is not measured', () => {
    const steps = stepsOf(words);
    expect(steps.map((step) => step.isEstimate)).toEqual([false, false, false, false, true]);
    expect(steps.at(-1)?.value).toBeCloseTo(2.894 - 0.02, 9);
  });
  it('steps up where more is better', () => {
    const steps = stepsOf({ ...words, metric: { ...words.metric, direction: 'maximize' } });
    expect(steps.at(-1)?.value).toBeCloseTo(2.894 + 0.02, 9);
  });
  it('is absent until the baseline is measured', () => {
    expect(stepsOf(calibrating)).toEqual([]);
    expect(staircase(calibrating).markup).toBe('');
  });
  it('draws a track without merges', () => {
    const { markup } = staircase({ ...words, merges: [] });
    expect(markup.match(/<circle/g)).toHaveLength(1);
    expect(markup).not.toMatch(/NaN|Infinity/);
  });
  it('says in words what it shows, and holds no numbers that are none', () => {
    const { markup } = staircase(words);
    expect(markup).toContain(
      'A staircase from 3.038 to 2.874 bits per character in 4 merges; lower is better.',
    );
    expect(markup).not.toMatch(/NaN|Infinity|style=/);
  });
});

describe('its scale', () => {
  it('maps ends to ends and a point to the middle', () => {
    expect(linearScale([0, 10], [100, 0])(2.5)).toBe(75);
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
  });
  it('ticks at round values', () => {
    expect(ticks(2.871, 3.049, 4)).toMatchObject({
      values: [2.9, 2.95, 3].map((v) => expect.closeTo(v, 9)),
      decimals: 2,
    });
    expect(ticks(0, 100, 5)).toEqual({ values: [0, 20, 40, 60, 80, 100], decimals: 0 });
    expect(ticks(1, 1, 5).values).toEqual([1]);
  });
});
