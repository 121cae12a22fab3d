import type { MergeView, TrackView } from '../views.ts';

/** One step of the staircase: the metric of a head and when it became one. */
export interface Step {
  readonly merge: MergeView | null;
  readonly atMs: number;
  readonly value: number;
  /** The head's fresh replicas are still running: the value is the head before it plus the verdict's effect. */
  readonly isEstimate: boolean;
  /** Where the verdict's interval puts the value, smaller end first; null for the baseline. */
  readonly interval: readonly [number, number] | null;
}

/** The heads of a track as metric values, oldest first; empty while the baseline is being measured. */
export function stepsOf(track: TrackView): Step[] {
  if (track.baselineMetric === null) return [];
  const sign = track.metric.direction === 'maximize' ? 1 : -1;
  const openedMs = Date.parse(track.openedAt);
  const steps: Step[] = [
    { merge: null, atMs: openedMs, value: track.baselineMetric, isEstimate: false, interval: null },
  ];
  let level = track.baselineMetric;
  for (const merge of track.merges) {
    const ends = [level + sign * merge.low, level + sign * merge.high] as const;
    level = merge.metric ?? level + sign * merge.effect;
    steps.push({
      merge,
      atMs: Date.parse(merge.mergedAt),
      value: level,
      isEstimate: merge.metric === null,
      interval: [Math.min(...ends), Math.max(...ends)],
    });
  }
  return steps;
}
