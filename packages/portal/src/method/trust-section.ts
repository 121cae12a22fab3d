import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';

interface NeedNot {
  readonly who: string;
  readonly because: string;
}

const needNot: readonly NeedNot[] = [
  {
    who: 'The volunteer',
    because:
      'Nothing claimed moves evidence. A made-up gain is screened out by the first trusted runs, and is held against its key.',
  },
  {
    who: 'The code that is tested',
    because:
      'It never shares a process, a container or a file system with the metric. The scorer is the head’s own, and takes predictions only.',
  },
  {
    who: 'Any one verifier',
    because:
      'Three of different operators must agree, and two must exit to reject. Planted candidates with known verdicts, runs of others again and sentinels watch for drift and invention.',
  },
  {
    who: 'Whoever runs this network',
    because:
      'Every step is a leaf of an append-only log. Seeds and lots are drawn again, verdicts read again and heads compared by whoever likes.',
  },
  {
    who: 'That everyone is shown the same log',
    because:
      'Witnesses cosign its checkpoints. Two that no one log can have are proof against whoever signed them.',
  },
  {
    who: 'This page',
    because: 'It is drawn from a database. The log, the repository and the commands below do not ask it.',
  },
];

export const trustSection: Html = html`<section aria-labelledby="trust-heading">
<h2 id="trust-heading">What you need not trust</h2>
${dataTable<NeedNot>({
  caption: 'And why not',
  columns: [
    { head: 'Need not trust', names: true, cell: ({ who }) => who },
    { head: 'Because', cell: ({ because }) => because },
  ],
  rows: needNot,
})}
</section>`;

export const limitsSection: Html = html`<section aria-labelledby="limits-heading">
<h2 id="limits-heading">What it cannot do</h2>
<ul class="limits">
<li><strong>Two of three.</strong> If two verifiers of three work together they can suspend the third, and decide. Rosters should be larger than three, and of operators who do not know one another.</li>
<li><strong>Small gains are missed.</strong> A gain of half the noise of one run is found in fewer than one case in a hundred. What the network rejects is not shown to be useless.</li>
<li><strong>The mean is what counts.</strong> A change that is better on average and rarely fails badly can pass, if the failure does not show within its runs.</li>
<li><strong>The bounds are nearly exact, not exactly.</strong> The noise is estimated; simulation says how much that costs, and it is published with the code.</li>
<li><strong>Epochs delay the proof.</strong> What trusted runs said opens after a day. Until then an audit calls those verdicts pending.</li>
<li><strong>Tracks whose budget is time are not deterministic.</strong> There nobody can repeat a run exactly, so invented numbers are found more slowly.</li>
<li><strong>Who was absent</strong> when a lot was drawn is the operator’s word, as far as they had not just reported a run.</li>
<li><strong>A metric is only a metric.</strong> That a track’s score is worth improving is its author’s judgement; on self-scored tracks even the score is, and a person signs each merge.</li>
</ul>
</section>`;
