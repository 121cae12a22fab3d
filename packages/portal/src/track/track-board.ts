import { metricName } from '../chart/metric-name.ts';
import { type Column, dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { counted, countText, gainText, intervalText, metricText } from '../numbers.ts';
import { empty, hypothesis, person, shortHash, submissionUrl, time } from '../parts.ts';
import type { Credit, MergeView, TrackView } from '../views.ts';
import { trackUrl } from './chart-piece.ts';
import type { TrackBoard, TriedNow, VolunteerStanding } from './track-reads.ts';

export const volunteerLink = (credit: Credit): Html =>
  html`<a class="who" href="/volunteers/${encodeURIComponent(credit.volunteer)}">${person(credit)}</a>`;

/** Hypotheses that are held now. What they give is not shown while they are. */
export function triedSection({ triedNow, triedCount }: TrackBoard): Html {
  const more = triedCount - triedNow.length;
  return html`<section aria-labelledby="tried-heading">
<h2 id="tried-heading">Being tried now</h2>
${
  triedNow.length === 0
    ? empty(
        'No volunteer is trying anything at this moment.',
        html`A worker takes a hypothesis and tries it on its own machine. <a href="#take-part">Start one</a>.`,
      )
    : html`${dataTable<TriedNow>({
        caption: `${counted(triedCount, 'hypothesis', 'hypotheses')} held by workers${more > 0 ? `, the newest ${triedNow.length}` : ''}`,
        columns: [
          { head: 'Hypothesis', names: true, cell: (tried) => hypothesis(tried.hypothesis) },
          { head: 'Volunteer', cell: volunteerLink },
          { head: 'Since', cell: ({ since }) => time(since) },
        ],
        rows: triedNow,
      })}<p class="note">One worker holds a hypothesis at a time. What it gives is shown when it is let go.</p>`
}
</section>`;
}

export const mergeColumns = (track: TrackView): readonly Column<MergeView>[] => [
  {
    head: 'Change',
    names: true,
    cell: (merge) =>
      html`<a href="${trackUrl(track)}/commits/${encodeURIComponent(merge.commit)}">${hypothesis(merge.hypothesis)}</a><small>${shortHash(merge.commit, 10)} · ${time(merge.mergedAt)}</small>`,
  },
  { head: 'Volunteer', cell: volunteerLink },
  {
    head: metricName(track.metric),
    numeric: true,
    cell: (merge) =>
      merge.metric === null
        ? html`<span class="unnamed">being measured</span>`
        : metricText(merge.metric, track.sigma),
  },
  {
    head: 'Gain',
    numeric: true,
    cell: (merge) =>
      html`<strong class="gain">${gainText(merge.effect, track.sigma)}</strong><small>${intervalText(merge.low, merge.high, track.sigma)}</small>`,
  },
  {
    head: 'Trusted runs',
    numeric: true,
    cell: (merge) => html`<a href="${submissionUrl(merge.submission)}">${countText(merge.replicas)}</a>`,
  },
];

const mergesAtMost = 50;

export function mergesSection(track: TrackView): Html {
  const newest = track.merges.slice(-mergesAtMost).reverse();
  const older = track.merges.length - newest.length;
  return html`<section aria-labelledby="merges-heading">
<h2 id="merges-heading">Merged commits</h2>
${
  newest.length > 0
    ? html`${dataTable({ caption: 'Merged commits, newest first', columns: mergeColumns(track), rows: newest })}
<p class="note">The baseline is commit ${shortHash(track.baselineCommit, 10)}${track.baselineMetric === null ? nothing : html` with ${metricText(track.baselineMetric, track.sigma)}`}. ${older > 0 ? html`<a href="${trackUrl(track)}/merges">All ${countText(track.merges.length)} merges</a> · ` : nothing}<a href="${trackUrl(track)}/lineage">The lineage of heads and candidates</a></p>`
    : empty(
        'Nothing is merged yet.',
        html`The first candidate that verifiers find better than the baseline becomes the next head. <a href="#take-part">Take part</a>.`,
      )
}
</section>`;
}

/** By what verifiers measured, never by what volunteers claim. */
export function volunteersSection(track: TrackView, { volunteers }: TrackBoard): Html {
  if (volunteers.length === 0) return nothing;
  return html`<section aria-labelledby="volunteers-heading">
<h2 id="volunteers-heading">Volunteers</h2>
${dataTable<VolunteerStanding>({
  caption: 'By verified gain: the effects of their merges that stand, added up',
  columns: [
    { head: 'Volunteer', names: true, cell: volunteerLink },
    {
      head: metricName({ name: 'Gain', unit: track.metric.unit }),
      numeric: true,
      cell: ({ gain }) => html`<strong class="gain">${gainText(gain, track.sigma)}</strong>`,
    },
    { head: 'Merges', numeric: true, cell: ({ merges }) => countText(merges) },
    { head: 'Experiments', numeric: true, cell: ({ experiments }) => countText(experiments) },
    { head: 'Hours', numeric: true, cell: ({ hours }) => hoursText(hours) },
  ],
  rows: volunteers,
})}
</section>`;
}

export const hoursText = (hours: number): string => (hours < 10 ? hours.toFixed(1) : countText(hours));
