import { crossingLogE, decisiveLogE, futilityLog, runsToCross } from '@ratchet/statistics';
import { linearScale } from '../chart/scale.ts';
import { type Html, html, nothing } from '../html.ts';
import { countText } from '../numbers.ts';
import { bent } from './bent-scale.ts';
import type { EvidencePoint, TrialView } from './submission-reads.ts';

interface Boundary {
  readonly value: number;
  readonly name: string;
  readonly at: string;
  readonly tone: 'good' | 'bad';
}

interface Plot {
  readonly id: string;
  readonly title: string;
  readonly described: string;
  readonly height: number;
  readonly valueOf: (point: EvidencePoint) => number | null;
  readonly boundaries: readonly Boundary[];
  readonly ticks: readonly number[];
}

/** Evidence after every run of an opened round, with the boundaries at which it decides. Values far out are drawn closer. */
export function evidencePlots(trial: TrialView, round: number): Html {
  const read = trial.points.filter(({ logE }) => logE !== null);
  if (read.length === 0) return nothing;
  const { requiredLogE } = trial;
  const evidence: Plot = {
    id: `evidence-${round}`,
    title: 'Evidence after every run, ln E',
    described: `Each verifier’s own evidence, run by run. From its run ${runsToCross} on a verifier finds a gain at ${crossingLogE.toFixed(1)}.`,
    height: 280,
    valueOf: ({ logE }) => logE,
    boundaries: [
      { value: crossingLogE, name: 'found', at: 'ln 20', tone: 'good' },
      { value: decisiveLogE, name: 'by two alone', at: 'ln 400', tone: 'good' },
      ...(requiredLogE !== null && requiredLogE > decisiveLogE
        ? [{ value: requiredLogE, name: 'all together', at: requiredLogE.toFixed(1), tone: 'good' as const }]
        : []),
    ],
    ticks: [-100, -30, -10, -3, 0, 3, 10, 30, 100, 300],
  };
  const futility: Plot = {
    id: `futility-${round}`,
    title: 'How likely a gain of one σ still is, ln',
    described: 'Where it falls to ln 0.45 a verifier turns the candidate down.',
    height: 150,
    valueOf: ({ logFutility }) => logFutility,
    boundaries: [{ value: futilityLog, name: 'turned down', at: 'ln 0.45', tone: 'bad' }],
    ticks: [-100, -30, -10, -3, 0, 3, 10, 30, 100, 300],
  };
  return html`<figure class="evidence">${plotOf(evidence, trial)}${plotOf(futility, trial)}
<figcaption>${legend(trial)} Runs are in the order of their reports; a verifier’s evidence depends on its own runs alone.</figcaption></figure>`;
}

/** Verifiers in the order in which they first reported: their shapes follow it. */
export const verifiersOf = ({ replicas }: Pick<TrialView, 'replicas'>): string[] => [
  ...new Set(replicas.map(({ verifier }) => verifier)),
];

const shapes = [
  html`<circle r="5"/>`,
  html`<rect x="-4.5" y="-4.5" width="9" height="9"/>`,
  html`<path d="M0 -6.5 6 4.5H-6Z"/>`,
  html`<path d="M0 -6.5 6.5 0 0 6.5-6.5 0Z"/>`,
];

const legend = (trial: TrialView): Html =>
  html`<span class="series-legend">${verifiersOf(trial).map(
    (verifier, index) =>
      html`<span class="series-${index % shapes.length}"><svg width="16" height="16" aria-hidden="true" focusable="false"><g transform="translate(8 8)">${shapes[index % shapes.length]}</g></svg> <code class="hash" title="${verifier}">${verifier.slice(0, 8)}</code></span> `,
  )}</span>`;

const [top, foot] = [20, 26];

