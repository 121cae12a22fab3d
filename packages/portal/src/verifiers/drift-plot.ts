import { linearScale } from '../chart/scale.ts';
import { type Html, html } from '../html.ts';
import { counted, metricText } from '../numbers.ts';
import { time } from '../parts.ts';
import type { DriftView } from './verifiers-reads.ts';

const [width, valuesHeight, sumsHeight, gap] = [720, 120, 56, 14];
const height = valuesHeight + gap + sumsHeight;
/** Where the rule raises an alarm, and what is drawn of sums at least, in sigmas. */
export const alarmAt = 10.5;

/** Runs of the same commit over time, around their mean, and below them the sums by which a drift would show. */
export function driftPlot(view: DriftView, id: string): Html {
  const { sentinels, sigma } = view;
  const mean = sentinels.reduce((sum, { metric }) => sum + metric, 0) / sentinels.length;
  const off = sentinels.map(({ metric }) => (metric - mean) / sigma);
  const reach = Math.max(3, ...off.map(Math.abs));
  const x = linearScale([0, Math.max(1, sentinels.length - 1)], [8, width - 8]);
  const y = linearScale([-reach, reach], [valuesHeight - 6, 6]);
  const sumsTop = Math.max(alarmAt * 1.1, ...sentinels.flatMap(({ above, below }) => [above, below]));
  const sumY = linearScale([0, sumsTop], [height - 2, valuesHeight + gap]);
  const line = (of: (one: (typeof sentinels)[number]) => number) =>
    sentinels.map((one, index) => `${x(index).toFixed(1)},${sumY(of(one)).toFixed(1)}`).join(' ');
  return html`<figure class="drift">
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-name">
<title id="${id}-name">${spoken(view, mean)}</title>
<rect class="band" x="0" y="${y(1).toFixed(1)}" width="${width}" height="${(y(-1) - y(1)).toFixed(1)}"/>
<line class="mean" x1="0" x2="${width}" y1="${y(0).toFixed(1)}" y2="${y(0).toFixed(1)}"/>
${sentinels.map(
  (one, index) =>
    html`<circle class="${one.alarm ? 'alarm' : 'run'}" cx="${x(index).toFixed(1)}" cy="${y(off[index] ?? 0).toFixed(1)}" r="${sentinels.length > 80 ? 2.2 : 3}"/>`,
)}
<line class="limit" x1="0" x2="${width}" y1="${sumY(alarmAt).toFixed(1)}" y2="${sumY(alarmAt).toFixed(1)}"/>
<polyline class="above" points="${line(({ above }) => above)}"/>
<polyline class="below" points="${line(({ below }) => below)}"/>
</svg>
<figcaption>${time(sentinels[0]?.at ?? null)} to ${time(sentinels.at(-1)?.at ?? null)}. Above: each run, with one sigma on both sides of
the mean. Below: what gathers upwards (solid) and downwards (dotted); at the line, ${String(alarmAt)} sigmas, the alarm.</figcaption>
</figure>`;
}

function spoken({ sentinels, sigma, unit }: DriftView, mean: number): string {
  const alarms = sentinels.filter(({ alarm }) => alarm).length;
  return `${counted(sentinels.length, 'run')} of the first commit, mean ${metricText(mean, sigma)} ${unit}, noise ${metricText(sigma, sigma)}; ${
    alarms === 0 ? 'no drift' : counted(alarms, 'drift alarm')
  }.`;
}
