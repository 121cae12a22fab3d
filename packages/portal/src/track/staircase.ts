import { type Html, html, nothing } from '../html.ts';
import { gainText, metricText } from '../numbers.ts';
import type { MergeView, TrackView } from '../views.ts';
import { linearScale, ticks } from './staircase-scale.ts';

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

const height = 300;
const top = 28;
const bottom = 246;

/**
 * The staircase as SVG. Places along it are percentages and places up it pixels, so that it fills any width with text of
 * the same size, without a script and without a second drawing for phones.
 */
export function staircase(track: TrackView): Html {
  const steps = stepsOf(track);
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return nothing;
  const ends = steps.flatMap((step) => [step.value, ...(step.interval ?? [])]);
  const domain = padded(Math.min(...ends), Math.max(...ends), track.sigma);
  const y = linearScale(domain, [bottom, top]);
  const x = linearScale([first.atMs, last.atMs], [3, 90]);
  const axis = ticks(domain[0], domain[1], 5);
  return html`<div class="chart">
<svg class="axis" width="100%" height="${height}" aria-hidden="true" focusable="false">${axis.values.map(
    (value) =>
      html`<text x="100%" y="${y(value).toFixed(1)}" dy="4" text-anchor="end">${value.toFixed(axis.decimals)}</text>`,
  )}</svg>
<svg class="plot" width="100%" height="${height}" role="img" aria-labelledby="staircase-title staircase-text">
<title id="staircase-title">${track.metric.name} of the head over time</title>
<desc id="staircase-text">${described(track, steps)}</desc>
${axis.values.map((value) => line('grid', 0, 100, y(value), y(value)))}
${steps.map((step, index) => stepShape({ step, x, y, endPercent: index + 1 < steps.length ? x(steps[index + 1]?.atMs ?? 0) : 100, before: steps[index - 1] ?? null }))}
${steps.map((step) => dot(track, step, x(step.atMs), y(step.value)))}
${labels(track, first, last, x, y)}
</svg></div>`;
}

/** Some air around the values, and never a range so small that noise looks like a mountain. */
function padded(low: number, high: number, sigma: number | null): readonly [number, number] {
  const least = sigma !== null ? 8 * sigma : Math.max(Math.abs(high) * 0.02, 1e-9);
  const missing = Math.max(0, least - (high - low)) / 2;
  const air = (high - low + 2 * missing) * 0.06;
  return [low - missing - air, high + missing + air];
}

const line = (name: string, x1: number, x2: number, y1: number, y2: number): Html =>
  html`<line class="${name}" x1="${x1.toFixed(2)}%" x2="${x2.toFixed(2)}%" y1="${y1.toFixed(1)}" y2="${y2.toFixed(1)}"/>`;

interface StepPlace {
  readonly step: Step;
  readonly before: Step | null;
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
  readonly endPercent: number;
}

function stepShape({ step, before, x, y, endPercent }: StepPlace): Html {
  const here = x(step.atMs);
  const kind = step.isEstimate ? 'tread estimate' : 'tread';
  return html`${step.interval !== null && line('interval', here, here, y(step.interval[0]), y(step.interval[1]))}${
    before !== null && line('riser', here, here, y(before.value), y(step.value))
  }${line(kind, here, endPercent, y(step.value), y(step.value))}`;
}

function dot(track: TrackView, step: Step, xPercent: number, y: number): Html {
  const { merge } = step;
  const said =
    merge === null
      ? `Baseline: ${metricText(step.value, track.sigma)}`
      : `${step.isEstimate ? 'about ' : ''}${metricText(step.value, track.sigma)}, ${gainText(merge.effect, track.sigma)}, ${merge.commit.slice(0, 10)}`;
  return html`<circle class="${step.isEstimate ? 'dot estimate' : 'dot'}" cx="${xPercent.toFixed(2)}%" cy="${y.toFixed(1)}" r="4.5"><title>${said}</title></circle>`;
}

function labels(
  track: TrackView,
  first: Step,
  last: Step,
  x: (atMs: number) => number,
  y: (value: number) => number,
): Html {
  // The head's value stands on the better side, where no line comes any more; the baseline's on the worse one.
  const down = track.metric.direction === 'minimize' ? 1 : -1;
  const betterEnd = last.interval === null ? last.value : last.interval[down === 1 ? 0 : 1];
  const beyond = down * Math.max(down * y(betterEnd), down * y(last.value)) + (down === 1 ? 22 : -12);
  const before = y(first.value) + (down === 1 ? -12 : 22);
  const day = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
  const head = html`<text class="value" x="100%" y="${beyond.toFixed(1)}" text-anchor="end">${last.isEstimate ? 'about ' : ''}${metricText(last.value, track.sigma)}</text>`;
  const start = html`<text class="value soft" x="${x(first.atMs).toFixed(2)}%" y="${before.toFixed(1)}">${metricText(first.value, track.sigma)}</text>`;
  return html`${first === last ? nothing : start}${head}
<text class="date" x="0%" y="${height - 8}">${day(first.atMs)}</text>
${day(first.atMs) !== day(last.atMs) && html`<text class="date" x="90%" y="${height - 8}" text-anchor="end">${day(last.atMs)}</text>`}`;
}

function described(track: TrackView, steps: readonly Step[]): string {
  const first = steps[0];
  const last = steps.at(-1);
  const better = track.metric.direction === 'minimize' ? 'lower' : 'higher';
  return `A staircase from ${metricText(first?.value ?? null, track.sigma)} to ${metricText(last?.value ?? null, track.sigma)} ${track.metric.unit} in ${steps.length - 1} merges; ${better} is better. The table below has the same values.`;
}
