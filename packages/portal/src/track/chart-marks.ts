import { withUnit } from '../chart/metric-name.ts';
import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { counted, gainText, metricText } from '../numbers.ts';
import type { Credit } from '../views.ts';
import { chartSize, type Scene } from './chart-scene.ts';
import { type Mark, short } from './cloud-marks.ts';
import type { Step } from './steps.ts';

/** Told one by one on a page: each costs bytes. The tables have all of them. */
const mergesAtMost = 160;
const experimentsAtMost = 120;

const { height, crashedY } = chartSize;
/** The lowest baseline at which a value keeps off the strip of crashes. */
const lowest = crashedY - 7;

/**
 * What can be pointed at: the heads, and single experiments. Each says what it is in its title. Merges are links, but no stops of
 * the Tab key, of which there would be hundreds: the table below has the same links, and a script makes the chart one stop.
 */
export function chartMarks(scene: Scene): Html {
  const heads = told(scene.steps, mergesAtMost);
  const experiments = toldExperiments(scene.marks);
  return html`<svg class="marks" width="100%" height="${height}" role="group" aria-label="Heads and experiments, one by one">
<defs><circle id="mark-kept" r="3.4"/><rect id="mark-discarded" x="-2.4" y="-2.4" width="4.8" height="4.8"/><path id="mark-crashed" d="M0 0v7"/></defs>
${experiments.map((mark) => experimentMark(scene, mark))}${heads.map((step) => headMark(scene, step))}${headValues(scene)}
</svg>`;
}

/** The newest, and where there are too many of them the largest gains of the others. */
function told(steps: readonly Step[], atMost: number): readonly Step[] {
  if (steps.length <= atMost) return steps;
  const byGain = [...steps.slice(0, -atMost / 2)].sort((a, b) => gainOf(b) - gainOf(a));
  const chosen = new Set([...steps.slice(-atMost / 2), ...byGain.slice(0, atMost / 2)]);
  return steps.filter((step) => chosen.has(step));
}

/** The baseline has none, and is always told. */
const gainOf = ({ merge }: Step): number => merge?.effect ?? Number.POSITIVE_INFINITY;

/** Experiments that are known one by one; those that do not fit any more stay nameless marks. */
export function toldExperiments(marks: readonly Mark[]): readonly Mark[] {
  const single = marks.filter(({ experiment }) => experiment !== null);
  if (single.length <= experimentsAtMost) return single;
  const rank = { kept: 0, crashed: 1, discarded: 2 };
  return [...single]
    .sort((a, b) => rank[a.outcome] - rank[b.outcome] || b.x - a.x)
    .slice(0, experimentsAtMost);
}

function experimentMark({ track }: Scene, { x, y, outcome, experiment }: Mark): Html {
  if (experiment === null) return nothing;
  const lines = [
    experiment.metric === null
      ? 'Crashed'
      : `${outcome === 'kept' ? 'Kept' : 'Discarded'}: ${withUnit(metricText(experiment.metric, track.sigma), track.metric)}`,
    quoted(experiment.hypothesis),
    `${nameOf(experiment)}, ${momentText(experiment.at)}`,
  ];
  return html`<g class="mark" data-mark><title>${lines.filter((text) => text !== '').join('\n')}</title><use class="${outcome}" href="#mark-${outcome}" x="${short(x / 10)}%" y="${short(y)}"/></g>`;
}

function headMark({ track, steps, x, y }: Scene, step: Step): Html {
  const { merge, isEstimate, value } = step;
  const share = short(Math.max(0, x(step.atMs)) / 10);
  // Where there are many, the line must still be seen between them.
  const isSmall = steps.length > 60 && step !== steps.at(-1);
  const kind = isEstimate ? 'dot estimate' : isSmall ? 'dot small' : 'dot';
  const dot = html`<circle class="${kind}" cx="${share}%" cy="${short(y(value))}" r="${isSmall ? '2.5' : '4.5'}"/>`;
  const metric = withUnit(`${isEstimate ? 'about ' : ''}${metricText(value, track.sigma)}`, track.metric);
  if (merge === null)
    return html`<g class="mark" data-mark><title>${`Baseline: ${metric}\n${momentText(track.openedAt)}`}</title>${dot}</g>`;
  const lines = [
    `Merged: ${metric}`,
    `${gainText(merge.effect, track.sigma)} over the head before, in ${counted(merge.replicas, 'trusted run')}`,
    quoted(merge.hypothesis),
    `${nameOf(merge)}, ${momentText(merge.mergedAt)}`,
  ];
  return html`<a class="mark" data-mark tabindex="-1" href="/tracks/${encodeURIComponent(track.name)}/commits/${encodeURIComponent(merge.commit)}"><title>${lines.filter((text) => text !== '').join('\n')}</title>${dot}</a>`;
}

const quoted = (text: string | null): string =>
  text === null || text === '' ? '' : `“${clipped(text, 120)}”`;

const nameOf = ({ volunteer, volunteerName }: Credit): string =>
  `${volunteerName === null ? 'unnamed' : clipped(volunteerName, 40)} (${volunteer.slice(0, 8)})`;

const momentText = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** The head's value stands on the better side, where no line comes any more; the first one's on the worse. */
function headValues({ steps, track, y, x }: Scene): Html {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return nothing;
  const down = track.metric.direction === 'minimize' ? 1 : -1;
  const betterEnd = last.interval === null ? last.value : last.interval[down === 1 ? 0 : 1];
  const beyond = down * Math.max(down * y(betterEnd), down * y(last.value)) + (down === 1 ? 22 : -12);
  const head = html`<text class="value" x="100%" y="${short(Math.min(beyond, lowest))}" text-anchor="end">${last.isEstimate ? 'about ' : ''}${metricText(last.value, track.sigma)}</text>`;
  const before = y(first.value) + (down === 1 ? -12 : 22);
  const start = html`<text class="value soft" x="${short(Math.max(0.5, x(first.atMs) / 10))}%" y="${short(Math.min(before, lowest))}">${metricText(first.value, track.sigma)}</text>`;
  return html`${first === last ? nothing : start}${head}`;
}
