import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { live } from '../live/live-piece.ts';
import { proofCheck } from '../log/proof-check.ts';
import { countText, gainText, intervalText, metricText } from '../numbers.ts';
import {
  commitLink,
  copyable,
  empty,
  hypothesis,
  person,
  shortHash,
  stateBadge,
  submissionUrl,
} from '../parts.ts';
import { selfScoredNotice } from '../self-scored-notice.ts';
import type { SubmissionView } from '../views.ts';
import { isDecided } from '../withheld.ts';
import { reasonWords, stateWords } from '../words.ts';
import { claimPlot } from './claim-plot.ts';
import { diffView } from './diff-view.ts';
import type { TrialView } from './submission-reads.ts';
import { timelineView } from './timeline-view.ts';
import { evidenceSection } from './trial-section.ts';

export const submissionPage = (site: Site, submission: SubmissionView, trials: readonly TrialView[]): Html =>
  layout(site, {
    title: `${clipped(submission.hypothesis ?? 'A submission', 80)} – ${submission.track} – Ratchet`,
    description: `A submission to the track ${submission.track}: its timeline, its claim and what verifiers saw.`,
    jsonUrl: `${submissionUrl(submission.id)}.json`,
    previewUrl: `${submissionUrl(submission.id)}/preview.png`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a> <a href="/tracks/${encodeURIComponent(submission.track)}">${submission.trackTitle}</a></nav>
<h1>${hypothesis(submission.hypothesis, 400)}</h1>
<p class="byline">${stateBadge(submission.state)} by <a class="who" href="/volunteers/${encodeURIComponent(submission.volunteer)}">${person(submission)}</a></p>
</header>
${selfScoredNotice(submission)}
${live('standing', html`${standing(submission)}${timeline(submission)}`)}
${claimSection(submission)}
${live('evidence', evidenceSection(submission, trials))}
${proofSection(site, submission)}
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
            runs: countText(claim.candidateRuns.length),
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
    ? html`${claimPlot(submission, claim)}${table}<p class="note">A claim decides nothing. It is kept to be held against the verdict. A gain counts from ${metricText(submission.minimumEffect, null)} ${metric.unit}.</p>`
    : isDecided(submission.state)
      ? empty('No claim was revealed.', 'Only its commitment is in the log.')
      : empty(
          'Sealed until the verdict.',
          'The claim is committed in the log and can no longer change; verifiers do not see it.',
        )
}
</section>`;
}

const timeline = ({
  timeline: steps,
  head,
  track,
}: SubmissionView): Html => html`<section aria-labelledby="timeline-heading">
<h2 id="timeline-heading">Timeline</h2>
${timelineView(steps)}
${head !== null && html`<p class="note">Tested against the head ${shortHash(head)}. <a href="/tracks/${encodeURIComponent(track)}/lineage">Where it stands among others</a>.</p>`}
</section>`;

/** Leaves of its own that this submission rests on. */
const leafNames: Partial<Record<SubmissionView['state'], string>> = {
  COMMITTED: 'The commitment',
  REVEALED: 'The opening',
  ACCEPTED: 'The verdict',
  REJECTED: 'The verdict',
  MERGED: 'The merge',
  REVERTED: 'The merge that took it back',
};

function proofSection(site: Site, { timeline: steps, mergeCommit }: SubmissionView): Html {
  const leaves = new Map(
    steps.flatMap(({ state, logIndex }) => {
      const name = leafNames[state];
      return logIndex === null || name === undefined ? [] : [[logIndex, name] as const];
    }),
  );
  return html`<section aria-labelledby="proof-heading">
<h2 id="proof-heading">In the log</h2>
<div class="proofs">${[...leaves].map(([index, name]) => proofCheck(index, name))}</div>
<p class="note">${mergeCommit === null ? 'The audit checks every leaf, draws every seed again and reads every verdict again:' : 'Without this page’s scripts: one file proves the merge, with every run behind its verdict.'}</p>
${copyable(
  mergeCommit === null
    ? `npm run ratchet -- audit ${site.publicUrl}`
    : `npm run --silent ratchet -- proof ${mergeCommit} --from ${site.publicUrl} > merge.json`,
  'Command that checks the log',
)}
</section>`;
}
