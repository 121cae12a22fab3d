import { linearScale } from '../chart/scale.ts';
import type { TrackView } from '../views.ts';
import type { ChartRange } from './chart-range.ts';
import { cloudMarks, type Mark } from './cloud-marks.ts';
import { type Step, stepsOf } from './steps.ts';
import type { CloudView } from './track-reads.ts';

/** What a chart of a range shows, and where. The page and the picture for other sites are drawn from it. */
export interface Scene {
  readonly track: TrackView;
  readonly range: ChartRange;
  readonly domain: readonly [number, number];
  /** The heads of the range, the one that it begins with first. */
  readonly steps: readonly Step[];
  readonly marks: readonly Mark[];
  /** Experiments that lie beyond the scale. */
  readonly beyond: number;
  readonly y: (value: number) => number;
  /** From 0 to 1000. */
  readonly x: (atMs: number) => number;
}

export const chartSize = { height: 330, top: 26, bottom: 278, crashedY: 286, crashedHeight: 7 } as const;

/** Null where there is nothing to draw: neither a measured head nor an experiment. */
export function chartScene(track: TrackView, cloud: CloudView, range: ChartRange): Scene | null {
  const steps = stepsWithin(stepsOf(track), range);
  const domain = domainOf(track, steps, cloud);
  if (domain === null) return null;
  const { top, bottom, crashedY } = chartSize;
  const y = linearScale(domain, [bottom, top]);
  const place = { ...range, y, top, bottom, crashedY };
  const x = linearScale([range.fromMs, range.toMs], [0, 1_000]);
  return { track, range, domain, steps, ...cloudMarks(cloud, place), y, x };
}

function stepsWithin(steps: readonly Step[], { fromMs, toMs }: ChartRange): Step[] {
  const inTime = steps.filter(({ atMs }) => atMs <= toMs);
  const firstInside = inTime.findIndex(({ atMs }) => atMs > fromMs);
  return firstInside < 0 ? inTime.slice(-1) : inTime.slice(Math.max(0, firstInside - 1));
}

/**
 * The staircase with its intervals, and as much of the cloud around it as lets the staircase be seen: what volunteers report may be
 * any number at all, so nobody can flatten the chart with one. Some air, and never so little that noise looks like a mountain.
 */
function domainOf(
  track: TrackView,
  steps: readonly Step[],
  cloud: CloudView,
): readonly [number, number] | null {
  const ends = steps.flatMap((step) => [step.value, ...(step.interval ?? [])]);
  const sigma = track.sigma ?? sigmaSeen(cloud);
  const usual = usualBand(cloud, track.metric.direction === 'minimize' ? [0.005, 0.97] : [0.03, 0.995]);
  if (ends.length === 0) return usual && padded(usual[0], usual[1], sigma);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const reach = Math.max(0.7 * (high - low), 6 * sigma);
  return padded(
    Math.max(low - reach, Math.min(low, usual?.[0] ?? low)),
    Math.min(high + reach, Math.max(high, usual?.[1] ?? high)),
    sigma,
  );
}

/** Until the noise is measured, the middle half of what volunteers saw stands for it (of a normal distribution it is 1.349 sigma wide). */
function sigmaSeen(cloud: CloudView): number {
  const middle = usualBand(cloud, [0.25, 0.75]);
  return middle ? (middle[1] - middle[0]) / 1.349 : 0;
}

/** Between which values those shares of the experiments lie; null where none has a value. */
function usualBand(cloud: CloudView, shares: readonly [number, number]): readonly [number, number] | null {
  // Cells lie in rows, so thousands of them have few values.
  const counted = new Map<number, number>();
  for (const { metric, times } of cloud.cells)
    if (metric !== null) counted.set(metric, (counted.get(metric) ?? 0) + times);
  const sorted = [...counted].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, times]) => sum + times, 0);
  const [low, high] = shares.map((share) => {
    let seen = 0;
    return sorted.find(([, times]) => {
      seen += times;
      return seen >= share * all;
    })?.[0];
  });
  return low === undefined || high === undefined ? null : [low, high];
}

function padded(low: number, high: number, sigma: number): readonly [number, number] {
  const least = sigma > 0 ? 8 * sigma : Math.max(Math.abs(high) * 0.02, 1e-9);
  const missing = Math.max(0, least - (high - low)) / 2;
  const air = (high - low + 2 * missing) * 0.06;
  return [low - missing - air, high + missing + air];
}
