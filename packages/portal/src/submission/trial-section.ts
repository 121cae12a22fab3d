import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { leafLink, leafUrl } from '../log/proof-check.ts';
import { countText, evidenceText, gainText, metricText } from '../numbers.ts';
import { shortHash, time } from '../parts.ts';
import type { EvidenceReading, SubmissionView } from '../views.ts';
import { isDecided } from '../withheld.ts';
import { evidencePlots } from './evidence-plot.ts';
import type { EvidencePoint, ReplicaView, TrialView } from './submission-reads.ts';

export const verifierLink = (verifier: string): Html =>
  html`<a href="/verifiers/${encodeURIComponent(verifier)}">${shortHash(verifier)}</a>`;

/** What verifiers saw: each one's state, and every round of testing with its runs and, once it is opened, its evidence. */
export function evidenceSection(submission: SubmissionView, trials: readonly TrialView[]): Html {
  if (submission.logE.length === 0 && trials.length === 0) return nothing;
  return html`<section aria-labelledby="evidence-heading">
<h2 id="evidence-heading">Evidence</h2>
${readingTable(submission, trials.at(-1))}
<p class="note">E is a fair bet against “not better”: if the candidate is no better, it reaches 20 at a verifier at most once in twenty. Verifiers of different operators, each with held-out data of its own, read their evidence apart.</p>
${trials.map((trial, index) => trialView(submission, trial, index + 1, trials.length))}
</section>`;
}

function readingTable(submission: SubmissionView, newest: TrialView | undefined): Html {
  if (submission.logE.length === 0) return nothing;
  const isOpen = !isDecided(submission.state);
  const waits = (what: string) => html`<span class="unnamed">${what}</span>`;
  const value = ({ verifier }: EvidenceReading): Html | string => {
    if (isOpen) return waits('after the verdict');
    if (submission.trackMode === 'certificate') return waits('exact: none is needed');
    if (!newest?.isOpened) return waits('when the epoch is over');
    const last = newest.points.filter((point) => point.verifier === verifier).at(-1);
    return evidenceText(last?.logE ?? null);
  };
  return dataTable<EvidenceReading>({
    caption: 'What each verifier’s own evidence came to',
    columns: [
      { head: 'Verifier', names: true, cell: ({ verifier }) => verifierLink(verifier) },
      { head: 'Runs of the candidate', numeric: true, cell: ({ n }) => countText(n) },
      { head: 'Evidence E', numeric: true, cell: value },
      {
        head: 'Reads',
        cell: ({ status }) => (isOpen ? waits('after the verdict') : statusText(status)),
      },
    ],
    rows: submission.logE,
  });
}

const statusWords: Readonly<Record<string, string>> = {
  open: 'still open',
  crossed: 'found the gain',
  screened: 'turned it down: worse at the first run',
  futile: 'turned it down: no gain in sight',
  unstable: 'turned it down: a run failed catastrophically',
  broken: 'turned it down: it broke',
};
const statusText = (status: string | null): string =>
  status === null ? '–' : Object.hasOwn(statusWords, status) ? (statusWords[status] ?? status) : status;

function trialView(submission: SubmissionView, trial: TrialView, round: number, rounds: number): Html {
  const { isOpened, opensAt, replicas, accepted, endedAt } = trial;
  const outcome =
    accepted === true
      ? 'accepted'
      : accepted === false
        ? 'rejected'
        : endedAt === null
          ? 'under way'
          : 'ended without a verdict: the head moved, or the epoch ended';
  return html`<div class="round">
<h3>${rounds > 1 ? `Round ${round} of ${rounds}` : 'The runs'} <span class="unnamed">${outcome}</span></h3>
<p class="note">On the head ${shortHash(trial.head)}, from ${time(trial.beganAt)}${endedAt !== null && html` to ${time(endedAt)}`}${
    trial.logIndex !== null && html`; the lot that drew its verifiers is ${leafLink(trial.logIndex)}`
  }.</p>
${
  isOpened
    ? evidencePlots(trial, round)
    : html`<p class="notice quiet">Seeds, values and signed statements of these runs are sealed in the log${opensAt !== null && html` until their epoch is over, about ${time(opensAt)}`}, and shown here once the verdict is known as well: nobody can steer by what is not out.</p>`
}
${pointTable(trial, submission)}
${replicas.length > 0 && replicaTable(trial, submission)}
</div>`;
}

function replicaTable(trial: TrialView, { sigma, trackMetric }: SubmissionView): Html {
  const { replicas, isOpened } = trial;
  return html`<details class="runs"${!isOpened && html` open`}><summary>${countText(replicas.length)} runs of the candidate, with seeds and places in the log</summary>
${dataTable<ReplicaView>({
  caption: `Each seed is drawn from the epoch’s key, the leaf of the commitment and a number of its own; ${trackMetric.name} in ${trackMetric.unit}`,
  columns: [
    { head: 'Verifier', names: true, cell: ({ verifier }) => verifierLink(verifier) },
    {
      head: 'Seed',
      cell: ({ seed, commitmentIndex, replicaIndex }) =>
        html`${seed === null ? html`<span class="unnamed">sealed</span>` : html`<code>${String(seed)}</code>`} <span class="unnamed">no. ${replicaIndex} of ${leafLink(commitmentIndex)}</span>`,
    },
    {
      head: 'Outcome',
      cell: ({ outcome, isDiscarded }) =>
        html`${outcome ?? html`<span class="unnamed">sealed</span>`}${isDiscarded && html` <span class="why">counts no more</span>`}`,
    },
    {
      head: 'Measured',
      numeric: true,
      cell: ({ metric }) => metricText(metric, trial.sigma ?? sigma),
    },
    { head: 'Reported', cell: ({ reportedAt }) => time(reportedAt) },
    {
      head: 'Statement',
      cell: ({ logIndex }) =>
        logIndex === null
          ? 'not numbered yet'
          : html`${leafLink(logIndex)}${isOpened && html` <a href="${leafUrl(logIndex)}/envelope.json" download>envelope</a>`}`,
    },
  ],
  rows: replicas,
})}</details>`;
}

const pointTable = ({ points }: TrialView, { sigma, trackMode }: SubmissionView): Html =>
  points.length === 0 || trackMode === 'certificate'
    ? nothing
    : html`<details class="points"><summary>Every value of the plot, as a table</summary>
${dataTable<EvidencePoint>({
  caption: 'Evidence after each run, read again by the rule that decides',
  columns: [
    { head: 'Run', names: true, numeric: true, cell: ({ at }) => String(at) },
    {
      head: 'Verifier',
      cell: ({ verifier, n }) => html`${shortHash(verifier, 8)} <span class="unnamed">its ${n}.</span>`,
    },
    { head: 'Gain so far', numeric: true, cell: ({ effect }) => gainText(effect, sigma) },
    { head: 'ln E', numeric: true, cell: ({ logE }) => (logE === null ? '–' : logE.toFixed(2)) },
    { head: 'Reads', cell: ({ status }) => statusText(status) },
  ],
  rows: points,
})}</details>`;
