import { type Html, html } from '../html.ts';

/**
 * Drawings of the method, for the eye only: what they show stands beside them in words. Shapes take their colours from
 * assets/method.css, so that both themes have them.
 */
const drawing = (shapes: Html): Html =>
  html`<svg class="drawing" viewBox="0 0 160 88" aria-hidden="true" focusable="false">${shapes}</svg>`;

const dot = (name: string, x: number, y: number, r = 3): Html =>
  html`<circle class="${name}" cx="${x}" cy="${y}" r="${r}"/>`;

const places = [
  [14, 62],
  [22, 34],
  [30, 70],
  [38, 50],
  [46, 26],
  [52, 66],
  [60, 44],
  [66, 72],
  [74, 30],
  [80, 58],
  [88, 68],
  [94, 40],
  [102, 62],
  [110, 48],
  [118, 70],
  [126, 56],
  [134, 66],
  [146, 60],
] as const;

/** Many experiments, most of them worse than the line, one that looks better. */
export const searchDrawing: Html = drawing(html`<line class="level" x1="6" x2="154" y1="42" y2="42"/>
${places.map(([x, y]) => dot(y < 42 ? 'maybe' : 'tried', x, y))}
${dot('found', 126, 20, 4.5)}<circle class="ring" cx="126" cy="20" r="10"/>`);

/** A sealed leaf among the leaves of the log. */
export const commitDrawing: Html = drawing(html`<line class="level" x1="6" x2="154" y1="68" y2="68"/>
${[18, 42, 66, 90, 114].map((x) => html`<rect class="leaf" x="${x - 8}" y="58" width="16" height="20" rx="2"/>`)}
<rect class="leaf sealed" x="130" y="58" width="16" height="20" rx="2"/>
<rect class="envelope" x="104" y="10" width="46" height="30" rx="3"/><path class="flap" d="M104 13 L127 29 L150 13"/>
${dot('seal', 127, 29, 5)}<path class="way" d="M138 42 V54"/>`);

/** Three looks, each with a hold-out and seeds of its own; the third begins when two have crossed. */
export const verifiersDrawing: Html = drawing(
  html`${[18, 44, 70].map(
    (y, row) => html`<path class="way" d="M10 44 C 26 44 22 ${y} 38 ${y}"/>
<rect class="box" x="38" y="${y - 10}" width="112" height="20" rx="4"/>
${[0, 1, 2, 3, 4, 5].map((run) => dot(run < (row === 2 ? 5 : 6) ? 'run' : 'open', (row === 2 ? 64 : 52) + run * 16, y))}`,
  )}${dot('found', 10, 44, 4.5)}`,
);

/** Evidence that wanders, and crosses the line at which it is believed. */
export const evidenceDrawing: Html = drawing(html`<line class="bar" x1="6" x2="154" y1="24" y2="24"/>
<line class="level" x1="6" x2="154" y1="66" y2="66"/><line class="floor" x1="6" x2="154" y1="80" y2="80"/>
<path class="curve soft" d="M10 66 L30 58 L50 62 L70 46 L90 40 L110 26 L130 18"/>
<path class="curve soft" d="M10 66 L30 70 L50 60 L70 54 L90 42 L110 34 L130 21"/>
<path class="curve" d="M58 66 L74 60 L90 50 L106 44 L122 28 L138 14"/>
${dot('found', 138, 14, 4.5)}${dot('run', 130, 18)}${dot('run', 130, 21)}`);

/** The head moves one step, and never back. */
export const mergeDrawing: Html = drawing(html`<path class="stairs" d="M8 74 H44 V54 H80 V38 H116"/>
<path class="stairs next" d="M116 38 V18 H152"/>
${dot('run', 44, 54)}${dot('run', 80, 38)}${dot('found', 116, 18, 4.5)}`);

/** How long something is secret, between its commitment (0 %), its verdict (60 %) and the end of its epoch (100 %). */
export const secrecyBar = (fromPercent: number, toPercent: number): Html =>
  html`<svg class="secrecy" width="100%" height="18" aria-hidden="true" focusable="false">
<rect class="rail" x="0%" y="5" width="100%" height="8" rx="4"/>
<rect class="secret" x="${fromPercent}%" y="5" width="${toPercent - fromPercent}%" height="8" rx="4"/>
${[0.4, 60, 99.6].map((at) => html`<line class="mark-line" x1="${at}%" x2="${at}%" y1="1" y2="17"/>`)}</svg>`;
