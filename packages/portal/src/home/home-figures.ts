import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { counted, countText, gainText } from '../numbers.ts';
import { figures, hypothesis, person, time } from '../parts.ts';
import { allTrusted, type TrackSummary } from '../views.ts';
import type { HomeBoard, NewestGain } from './home-reads.ts';

/** What goes on, and what has come of it. */
export function liveFigures(tracks: readonly TrackSummary[], board: HomeBoard): Html {
  const sum = (count: (track: TrackSummary) => number) => tracks.reduce((total, t) => total + count(t), 0);
  const merges = sum((t) => t.mergeCount);
  return figures([
    ['Volunteers now', countText(board.volunteersNow), `with ${counted(verifiersOf(tracks), 'verifier')}`],
    ['Experiments today', countText(board.experimentsToday), `${countText(sum(experimentCount))} in all`],
    ['Verified gains this week', countText(board.gainsThisWeek), `${counted(merges, 'merge')} in all`],
    ['Submissions', countText(sum((t) => t.submissionCount)), 'candidates that were put to the test'],
    ['Trusted runs', countText(sum((t) => allTrusted(t.trustedReplicas))), 'spent on checking them'],
  ]);
}

export const experimentCount = ({ experiments }: TrackSummary): number =>
  experiments.kept + experiments.discarded + experiments.crashed;

/** Verifiers serve every track, so they are not added up. */
const verifiersOf = (tracks: readonly TrackSummary[]): number =>
  Math.max(0, ...tracks.map((t) => t.verifiers));

const commitUrl = ({ track, commit }: NewestGain): string =>
  `/tracks/${encodeURIComponent(track)}/commits/${encodeURIComponent(commit)}`;

/** The newest merges of all tracks: what this network is for. */
export function gainsSection({ newestGains }: HomeBoard): Html {
  if (newestGains.length === 0) return nothing;
  return html`<section aria-labelledby="gains-title">
<h2 id="gains-title">Found lately</h2>
${dataTable<NewestGain>({
  caption: 'The newest verified gains of all tracks',
  columns: [
    {
      head: 'Change',
      names: true,
      cell: (gain) =>
        html`<a href="${commitUrl(gain)}">${hypothesis(gain.hypothesis, 120)}</a><small><a href="/tracks/${encodeURIComponent(gain.track)}">${clipped(gain.trackTitle, 80)}</a></small>`,
    },
    {
      head: 'Volunteer',
      cell: (gain) =>
        html`<a class="who" href="/volunteers/${encodeURIComponent(gain.volunteer)}">${person(gain)}</a>`,
    },
    {
      head: 'Gain',
      numeric: true,
      cell: ({ effect, sigma, unit }) =>
        html`<strong class="gain">${gainText(effect, sigma)}</strong><small>${clipped(unit, 60)}</small>`,
    },
    { head: 'Merged', cell: ({ mergedAt }) => time(mergedAt) },
  ],
  rows: newestGains,
})}
</section>`;
}
