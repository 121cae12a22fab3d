import { withUnit } from '../chart/metric-name.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { clipped } from '../legible.ts';
import { counted, countText, mebibytesText, metricText, secondsText } from '../numbers.ts';
import { shortHash, time } from '../parts.ts';
import { allTrusted, type TrackView } from '../views.ts';
import { modeWords } from '../words.ts';
import type { TrackBoard } from './track-reads.ts';

/** What a merge takes on this track. */
export function rulesSection(track: TrackView): Html {
  const mode = modeWords[track.verification.mode];
  const hasGpus = track.budgets.some((budget) => budget.gpus > 0);
  return html`<section aria-labelledby="rules-heading">
<h2 id="rules-heading">What a merge takes</h2>
<dl class="rules">
<div><dt>Verification</dt><dd><strong>${mode.label}.</strong> ${mode.meaning} Three verifiers of different operators must agree; two that say no end it.</dd></div>
<div><dt>Smallest gain that counts</dt><dd>${withUnit(metricText(track.minimumEffect, null), track.metric)}</dd></div>
<div><dt>Files a candidate may change</dt><dd>${track.editable.map((glob, index) => html`${index > 0 && ', '}<code>${glob}</code>`)}; everything else is protected</dd></div>
<div><dt>Hardware class</dt><dd>${track.hardwareClass}</dd></div>
<div><dt>Licence</dt><dd>${track.license}</dd></div>
</dl>
${dataTable({
  caption: 'Budget of one run, by stage',
  columns: [
    { head: 'Stage', names: true, cell: (budget: TrackView['budgets'][number]) => budget.stage },
    { head: 'Processor time', numeric: true, cell: ({ cpuSeconds }) => secondsText(cpuSeconds) },
    { head: 'Wall clock', numeric: true, cell: ({ wallSeconds }) => secondsText(wallSeconds) },
    { head: 'Memory', numeric: true, cell: ({ memoryMiB }) => mebibytesText(memoryMiB) },
    ...(hasGpus
      ? [{ head: 'GPUs', numeric: true, cell: ({ gpus }: TrackView['budgets'][number]) => countText(gpus) }]
      : []),
  ],
  rows: track.budgets,
})}
</section>`;
}

/** What checking has cost so far, in runs, whatever they were for. */
export function costSection(track: TrackView): Html {
  const { trustedReplicas: runs, submissionCount, mergeCount } = track;
  const all = allTrusted(runs);
  const kinds = [
    ['On candidates', runs.candidate],
    ['On heads, to compare with', runs.bank],
    ['To watch verifiers for drift', runs.sentinel],
    ['To hold verifiers against one another', runs.canary],
  ] as const;
  const per = (count: number) => (count === 0 ? '–' : metricText(all / count, null));
  return html`<section aria-labelledby="cost-heading">
<h2 id="cost-heading">What checking costs</h2>
${dataTable<(typeof kinds)[number]>({
  caption: `${counted(all, 'trusted run')} so far, by what for`,
  columns: [
    { head: 'Runs', names: true, cell: ([name]) => name },
    { head: 'Number', numeric: true, cell: ([, count]) => countText(count) },
    {
      head: 'Per submission',
      numeric: true,
      cell: ([, count]) => (submissionCount === 0 ? '–' : metricText(rounded(count / submissionCount), null)),
    },
    {
      head: 'Per merge',
      numeric: true,
      cell: ([, count]) => (mergeCount === 0 ? '–' : metricText(rounded(count / mergeCount), null)),
    },
  ],
  rows: kinds,
})}
<p class="note">All together ${per(submissionCount)} for each submission and ${per(mergeCount)} for each merge; volunteers ran ${countText(track.experiments.kept + track.experiments.discarded + track.experiments.crashed)} experiments.
The <a href="/calculator">calculator</a> says what a gain of a given size costs.</p>
</section>`;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** How often the data that decide have been asked, and who holds them. */
export function holdoutSection({ holdout }: TrackBoard): Html {
  const { season, seasons, tests, testsAtMost, holders } = holdout;
  const left = Math.max(0, seasons - season);
  return html`<section aria-labelledby="holdout-heading">
<h2 id="holdout-heading">Held-out data</h2>
<dl class="rules">
<div><dt>Season</dt><dd>${countText(season)} of ${countText(seasons)}, since ${time(holdout.beganAt)}; ${left === 0 ? 'no other is left, so its error budget gets dearer with every test' : `${counted(left, 'more season')} to come, on data that nobody was tested on`}</dd></div>
<div><dt>Tests of this season</dt><dd>${countText(tests)} of ${countText(testsAtMost)}, after which the next season’s data take their place: every verdict tells a little of what they like</dd></div>
<div><dt>Who holds a shard</dt><dd>${
    holders.length === 0
      ? 'Nobody at this moment: nothing can be tested'
      : holders.map(
          ({ verifier, operator }, index) =>
            html`${index > 0 && ', '}<a href="/verifiers/${encodeURIComponent(verifier)}">${clipped(operator, 60)}</a> ${shortHash(verifier, 8)}`,
        )
  }. Each verifier has data of its own, sealed to its key; volunteers have none of them</dd></div>
</dl>
</section>`;
}
