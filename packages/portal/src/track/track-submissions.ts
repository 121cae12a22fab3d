import { type Column, dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { counted, countText, gainText } from '../numbers.ts';
import { empty, hypothesis, stateWithReason, submissionUrl, time } from '../parts.ts';
import type { SubmissionSummary, TrackView } from '../views.ts';
import { isReason, reasonWords } from '../words.ts';
import { trackUrl } from './chart-piece.ts';
import { volunteerLink } from './track-board.ts';

const idea: Column<SubmissionSummary> = {
  head: 'Hypothesis',
  names: true,
  cell: (submission) =>
    html`<a href="${submissionUrl(submission.id)}">${hypothesis(submission.hypothesis)}</a>`,
};
const volunteer: Column<SubmissionSummary> = { head: 'Volunteer', cell: volunteerLink };
const state: Column<SubmissionSummary> = { head: 'State', cell: stateWithReason };

/** What is under way. No values: design, section 7.3. */
export const testingSection = (track: TrackView): Html => html`<section aria-labelledby="testing-heading">
<h2 id="testing-heading">Being tested now</h2>
${
  track.openSubmissions.length === 0
    ? empty(
        'Nothing is being tested at this moment.',
        'Submissions appear here as soon as a volunteer commits to one.',
      )
    : html`${dataTable({
        caption: 'Open submissions, oldest first',
        columns: [
          idea,
          volunteer,
          state,
          {
            head: 'Runs so far',
            numeric: true,
            cell: ({ logE }) => countText(logE.reduce((sum, r) => sum + r.n, 0)),
          },
          { head: 'Since', cell: ({ createdAt }) => time(createdAt) },
        ],
        rows: track.openSubmissions,
      })}<p class="note">What verifiers measure is shown after the verdict, so that nobody can steer by it.</p>`
}
</section>`;

export const endedSection = (track: TrackView): Html =>
  track.endedSubmissions.length === 0
    ? nothing
    : html`<section aria-labelledby="ended-heading">
<h2 id="ended-heading">Decided lately</h2>
${dataTable({
  caption: 'Submissions that have ended, newest first',
  columns: endedColumns(track),
  rows: track.endedSubmissions,
})}
<p class="note"><a href="${trackUrl(track)}/submissions">All submissions</a> · <a href="${trackUrl(track)}/experiments">The journal of experiments</a></p>
</section>`;

export const endedColumns = (track: TrackView): readonly Column<SubmissionSummary>[] => [
  idea,
  volunteer,
  state,
  { head: 'Measured gain', numeric: true, cell: ({ effect }) => gainText(effect, track.sigma) },
  { head: 'Last step', cell: ({ updatedAt }) => time(updatedAt) },
];

/** What was refused, by rule: an open network shows what it turned away. */
export function refusalsSection(track: TrackView): Html {
  const rows = Object.entries(track.rejected)
    .filter(([, times]) => times > 0)
    .sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return nothing;
  const total = rows.reduce((sum, [, times]) => sum + times, 0);
  return html`<section aria-labelledby="refused-heading">
<h2 id="refused-heading">Refused</h2>
${dataTable({
  caption: `${counted(total, 'refusal')} since the track opened, by rule`,
  columns: [
    {
      head: 'Rule',
      names: true,
      cell: ([rule]: (typeof rows)[number]) => html`<code class="code">${rule}</code>`,
    },
    {
      head: 'Meaning',
      cell: ([rule]) =>
        isReason(rule) ? reasonWords[rule].meaning : 'Refused before any trusted run, with this error code.',
    },
    { head: 'Times', numeric: true, cell: ([, times]) => countText(times) },
  ],
  rows,
})}
</section>`;
}
