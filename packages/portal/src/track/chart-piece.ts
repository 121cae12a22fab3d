import { metricName } from '../chart/metric-name.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { counted, countText, metricText } from '../numbers.ts';
import { empty, time } from '../parts.ts';
import type { TrackView } from '../views.ts';
import { type ChartRange, type Span, spanNames, spans } from './chart-range.ts';
import { chartScene, type Scene } from './chart-scene.ts';
import { iso, metricChart } from './metric-chart.ts';
import { type Period, periodsOf } from './periods.ts';
import type { CloudView } from './track-reads.ts';

export interface ChartContent {
  readonly track: TrackView;
  readonly cloud: CloudView;
  readonly range: ChartRange;
  readonly readAt: string;
}

/** The chart of a range with its legend and table: the part that zooming exchanges. */
export function chartPiece(content: ChartContent): Html {
  const { track, cloud, range } = content;
  const scene = chartScene(track, cloud, range);
  if (scene === null)
    return html`<div data-zoom-piece>${empty('Nothing is measured yet.', 'Verifiers need at least four fresh runs each before the baseline is known. Come back in a few minutes.')}</div>`;
  return html`<div data-zoom-piece>
${spanLinks(content)}
<figure>${metricChart(scene)}
<figcaption>${legend(scene)}${caption(content, scene)}</figcaption></figure>
${periodTable(track, cloud, range)}
</div>`;
}

/** Zooming without scripts. Spans longer than the track is old would all look the same. */
function spanLinks({ track, range, readAt }: ChartContent): Html {
  const age = Date.parse(readAt) - Date.parse(track.openedAt);
  const offered = spanNames.filter((name) => name === 'all' || spans[name].milliseconds < age);
  if (offered.length < 2 && range.span !== null) return nothing;
  const link = (name: Span) =>
    html`<li><a data-zoom-link href="${trackUrl(track)}?span=${name}#staircase"${name === range.span ? html` aria-current="true"` : nothing}>${spans[name].label}</a></li>`;
  const own = html`<li class="own">${time(iso(range.fromMs))} – ${time(iso(range.toMs))}</li>`;
  return html`<nav aria-label="Range of the chart"><ul class="chips">${offered.map(link)}${range.span === null && own}</ul></nav>`;
}

export const trackUrl = ({ name }: { readonly name: string }): string =>
  `/tracks/${encodeURIComponent(name)}`;

const sample = (name: string, shape: Html, label: string): Html =>
  html`<li class="${name}"><svg width="22" height="16" viewBox="-11 -8 22 16" aria-hidden="true" focusable="false">${shape}</svg> ${label}</li>`;

const legend = ({ marks }: Scene): Html => html`<ul class="legend">
${sample('merged', html`<path class="tread" d="M-10 0H10"/><circle class="dot" r="4.5"/>`, 'merged: measured by verifiers on held-out data')}
${sample('kept', html`<circle class="kept" r="3.4"/>`, 'kept by its volunteer')}
${sample('discarded', html`<rect class="discarded" x="-2.4" y="-2.4" width="4.8" height="4.8"/>`, 'discarded')}
${sample('crashed', html`<path class="crashed" d="M0 -4v8"/>`, 'crashed, no value')}
${marks.some(({ times }) => times > 1) ? html`<li>the stronger the colour, the more experiments</li>` : nothing}
</ul>`;

function caption({ track }: ChartContent, { beyond, steps }: Scene): Html {
  const waits = steps.some(({ isEstimate }) => isEstimate);
  return html`<p>Experiments show what volunteers report of their own validation data: nobody has checked them. The bar across a merge is the
interval of its verdict${waits ? '; a hollow dot still waits for fresh runs of its own' : ''}.${beyond > 0 ? html` ${counted(beyond, 'experiment lies', 'experiments lie')} beyond this scale.` : nothing}
<a href="${trackUrl(track)}/chart.svg">This chart as a picture</a> for other pages.</p>`;
}

function periodTable(track: TrackView, cloud: CloudView, range: ChartRange): Html {
  const { periods, unit } = periodsOf(cloud, range, track.metric.direction);
  if (periods.length === 0) return nothing;
  return html`<details><summary>Experiments by ${unit}, as a table</summary>${dataTable<Period>({
    caption: `Experiments of this range by ${unit}, newest first`,
    columns: [
      { head: 'From', names: true, cell: ({ began }) => time(began) },
      { head: 'Kept', numeric: true, cell: ({ kept }) => countText(kept) },
      { head: 'Discarded', numeric: true, cell: ({ discarded }) => countText(discarded) },
      { head: 'Crashed', numeric: true, cell: ({ crashed }) => countText(crashed) },
      {
        head: metricName({ name: 'Best kept', unit: track.metric.unit }),
        numeric: true,
        cell: ({ best }) => metricText(best, track.sigma),
      },
    ],
    rows: periods,
  })}</details>`;
}
