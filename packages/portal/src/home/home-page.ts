import { metricName } from '../chart/metric-name.ts';
import { type Html, html, nothing } from '../html.ts';
import { joinSection } from '../join.ts';
import { layout, type Site } from '../layout.ts';
import { live } from '../live/live-piece.ts';
import { counted, gainText, metricText } from '../numbers.ts';
import { arrowTo, empty, time } from '../parts.ts';
import type { TrackSummary } from '../views.ts';
import { experimentCount, gainsSection, liveFigures } from './home-figures.ts';
import type { HomeBoard } from './home-reads.ts';
import { sparkline } from './sparkline.ts';

export interface HomeContent {
  readonly tracks: readonly TrackSummary[];
  /** Only tracks of this interest are listed; null lists all. */
  readonly interest: string | null;
  readonly board: HomeBoard;
}

export const homePage = (site: Site, content: HomeContent): Html =>
  layout(site, {
    title: 'Ratchet: research that only moves forward',
    description:
      'Volunteers search for improvements to open research questions; independent verifiers check every one before it is merged.',
    jsonUrl: '/index.json',
    body: html`${hero(content)}
${live('tracks', tracksSection(content))}
${live('gains', gainsSection(content.board))}
${joinSection(site, trackToJoin(content)?.name ?? 'NAME')}`,
  });

export const shownTracks = ({ tracks, interest }: HomeContent): readonly TrackSummary[] =>
  interest === null ? tracks : tracks.filter((track) => track.interests.includes(interest));

/** One that works already, of those that are shown. */
function trackToJoin(content: HomeContent): TrackSummary | undefined {
  const all = [...shownTracks(content), ...content.tracks];
  return all.find(({ mergeCount }) => mergeCount > 0) ?? all[0];
}

const hero = ({ tracks, board }: HomeContent): Html => html`<section class="hero">
<h1>Research that only moves forward</h1>
<p class="lede">Volunteers’ machines search for improvements to open research questions, and independent verifiers run every
promising one again under secret seeds. What holds up becomes the next commit of a repository that anyone can clone; what
does not is refused, with its reason.</p>
${tracks.length > 0 ? live('figures', liveFigures(tracks, board)) : nothing}
</section>`;

function tracksSection(content: HomeContent): Html {
  const shown = shownTracks(content);
  return html`<section id="tracks" aria-labelledby="tracks-title">
<h2 id="tracks-title">Tracks</h2>
${interestLinks(content)}
${shown.length > 0 ? html`<ul class="tracks">${shown.map((track) => trackCard(track, content.board))}</ul>` : noTracks(content)}
</section>`;
}

const noTracks = ({ tracks }: HomeContent): Html =>
  tracks.length === 0
    ? empty(
        'No track is open yet.',
        html`Put a track package into the coordinator’s packages folder; <a href="#join">Ask a question</a> below shows the command that makes one.`,
      )
    : empty('No track has this interest.', html`<a href="/#tracks">Show all tracks</a>.`);

function interestLinks({ tracks, interest }: HomeContent): Html {
  const interests = [...new Set(tracks.flatMap((track) => track.interests))].sort();
  if (interests.length === 0) return nothing;
  const link = (name: string | null) => {
    const url = name === null ? '/#tracks' : `/?interest=${encodeURIComponent(name)}#tracks`;
    const count = name === null ? tracks.length : tracks.filter((t) => t.interests.includes(name)).length;
    return html`<li><a href="${url}"${name === interest ? html` aria-current="true"` : nothing}>${name ?? 'All'} <span>${count}</span></a></li>`;
  };
  return html`<nav aria-label="Interests"><ul class="chips">${[null, ...interests].map(link)}</ul></nav>`;
}

const trackCard = (track: TrackSummary, { staircases, readAt }: HomeBoard): Html => html`<li class="card">
<div class="about">
<h3><a href="/tracks/${encodeURIComponent(track.name)}">${track.title}</a></h3>
<p class="tags">${track.interests.map((name) => html`<span>${name}</span>`)}</p>
</div>
${sparkline(Object.hasOwn(staircases, track.name) ? (staircases[track.name] ?? []) : [], Date.parse(readAt))}
<div class="reading">${reading(track)}</div>
<p class="counts">${counted(experimentCount(track), 'experiment')} · ${counted(track.submissionCount, 'submission')} · ${counted(track.mergeCount, 'merge')}${
  track.lastMergedAt !== null ? html`, the last ${time(track.lastMergedAt)}` : nothing
}</p>
</li>`;

function reading({ metric, baselineMetric, headMetric, sigma, calibrated }: TrackSummary): Html {
  const name = html`<span class="metric">${metricName(metric)}; ${metric.direction === 'minimize' ? 'lower' : 'higher'} is better</span>`;
  if (!calibrated) return html`<span class="badge wait">Calibrating</span> ${name}`;
  if (baselineMetric === null) return html`<span class="from">being measured</span> ${name}`;
  const gain = headMetric !== null ? gainOf(metric.direction, baselineMetric, headMetric) : null;
  return html`<span class="from">${metricText(baselineMetric, sigma)}</span>${arrowTo}<span class="to">${headMetric === null ? 'being measured' : metricText(headMetric, sigma)}</span>${
    gain !== null && gain !== 0 && html`<span class="gain">${gainText(gain, sigma)} better</span>`
  }${name}`;
}

const gainOf = (direction: 'minimize' | 'maximize', baseline: number, head: number): number =>
  direction === 'minimize' ? baseline - head : head - baseline;
