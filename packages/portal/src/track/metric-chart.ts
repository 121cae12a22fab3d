import { withUnit } from '../chart/metric-name.ts';
import { ticks, tickText } from '../chart/scale.ts';
import { timeTicks } from '../chart/time-ticks.ts';
import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { counted, metricText } from '../numbers.ts';
import { chartMarks, toldExperiments } from './chart-marks.ts';
import { chartSize, type Scene } from './chart-scene.ts';
import { cloudPaths, fullest, levels, type Mark, short } from './cloud-marks.ts';
import type { CloudScale } from './cloud-scale.ts';
import type { Step } from './steps.ts';

const { height, crashedY, crashedHeight } = chartSize;

/**
 * The chart for pages. Places along it are shares of its width and places up it pixels, so that it fills any width with text of the
 * same size, without a script and without a second drawing for phones. What is many lies in a few paths, in a drawing that is
 * stretched (lines keep their width, see cloud-marks.ts).
 */
export function metricChart(scene: Scene): Html {
  const { track, domain, y, range } = scene;
  const told = new Set(toldExperiments(scene.marks));
  const axis = ticks(domain[0], domain[1], 5);
  const cloud = scene.marks.filter((mark) => !told.has(mark));
  return html`<div class="chart" data-chart data-from="${iso(range.fromMs)}" data-to="${iso(range.toMs)}" data-cloud="${JSON.stringify(cloudScale(scene, cloud, axis.decimals))}">
<svg class="axis" width="100%" height="${height}" aria-hidden="true" focusable="false">${axis.values.map(
    (value) =>
      html`<text x="100%" y="${short(y(value))}" dy="4" text-anchor="end">${tickText(value, axis.decimals)}</text>`,
  )}</svg>
<div class="plot">
<svg width="100%" height="${height}" role="img" aria-labelledby="chart-title chart-text">
<title id="chart-title">${track.metric.name} of the head over time</title>
<desc id="chart-text">${described(scene)} The tables below have the same values.</desc>
${axis.values.map((value) => line('grid', y(value)))}
${line('grid floor', crashedY + crashedHeight + 3)}
<svg class="stretched" viewBox="0 0 1000 ${height}" width="100%" height="${height}" preserveAspectRatio="none">${cloudPaths(cloud)}${staircasePaths(scene)}</svg>
${dates(scene)}
</svg>
${chartMarks(scene)}
</div></div>`;
}

function cloudScale(
  { domain: [low, high], track }: Scene,
  cloud: readonly Mark[],
  decimals: number,
): CloudScale {
  const { top, bottom } = chartSize;
  return {
    low,
    high,
    top,
    bottom,
    decimals: decimals + 1,
    unit: clipped(track.metric.unit, 40),
    most: fullest(cloud),
    levels,
  };
}

export const iso = (ms: number): string => new Date(ms).toISOString();

const line = (name: string, y: number): Html =>
  html`<line class="${name}" x1="0%" x2="100%" y1="${short(y)}" y2="${short(y)}"/>`;

/** Treads, risers, and the intervals of the verdicts. */
export function staircasePaths({ steps, x, y }: Pick<Scene, 'steps' | 'x' | 'y'>, scaleX = 1): Html {
  const at = (step: Step | undefined) => Math.max(0, x(step?.atMs ?? Number.POSITIVE_INFINITY));
  const end = (index: number) => (index + 1 < steps.length ? at(steps[index + 1]) : 1_000);
  const place = (value: number) => short(value * scaleX);
  const tread = (isEstimate: boolean) =>
    steps
      .flatMap((step, index) =>
        step.isEstimate === isEstimate
          ? [`M${place(at(step))} ${short(y(step.value))}H${place(end(index))}`]
          : [],
      )
      .join('');
  const risers = steps.map((step, index) => {
    const before = steps[index - 1];
    return before ? `M${place(at(step))} ${short(y(before.value))}V${short(y(step.value))}` : '';
  });
  const intervals = steps.map(({ interval, atMs }) =>
    interval && x(atMs) >= 0 ? `M${place(x(atMs))} ${short(y(interval[0]))}V${short(y(interval[1]))}` : '',
  );
  const many = steps.length > 60 ? ' many' : '';
  const path = (name: string, d: string) => (d === '' ? nothing : html`<path class="${name}" d="${d}"/>`);
  return html`${path('interval', intervals.join(''))}${path('riser', risers.join(''))}${path(`tread${many}`, tread(false))}${path('tread estimate', tread(true))}`;
}

function dates({ range, x }: Scene): Html {
  const marks = timeTicks(range.fromMs, range.toMs, 5);
  return html`${marks.map(({ atMs, label }) => {
    const share = x(atMs) / 10;
    const anchor = share < 6 ? 'start' : share > 94 ? 'end' : 'middle';
    return html`<text class="date" x="${short(share)}%" y="${height - 6}" text-anchor="${anchor}">${label}</text>`;
  })}`;
}

export function described({ track, steps, marks }: Scene): string {
  const { metric, sigma } = track;
  const [first, last] = [steps[0], steps.at(-1)];
  const better = metric.direction === 'minimize' ? 'lower' : 'higher';
  const shown = marks.reduce((sum, { times }) => sum + times, 0);
  const cloud = `${counted(shown, 'experiment')} of volunteers around it; ${better} is better.`;
  if (!first || !last) return `No head is measured yet. ${cloud}`;
  const merges = steps.filter(({ merge }, index) => merge !== null && index > 0).length;
  return `A staircase from ${metricText(first.value, sigma)} to ${withUnit(metricText(last.value, sigma), metric)} in ${counted(merges, 'merge')}, and ${cloud}`;
}
