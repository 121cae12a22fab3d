import { ticks, tickText } from '../chart/scale.ts';
import { timeTicks } from '../chart/time-ticks.ts';
import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { metricText } from '../numbers.ts';
import type { ChartContent } from './chart-piece.ts';
import { chartScene, chartSize, type Scene } from './chart-scene.ts';
import { cloudPaths, short } from './cloud-marks.ts';
import { described, staircasePaths } from './metric-chart.ts';

const size = { width: 800, height: 430, left: 64, right: 24, top: 48 } as const;
const plotWidth = size.width - size.left - size.right;

/** The chart as a picture of its own, for pages elsewhere: a fixed size, and colours for light and dark inside it. */
export function chartPicture(content: ChartContent, isDemo: boolean): Html {
  const { track, cloud, range } = content;
  const scene = chartScene(track, cloud, range);
  const title = `${clipped(track.title, 70)}${isDemo ? ' (demo: invented data)' : ''}`;
  const drawing =
    scene === null
      ? html`<text class="soft" x="${size.width / 2}" y="${size.height / 2}" text-anchor="middle">Nothing is measured yet.</text>`
      : plot(scene);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="t d">
<title id="t">${title}</title>
<desc id="d">${scene === null ? 'Nothing is measured yet.' : described(scene)}</desc>
<style>${pictureStyle}</style>
<rect class="paper" width="100%" height="100%"/>
<text class="title" x="20" y="28">${title}</text>
${drawing}
</svg>
`;
}

function plot(scene: Scene): Html {
  const { track, steps } = scene;
  const [first, last] = [steps[0], steps.at(-1)];
  const legendY = size.height - 16;
  return html`<g transform="translate(${size.left} ${size.top})">${plotArea(scene, plotWidth)}</g>
<text class="soft" x="20" y="${legendY}"><tspan class="merged">●</tspan> merged, ${clipped(track.metric.name, 30)}${track.metric.unit === '' ? nothing : html` in ${clipped(track.metric.unit, 40)}`}  <tspan class="kept-word">●</tspan> kept  <tspan class="discarded-word">■</tspan> discarded  <tspan class="crashed-word">❘</tspan> crashed</text>
${first && last ? html`<text class="value" x="${size.width - size.right}" y="28" text-anchor="end">${metricText(first.value, track.sigma)} → ${metricText(last.value, track.sigma)}</text>` : nothing}`;
}

/** Axes, cloud and staircase, `width` wide beside the numbers of the axis on the left, and as high as every chart. */
export function plotArea({ marks, domain, y, x, range, steps }: Scene, width: number): Html {
  const axis = ticks(domain[0], domain[1], 5);
  const scaleX = width / 1_000;
  return html`${axis.values.map(
    (value) =>
      html`<path class="grid" d="M0 ${short(y(value))}H${width}"/><text class="soft" x="-8" y="${short(y(value) + 4)}" text-anchor="end">${tickText(value, axis.decimals)}</text>`,
  )}
${cloudPaths(marks, scaleX)}${staircasePaths({ steps, x, y }, scaleX)}
${steps.map(
  ({ atMs, value, isEstimate }) =>
    html`<circle class="${isEstimate ? 'dot estimate' : 'dot'}" cx="${short(Math.max(0, x(atMs)) * scaleX)}" cy="${short(y(value))}" r="${steps.length > 60 ? '2' : '4'}"/>`,
)}
${timeTicks(range.fromMs, range.toMs, 6).map(
  ({ atMs, label }) =>
    html`<text class="soft" x="${short(x(atMs) * scaleX)}" y="${chartSize.height - 10}" text-anchor="middle">${label}</text>`,
)}`;
}

export const pictureStyle = html`text{font:13px system-ui,sans-serif;fill:#1b1d1f}.title,.value{font-weight:650;font-size:15px}.soft{fill:#585d63}.paper{fill:#faf9f6}
path{fill:none}.grid{stroke:#e2dfd7}.tread,.riser,.interval{stroke:#0b6355}.tread{stroke-width:2.5}.tread.estimate{stroke-dasharray:1 6;stroke-linecap:round}
.riser{stroke-opacity:.45}.interval{stroke-width:6;stroke-opacity:.16;stroke-linecap:round}.dot{fill:#0b6355}.dot.estimate{fill:#faf9f6;stroke:#0b6355;stroke-width:2}
.kept{stroke:#7a4d00;stroke-width:6;stroke-linecap:round}.discarded{stroke:#878a86;stroke-width:4.4;stroke-linecap:square}.crashed{stroke:#9c2a1a;stroke-width:2}
.l1{stroke-opacity:.22}.l2{stroke-opacity:.4}.l3{stroke-opacity:.6}.l4{stroke-opacity:.8}
.merged{fill:#0b6355}.kept-word{fill:#7a4d00}.discarded-word{fill:#878a86}.crashed-word{fill:#9c2a1a}
@media(prefers-color-scheme:dark){text{fill:#e8e6e1}.soft{fill:#a3a8ae}.paper{fill:#121416}.grid{stroke:#2c3034}.tread,.riser,.interval{stroke:#70d1bb}.dot{fill:#70d1bb}
.dot.estimate{fill:#121416;stroke:#70d1bb}.kept{stroke:#e8bb66}.discarded{stroke:#767c82}.crashed{stroke:#f2a08d}
.merged{fill:#70d1bb}.kept-word{fill:#e8bb66}.discarded-word{fill:#767c82}.crashed-word{fill:#f2a08d}}`;
