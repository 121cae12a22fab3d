import { describe, expect, it } from 'vitest';
import { calibrating, words } from '../read-model.fixture.ts';
import type { MergeView, TrackView } from '../views.ts';
import { type ChartContent, chartPiece } from './chart-piece.ts';
import { chartRange } from './chart-range.ts';
import { chartScene } from './chart-scene.ts';
import { cloudMarks, cloudPaths, levelOf, marksAtMost } from './cloud-marks.ts';
import { periodsOf } from './periods.ts';
import { stepsOf } from './steps.ts';
import { morning, readAt, year } from './track-reads.fixture.ts';

const content = (over: Partial<ChartContent> = {}): ChartContent => ({
  track: words,
  cloud: morning(),
  range: chartRange({}, words.openedAt, readAt),
  readAt,
  ...over,
});
const drawn = (over: Partial<ChartContent> = {}): string => chartPiece(content(over)).markup;

/** A year with a merge every day or so. */
const openedMs = Date.UTC(2025, 10, 27);
const yearMs = 365 * 86_400_000;
const yearly: TrackView = {
  ...words,
  openedAt: new Date(openedMs).toISOString(),
  merges: Array.from(
    { length: 480 },
    (_, index): MergeView => ({
      ...(words.merges[index % 3] as MergeView),
      metric: 3.038 - index * 0.0004,
      mergedAt: new Date(openedMs + (index / 480) * yearMs).toISOString(),
    }),
  ),
};
const dense = (): ChartContent => {
  const now = new Date(openedMs + yearMs).toISOString();
  return {
    track: yearly,
    cloud: year(openedMs, openedMs + yearMs, 2.84, 3.04),
    range: chartRange({}, yearly.openedAt, now),
    readAt: now,
  };
};

describe('the heads of a track', () => {
  it('step down where less is better, and are estimated only where they are not measured', () => {
    const steps = stepsOf(words);
    expect(steps.map((step) => step.isEstimate)).toEqual([false, false, false, false, true]);
    expect(steps.at(-1)?.value).toBeCloseTo(2.894 - 0.02, 9);
  });
  it('step up where more is better', () => {
    const steps = stepsOf({ ...words, metric: { ...words.metric, direction: 'maximize' } });
    expect(steps.at(-1)?.value).toBeCloseTo(2.894 + 0.02, 9);
  });
  it('are none until the baseline is measured', () => {
    expect(stepsOf(calibrating)).toEqual([]);
  });
});

describe('the chart', () => {
  it('says in words what it shows, and holds no numbers that are none', () => {
    const markup = drawn();
    expect(markup).toContain('A staircase from 3.038 to 2.874 bits per character in 4 merges, and ');
    expect(markup).not.toMatch(/NaN|Infinity|undefined|style=/);
  });
  it('tells who did what, when and with what gain, for heads and experiments', () => {
    const markup = drawn();
    expect(markup).toContain(
      'Merged: 2.957 bits per character\n+0.079 over the head before, in 14 trusted runs',
    );
    expect(markup).toContain(
      '“Raise the learning rate to 0.01”\nAda’s spare laptop (a1d4c07e), 2026-04-03 09:26 UTC',
    );
    expect(markup).toMatch(/Kept: [0-9.]+ bits per character\n“Widen the hidden layer to 128”/);
    expect(markup).toContain('Crashed\n“');
  });
  it('begins a range with the head that it found there', () => {
    const range = chartRange({ from: '2026-04-03T09:30Z' }, words.openedAt, readAt);
    const scene = chartScene(words, morning(), range);
    expect(scene?.steps.map(({ merge }) => merge?.metric)).toEqual([2.957, 2.921, 2.894, null]);
    expect(drawn({ range })).toMatch(/data-from="2026-04-03T09:30:00.000Z"/);
  });
  it('draws a track without merges, and one without a baseline', () => {
    expect(drawn({ track: { ...words, merges: [] } })).not.toMatch(/NaN|Infinity/);
    const markup = drawn({ track: calibrating });
    expect(markup).toContain('No head is measured yet.');
    expect(markup).not.toMatch(/NaN|Infinity/);
  });
  it('says what to do where there is nothing at all', () => {
    const cloud = { ...morning(), cells: [] };
    expect(drawn({ track: calibrating, cloud })).toContain('Nothing is measured yet.');
  });
  it('shows what volunteers saw before anybody measured the noise', () => {
    const track = { ...words, merges: [], sigma: null };
    const scene = chartScene(track, morning(), content().range);
    const all = morning().cells.reduce((sum, { times }) => sum + times, 0);
    expect(scene?.steps.length).toBeLessThanOrEqual(1);
    expect(scene?.beyond).toBeLessThan(0.1 * all);
  });
  it('is not flattened by one who reports what nobody believes', () => {
    const cloud = morning();
    const liar = {
      ...cloud.cells.find(({ outcome }) => outcome === 'kept')!,
      metric: -1e300,
      experiment: null,
    };
    const scene = chartScene(words, { ...cloud, cells: [...cloud.cells, liar] }, content().range);
    expect(scene?.domain[0]).toBeGreaterThan(2.5);
    expect(scene?.beyond).toBe((chartScene(words, cloud, content().range)?.beyond ?? 0) + 1);
    expect(drawn({ cloud: { ...cloud, cells: [...cloud.cells, liar] } })).toMatch(
      /[0-9] experiments? lies? beyond this scale/,
    );
  });
});

