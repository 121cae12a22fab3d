import type { ExperimentCounts } from '../views.ts';
import type { ChartRange } from './chart-range.ts';
import type { CloudView } from './track-reads.ts';

/** The cloud counted by hours, days or weeks: its twin as a table. */
export interface Period extends ExperimentCounts {
  readonly began: string;
  /** The best value of those that were kept, as their volunteers report it. */
  readonly best: number | null;
}

const hour = 3_600_000;
const day = 24 * hour;
const units = [
  { unit: 'hour', width: hour, origin: 0, upTo: 2 * day },
  { unit: 'day', width: day, origin: 0, upTo: 62 * day },
  // From Monday on: 1970-01-05 was one.
  { unit: 'week', width: 7 * day, origin: 4 * day, upTo: 400 * day },
  { unit: '4 weeks', width: 28 * day, origin: 4 * day, upTo: Number.POSITIVE_INFINITY },
] as const;

export function periodsOf(
  cloud: CloudView,
  { fromMs, toMs }: ChartRange,
  direction: 'minimize' | 'maximize',
): { periods: Period[]; unit: string } {
  const { unit, width, origin } = units.find(({ upTo }) => toMs - fromMs <= upTo) ?? units[3];
  const better = direction === 'minimize' ? Math.min : Math.max;
  // Counted in place: there are thousands of cells.
  const found = new Map<number, { kept: number; discarded: number; crashed: number; best: number | null }>();
  const beganAt = new Map<string, number>();
  for (const { at, metric, outcome, times } of cloud.cells) {
    const began = beganAt.get(at) ?? Math.floor((Date.parse(at) - origin) / width) * width + origin;
    beganAt.set(at, began);
    const period = found.get(began) ?? { kept: 0, discarded: 0, crashed: 0, best: null };
    found.set(began, period);
    period[outcome] += times;
    if (outcome === 'kept' && metric !== null) period.best = better(metric, period.best ?? metric);
  }
  const periods = [...found]
    .sort(([a], [b]) => b - a)
    .map(([began, period]) => ({ began: new Date(began).toISOString(), ...period }));
  return { periods, unit };
}
