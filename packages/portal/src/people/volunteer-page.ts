import { type Column, dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { counted, countText, gainText } from '../numbers.ts';
import { commitLink, empty, figures, hypothesis, submissionUrl, time, trackLink } from '../parts.ts';
import { stateWords } from '../words.ts';
import { activityStrip } from './activity-strip.ts';
import type { OwnSubmissions, VerifiedGain, VolunteerTrack, VolunteerView } from './people-reads.ts';
import { submissionTable, volunteerUrl } from './standing-parts.ts';

/** What one volunteer searched, and what of it held up. Machines are shown to nobody but their owner, at /account. */
export const volunteerPage = (site: Site, view: VolunteerView, submissions: OwnSubmissions): Html => {
  const name = clipped(view.volunteerName ?? '', 60) || 'Unnamed volunteer';
  return layout(site, {
    title: `${name} – Ratchet`,
    description: `What ${name} searched, and what of it verifiers confirmed.`,
    jsonUrl: `${volunteerUrl(view)}.json`,
    previewUrl: `${volunteerUrl(view)}/preview.png`,
    body: html`<header class="page">
<nav aria-label="Where this is"><a href="/volunteers">Volunteers</a></nav>
<h1><bdi>${name}</bdi></h1>
<p class="byline"><code class="whole">${view.volunteer}</code> <span>${
      view.registeredAt === null ? 'has not joined as a node' : html`here since ${time(view.registeredAt)}`
    }</span>${view.isVerifier && html` <a href="/verifiers/${view.volunteer}">also a verifier</a>`}</p>
</header>
${summary(view)}
${nowSection(view)}
${
  view.tracks.length === 0
    ? nothingYet
    : html`${gainsSection(view)}
<section aria-labelledby="tracks-title">
<h2 id="tracks-title">By track</h2>
${activityStrip(view.weeks, view.readAt)}
${trackTable(view.tracks)}
</section>`
}
${submissionsSection(view, submissions)}`,
  });
};

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

function summary({ tracks, states }: VolunteerView): Html {
  const experiments = sum(tracks, (track) => track.experiments);
  const kept = sum(tracks, (track) => track.kept);
  const submitted = sum(states, ({ times }) => times);
  const merges = sum(tracks, (track) => track.merges);
  return figures([
    ['Verified merges', countText(merges), merges === 0 ? 'none yet' : 'that stand'],
    ['Experiments', countText(experiments), `${countText(kept)} kept, ${countText(experiments - kept)} not`],
    ['Hours given', hoursText(sum(tracks, ({ hours }) => hours)), 'of experiments, by the clock'],
    ['Submissions', countText(submitted), statesText(states)],
  ]);
}

/** At most one digit after the point: hours of a volunteer are no measurement. */
export const hoursText = (hours: number): string =>
  hours > 0 && hours < 10 ? hours.toFixed(1) : countText(hours);

const statesText = (states: VolunteerView['states']): string =>
  states
    .map(({ state, times }) => `${countText(times)} ${stateWords[state].label.toLowerCase()}`)
    .join(', ') || 'none yet';

const nowSection = ({ workingOn }: VolunteerView): Html =>
  workingOn.length === 0
    ? nothing
    : html`<section aria-labelledby="now-title">
<h2 id="now-title">Working on now</h2>
${dataTable<VolunteerView['workingOn'][number]>({
  caption: 'Hypotheses under lease, newest first',
  columns: [
    { head: 'Hypothesis', cell: (lease) => hypothesis(lease.hypothesis), names: true },
    { head: 'Track', cell: trackLink },
    { head: 'Since', cell: ({ since }) => time(since) },
  ],
  rows: workingOn,
})}
</section>`;

const nothingYet = html`<section>${empty(
  'No experiments yet.',
  html`They appear here within a minute of the first one. <a href="/#join">How to start a worker</a>.`,
)}</section>`;

const gainsSection = ({ gains }: VolunteerView): Html => html`<section aria-labelledby="gains-title">
<h2 id="gains-title">Verified gains</h2>
${
  gains.length === 0
    ? empty(
        'No merge yet.',
        'Most ideas do not help: a merge is what several verifiers found better than the head, each on data of its own.',
      )
    : dataTable<VerifiedGain>({
        caption:
          gains.length < 50
            ? 'Merges that stand, newest first'
            : 'The newest 50 merges that stand, newest first',
        columns: [
          {
            head: 'Idea',
            cell: (gain) =>
              html`<a href="${submissionUrl(gain.submission)}">${hypothesis(gain.hypothesis)}</a>`,
            names: true,
          },
          { head: 'Track', cell: trackLink },
          {
            head: 'Gain',
            cell: ({ effect, sigma, unit }) =>
              html`<span class="gain">${gainText(effect, sigma)}</span> <small>${clipped(unit, 30)}</small>`,
            numeric: true,
          },
          { head: 'Commit', cell: ({ track, commit }) => commitLink(track, commit) },
          { head: 'Merged', cell: ({ mergedAt }) => time(mergedAt) },
        ],
        rows: gains,
      })
}
</section>`;

const trackColumns: readonly Column<VolunteerTrack>[] = [
  { head: 'Track', cell: trackLink, names: true },
  { head: 'Experiments', cell: ({ experiments }) => countText(experiments), numeric: true },
  { head: 'Kept', cell: ({ kept }) => countText(kept), numeric: true },
  { head: 'Hours', cell: ({ hours }) => hoursText(hours), numeric: true },
  { head: 'CPU hours', cell: ({ cpuHours }) => hoursText(cpuHours), numeric: true },
  { head: 'Merges', cell: ({ merges }) => countText(merges), numeric: true },
  {
    head: 'Verified gain',
    cell: ({ merges, gain, sigma, unit }) =>
      merges === 0 ? '–' : html`${gainText(gain, sigma)} <small>${clipped(unit, 30)}</small>`,
    numeric: true,
  },
];

const trackTable = (tracks: readonly VolunteerTrack[]): Html =>
  dataTable<VolunteerTrack>({
    caption: 'What was searched and what came of it; gains add up within a track only',
    columns: trackColumns,
    rows: tracks,
  });

const submissionsSection = (view: VolunteerView, { items, next }: OwnSubmissions): Html =>
  html`<section aria-labelledby="submissions-title" id="submissions">
<h2 id="submissions-title">Submissions</h2>
${
  items.length === 0
    ? empty('There are no submissions here.', html`<a href="/method">How an idea becomes one</a>.`)
    : submissionTable(items)
}
${next !== null && html`<nav aria-label="Pages of submissions"><p><a href="${volunteerUrl(view)}?before=${next}#submissions">Older submissions</a></p></nav>`}
<p class="note">${counted(
    sum(view.states, ({ times }) => times),
    'submission',
  )} in all. Values are rounded to half the noise, and shown after the verdict only.</p>
</section>`;
