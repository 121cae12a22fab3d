import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { countText, mebibytesText, metricText, secondsText } from '../numbers.ts';
import type { TrackView } from '../views.ts';
import { modeWords } from '../words.ts';

/** What a merge takes on this track. */
export function rulesSection(track: TrackView): Html {
  const mode = modeWords[track.verification.mode];
  const hasGpus = track.budgets.some((budget) => budget.gpus > 0);
  return html`<section aria-labelledby="rules-heading">
<h2 id="rules-heading">What a merge takes</h2>
<dl class="rules">
<div><dt>Verification</dt><dd><strong>${mode.label}.</strong> ${mode.meaning} ${countText(track.verification.quorum)} verifiers of different operators must agree.</dd></div>
<div><dt>Smallest gain that counts</dt><dd>${metricText(track.minimumEffect, null)} ${track.metric.unit}</dd></div>
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