describe('a year', () => {
  it('takes a few paths and few bytes, and keeps every experiment in its counts', () => {
    const markup = drawn(dense());
    expect(markup.length).toBeLessThan(160_000);
    expect(markup.match(/<path/g)?.length).toBeLessThan(40);
    expect(markup.match(/data-mark/g)?.length).toBeLessThanOrEqual(280);
  });
  it('loses nobody when cells become one', () => {
    const { cloud, range } = dense();
    const place = { ...range, y: (value: number) => value * 80, top: 0, bottom: 300, crashedY: 310 };
    const { marks, beyond } = cloudMarks(cloud, place);
    const count = (times: readonly { times: number }[]) => times.reduce((sum, one) => sum + one.times, 0);
    expect(marks.length).toBeLessThanOrEqual(marksAtMost);
    expect(count(marks) + beyond).toBe(count(cloud.cells));
  });
  it('is counted by weeks in its table', () => {
    const { cloud, range } = dense();
    const { periods, unit } = periodsOf(cloud, range, 'minimize');
    expect([unit, periods.length]).toEqual(['week', 53]);
    expect(new Date(periods[0]?.began ?? 0).getUTCDay()).toBe(1);
  });
});

describe('marks', () => {
  it('are stronger where there are more, and full where each is one', () => {
    expect([1, 3, 10, 30, 100].map((times) => levelOf(times, 100))).toEqual([1, 2, 3, 4, 5]);
    expect(levelOf(1, 1)).toBe(5);
  });
  it('are upright where an experiment crashed', () => {
    const mark = { x: 1, y: 2, outcome: 'crashed', times: 1, experiment: null } as const;
    expect(cloudPaths([mark]).markup).toBe('<path class="crashed l5" d="M1 2v7"/>');
  });
});

describe('ranges', () => {
  const opened = '2026-01-01T00:00:00.000Z';
  const now = '2026-11-27T10:20:30.000Z';
  const range = (query: Record<string, string | string[]>) => chartRange(query, opened, now);
  it('end now, rounded to what can be seen', () => {
    expect(new Date(range({ span: '24h' }).toMs).toISOString()).toBe('2026-11-27T10:22:00.000Z');
    expect(new Date(range({}).fromMs).toISOString()).toBe(opened);
  });
  it('stay within the life of the track, and are never too narrow', () => {
    const { fromMs, toMs } = range({ from: '2025-01-01', to: '2027-01-01' });
    expect([new Date(fromMs).toISOString(), new Date(toMs).toISOString()]).toEqual([opened, now]);
    const narrow = range({ from: '2030-01-01', to: '2030-01-02' });
    expect(narrow.toMs - narrow.fromMs).toBe(600_000);
  });
  it.each([
    { span: '1y' },
    { from: 'x' },
    { from: ['2026-01-01', '2026-01-02'] },
    { to: '2025-01-01', from: '2026-01-01' },
  ])('refuse %j and name the field', (query) => {
    expect(() => range(query)).toThrow(expect.objectContaining({ code: 'bad-field' }));
  });
});
