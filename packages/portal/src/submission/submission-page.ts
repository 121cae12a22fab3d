import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { countText, evidenceText, gainText, intervalText, metricText } from '../numbers.ts';
import {
  commitLink,
  empty,
  hypothesis,
  person,
  shortHash,
  stateBadge,
  submissionUrl,
  time,
} from '../parts.ts';
import { selfScoredNotice } from '../self-scored-notice.ts';
import type { ClaimView, EvidenceReading, SubmissionView } from '../views.ts';
import { isDecided } from '../withheld.ts';
import { reasonWords, stateWords } from '../words.ts';
import { diffView } from './diff-view.ts';

export const submissionPage = (site: Site, submission: SubmissionView): Html =>
  layout(site, {
    title: `${clipped(submission.hypothesis ?? 'A submission', 80)} – ${submission.track} – Ratchet`,
    description: `A submission to the track ${submission.track}: its timeline, its claim and what verifiers saw.`,
    jsonUrl: `${submissionUrl(submission.id)}.json`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a> <a href="/tracks/${encodeURIComponent(submission.track)}">${submission.trackTitle}</a></nav>
<h1>${hypothesis(submission.hypothesis, 400)}</h1>
<p class="byline">${stateBadge(submission.state)} by ${person(submission)}</p>
</header>
${selfScoredNotice(submission)}
${standing(submission)}
${claimSection(submission)}
${evidenceSection(submission)}
${timeline(submission)}
<section aria-labelledby="diff-heading">
<h2 id="diff-heading">The change</h2>
${diffView(submission.diff, diffAbsence(submission))}
</section>`,
  });

/** Where it stands, why, and what comes next. */
function standing(submission: SubmissionView): Html {
  const { state, reason, code, detail, mergeCommit, waitsFor, track } = submission;
  const { tone, meaning } = stateWords[state];
  return html`<div class="notice ${tone}">
<p>${reason === null ? meaning : html`<strong>Rejected: ${reasonWords[reason].label}.</strong> ${reasonWords[reason].meaning}`}</p>
${code !== null && html`<p>Code <code class="code">${code}</code></p>`}
${detail !== null && html`<p class="detail"><bdi>${clipped(detail, 600)}</bdi></p>`}
${waitsFor !== null && html`<p>It contains part of <a href="${submissionUrl(waitsFor)}">an earlier submission</a> and waits for its verdict.</p>`}
${mergeCommit !== null && html`<p>It made the head ${commitLink(track, mergeCommit)}.</p>`}
</div>`;
}

const diffAbsence = (submission: SubmissionView) =>
  isDecided(submission.state)
    ? {
        what: 'There is no diff to show.',
        todo: 'The candidate never arrived, or its diff is too large for a page.',
      }
    : {
        what: 'Shown after the verdict.',
        todo: 'Until then the change is its author’s secret, so that copying it does not pay.',
      };

function claimSection(submission: SubmissionView): Html {
  const { claim, sigma, trackMetric: metric } = submission;
  const rows =
    claim === null
      ? []
      : [
          {
            who: 'Claimed by the volunteer',
            gain: gainText(claim.effect, sigma),
            interval: '–',
            runs: claimRuns(claim),
          },
          {
            who: 'Measured by verifiers',
            gain: gainText(submission.effect, sigma),
            interval: intervalText(submission.low, submission.high, sigma),
            runs: countText(submission.replicas),
          },
        ];
  const table = dataTable({
    caption: `Gain in ${metric.name}, ${metric.unit}; the measured one is rounded to half a σ`,
    columns: [
      { head: 'Who', names: true, cell: (row: (typeof rows)[number]) => row.who },
      { head: 'Gain', numeric: true, cell: (row) => html`<strong>${row.gain}</strong>` },
      { head: 'Interval', numeric: true, cell: (row) => row.interval },
      { head: 'Runs of the candidate', numeric: true, cell: (row) => row.runs },
    ],
    rows,
  });
  return html`<section aria-labelledby="claim-heading">
<h2 id="claim-heading">Claim and measurement</h2>
${
  claim !== null
    ? html`${table}<p class="note">A claim decides nothing. It is kept to be held against the verdict. A gain counts from ${metricText(submission.minimumEffect, null)} ${metric.unit}.</p>`
    : isDecided(submission.state)
      ? empty('No claim was revealed.', 'Only its commitment is in the log.')
      : empty(
          'Sealed until the verdict.',
          'The claim is committed in the log and can no longer change; verifiers do not see it.',
        )
}
</section>`;
}

const claimRuns = (claim: ClaimView): string => countText(claim.candidateRuns.length);

function evidenceSection(submission: SubmissionView): Html {
  if (submission.logE.length === 0) return nothing;
  const open = !isDecided(submission.state);
  return html`<section aria-labelledby="evidence-heading">
<h2 id="evidence-heading">Evidence</h2>
${dataTable<EvidenceReading>({
  caption: 'What each verifier’s own evidence reads',
  columns: [
    { head: 'Verifier', names: true, cell: ({ verifier }) => shortHash(verifier) },
    { head: 'Runs of the candidate', numeric: true, cell: ({ n }) => countText(n) },
    {
      head: 'Evidence E',
      numeric: true,
      cell: ({ logE }) => (open ? html`<span class="unnamed">after the verdict</span>` : evidenceText(logE)),
    },
    {
      head: 'Reads',
      cell: ({ status }) => (open ? html`<span class="unnamed">after the verdict</span>` : (status ?? '–')),
    },
  ],
  rows: submission.logE,
})}
<p class="note">E is a fair bet against “not better”: if the candidate is no better, it reaches 20 at a verifier at most once in twenty.</p>
</section>`;
}

const timeline = (submission: SubmissionView): Html => html`<section aria-labelledby="timeline-heading">
<h2 id="timeline-heading">Timeline</h2>
${
  submission.timeline.length === 0
    ? empty('No step is recorded yet.', 'Reload in a moment.')
    : html`<ol class="timeline">${submission.timeline.map(
        ({ state, at, logIndex }) =>
          html`<li class="${stateWords[state].tone}"><strong>${stateWords[state].label}</strong> ${time(at)}${
            logIndex !== null &&
            html` <a class="leaf" href="/log.json?after=${logIndex - 1}&amp;limit=1">log entry ${countText(logIndex)}</a>`
          }</li>`,
      )}</ol>`
}
${submission.head !== null && html`<p class="note">Tested against the head ${shortHash(submission.head)}.</p>`}
</section>`;
