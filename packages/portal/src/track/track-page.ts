import { metricName } from '../chart/metric-name.ts';
import { type Html, html, nothing } from '../html.ts';
import { cloneUrl, workerCommand } from '../join.ts';
import { layout, type Site } from '../layout.ts';
import { live } from '../live/live-piece.ts';
import { counted, countText, metricText } from '../numbers.ts';
import { arrowTo, copyable, figures, shortHash } from '../parts.ts';
import { selfScoredNotice } from '../self-scored-notice.ts';
import { allTrusted, type TrackView } from '../views.ts';
import { type ChartContent, chartPiece, trackUrl } from './chart-piece.ts';
import { mergesSection, triedSection, volunteersSection } from './track-board.ts';
import type { TrackContent } from './track-content.ts';
import { type ProgramDrawer, programsSection } from './track-programs.ts';
import { costSection, holdoutSection, rulesSection } from './track-rules.ts';
import { endedSection, refusalsSection, testingSection } from './track-submissions.ts';

export const trackPage = (site: Site, content: TrackContent, draw: ProgramDrawer): Html => {
  const { track, board } = content;
  return layout(site, {
    title: `${track.title} – Ratchet`,
    description: `What volunteers found on the track ${track.name}, and how it was verified.`,
    jsonUrl: `/tracks/${encodeURIComponent(track.name)}.json`,
    previewUrl: `/tracks/${encodeURIComponent(track.name)}/preview.png`,
    feed: {
      title: `Merges of ${track.name}`,
      url: `/tracks/${encodeURIComponent(track.name)}/merges.atom`,
    },
    body: html`${heading(track)}
${notices(track)}
${live('figures', trackFigures(track))}
${chartSection(content)}
${live('tried', triedSection(board))}
${live('testing', testingSection(track))}
${live('merges', mergesSection(track))}
${live('volunteers', volunteersSection(track, board))}
${endedSection(track)}
${refusalsSection(track)}
${rulesSection(track)}
${costSection(track)}
${holdoutSection(board)}
${takePart(site, track)}
${programsSection(board, draw)}`,
  });
};

const heading = (track: TrackView): Html => html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a></nav>
<h1>${track.title}</h1>
<p class="tags">${track.interests.map((name) => html`<a href="/?interest=${encodeURIComponent(name)}#tracks">${name}</a>`)}</p>
</header>`;

function notices(track: TrackView): Html {
  const calibrating = html`<p class="notice wait"><strong>Calibrating.</strong> Verifiers are running the first head against itself to learn how
much its metric moves from seed to seed. Submissions may come in; their tests wait until that is known.</p>`;
  return html`${track.calibrated ? nothing : calibrating}${selfScoredNotice({ trackMode: track.verification.mode })}`;
}

function trackFigures(track: TrackView): Html {
  const { metric, sigma, experiments, trustedReplicas } = track;
  const better = metric.direction === 'minimize' ? 'lower is better' : 'higher is better';
  const ran = experiments.kept + experiments.discarded + experiments.crashed;
  const { headMetric } = track;
  const metricNote =
    headMetric === null
      ? `${metricName(metric)}; being measured on the head`
      : `${metricName(metric)}; ${better}`;
  const trusted = allTrusted(trustedReplicas);
  return html`${figures([
    ['Baseline to head', metricRise(track), metricNote],
    [
      'Noise of one run',
      sigma === null ? 'being measured' : html`σ ${metricText(sigma, sigma)}`,
      noiseNote(track),
    ],
    [
      'Volunteers’ experiments',
      countText(ran),
      `${countText(experiments.kept)} kept, ${countText(experiments.discarded)} discarded, ${countText(experiments.crashed)} crashed`,
    ],
    [
      'Trusted runs spent',
      countText(trusted),
      `${countText(trustedReplicas.candidate)} on candidates, ${countText(trustedReplicas.bank)} on heads, ${countText(trustedReplicas.sentinel + trustedReplicas.canary)} to watch verifiers`,
    ],
    ['Working now', counted(track.workers, 'worker'), counted(track.verifiers, 'verifier')],
  ])}
<p class="head-line">Head ${shortHash(track.head, 40)}, with at least ${counted(track.headReplicas, 'fresh run')} at every verifier.</p>`;
}

/** The two metric values, or as much of them as is measured. */
function metricRise({ baselineMetric, headMetric, sigma }: TrackView): Html {
  const measuring = html`<span class="arrow">being measured</span>`;
  if (baselineMetric === null) return measuring;
  const head = headMetric === null ? measuring : html`${metricText(headMetric, sigma)}`;
  return html`<span class="from">${metricText(baselineMetric, sigma)}</span> ${arrowTo} ${head}`;
}

const noiseNote = ({ sigma, metric, hardwareClass }: TrackView): string =>
  sigma === null
    ? `on ${hardwareClass}`
    : `${metric.unit === '' ? '' : `${metric.unit}, `}from seed to seed on ${hardwareClass}`;

const chartSection = (
  content: ChartContent,
): Html => html`<section id="staircase" aria-labelledby="staircase-heading">
<h2 id="staircase-heading">The staircase</h2>
<div data-zoom="${trackUrl(content.track)}/chart">${live('chart', chartPiece(content))}</div>
</section>`;

const takePart = (
  site: Site,
  track: TrackView,
): Html => html`<section id="take-part" aria-labelledby="take-part-heading">
<h2 id="take-part-heading">Take part</h2>
<div class="ways">
<div class="way"><h3>Search on your machine</h3>${copyable(workerCommand(site, track.name), 'Command that starts a worker on this track')}</div>
<div class="way"><h3>Clone what was found</h3>
${copyable(`git clone ${cloneUrl(site, track.name)}`, 'Command that clones this track')}
<p class="note">Every merge is signed; <code>git log --first-parent</code> is the staircase.</p></div>
</div>
</section>`;