function plotOf(plot: Plot, trial: TrialView): Html {
  const points = trial.points.flatMap((point) => {
    const value = plot.valueOf(point);
    return value === null ? [] : [{ ...point, value }];
  });
  const values = [...points.map(({ value }) => value), ...plot.boundaries.map(({ value }) => value), 0];
  const low = bent(Math.min(...values)) - 0.25;
  const high = bent(Math.max(...values)) + 0.25;
  const y = linearScale([low, high], [plot.height - foot, top]);
  const x = linearScale([1, Math.max(2, trial.replicas.length)], [2, 98]);
  const ticks = plot.ticks.filter((tick) => bent(tick) >= low && bent(tick) <= high);
  const place = {
    x: (at: number) => `${x(at).toFixed(2)}%`,
    y: (value: number) => y(bent(value)).toFixed(1),
  };
  return html`<p class="plot-name" aria-hidden="true">${plot.title}</p>
<div class="chart">
<svg class="axis" width="100%" height="${plot.height}" aria-hidden="true" focusable="false">${ticks.map(
    (tick) =>
      html`<text x="100%" y="${place.y(tick)}" dy="4" text-anchor="end">${tick < 0 ? '−' : ''}${Math.abs(tick)}</text>`,
  )}</svg>
<svg class="field" width="100%" height="${plot.height}" role="img" aria-labelledby="${plot.id}-title ${plot.id}-text">
<title id="${plot.id}-title">${plot.title}</title>
<desc id="${plot.id}-text">${plot.described} ${spoken(trial, plot)}</desc>
${ticks.map((tick) => across('grid', place.y(tick)))}
${plot.boundaries.map(({ value, tone }) => across(`boundary ${tone}`, place.y(value)))}
${verifiersOf(trial).map((verifier, index) =>
  series(
    points.filter((point) => point.verifier === verifier),
    index,
    place,
  ),
)}
<text x="2%" y="${plot.height - 6}">run 1</text><text x="98%" y="${plot.height - 6}" text-anchor="end">run ${countText(trial.replicas.length)}</text>
</svg>
<svg class="axis" width="100%" height="${plot.height}" aria-hidden="true" focusable="false">${boundaryNames(plot.boundaries, place)}</svg></div>`;
}

/** From the highest boundary down, each beside its line, and below the one before where two lines are close. */
function boundaryNames(boundaries: readonly Boundary[], place: Place): Html[] {
  let free = 0;
  return boundaries.toReversed().map(({ value, name, at, tone }) => {
    const y = Math.max(Number(place.y(value)), free);
    free = y + 30;
    return html`<text class="boundary-name ${tone}" y="${y}"><tspan x="0" dy="-2">${name}:</tspan> <tspan x="0" dy="14">${at}</tspan></text>`;
  });
}

const across = (kind: string, y: string): Html =>
  html`<line class="${kind}" x1="0" x2="100%" y1="${y}" y2="${y}"/>`;

interface Place {
  readonly x: (at: number) => string;
  readonly y: (value: number) => string;
}

type Valued = EvidencePoint & { readonly value: number };

const series = (points: readonly Valued[], index: number, { x, y }: Place): Html =>
  html`<g class="series-${index % shapes.length}">${points.slice(1).map((point, before) => {
    const from = points[before] ?? point;
    return html`<line x1="${x(from.at)}" y1="${y(from.value)}" x2="${x(point.at)}" y2="${y(point.value)}"/>`;
  })}${points.map(
    ({ at, value, n, status }) =>
      html`<svg x="${x(at)}" y="${y(value)}" overflow="visible"><g class="point"><title>run ${at}, its ${n}.: ${value.toFixed(2)}, ${status}</title>${shapes[index % shapes.length]}</g></svg>`,
  )}</g>`;

function spoken(trial: TrialView, plot: Plot): string {
  const ends = verifiersOf(trial).flatMap((verifier) => {
    const last = trial.points.filter((point) => point.verifier === verifier).at(-1);
    const value = last ? plot.valueOf(last) : null;
    return last && value !== null
      ? [`${verifier.slice(0, 8)} ends at ${value.toFixed(1)} after ${last.n} runs`]
      : [];
  });
  return `${ends.join(', ')}. The table below has every value.`;
}
