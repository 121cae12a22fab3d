import type { Expectation } from '@ratchet/statistics';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import type { Question } from './question.ts';

export const calculatorPage = (site: Site, question: Question, expectations: readonly Expectation[]): Html =>
  layout(site, {
    title: 'What verification costs – Ratchet',
    description: 'How surely a gain is found by verifiers, and how many runs that takes.',
    jsonUrl: `/calculator.json?${queryOf(question)}`,
    body: html`<header class="page">
<h1>What verification costs</h1>
<p class="lead">How surely a gain is found, and how many trusted runs that takes: simulated through the very functions that decide here.</p>
</header>
<form class="calculator" method="get" action="/calculator">
${field('sigma', 'Noise of one run', question.sigma, 'standard deviation over seeds, in the metric’s unit')}
${field('minimumEffect', 'Smallest gain that counts', question.minimumEffect, 'the track’s minimumEffect')}
${field('effect', 'A gain of yours', question.effect, 'left empty, only the ladder is shown')}
${field('verifiers', 'Verifiers', question.verifiers, '3 to 12')}
${field('runSeconds', 'Seconds of one run', question.runSeconds, 'for costs in hours')}
<p><button type="submit">Calculate</button></p>
</form>
${dataTable({
  caption: html`Of 500 candidates with each gain, on a roster of ${question.verifiers}`,
  rows: expectations,
  columns: [
    { head: 'True gain', names: true, cell: ({ effect }) => gain(effect, question) },
    { head: 'Accepted', numeric: true, cell: ({ accepted }) => share(accepted) },
    { head: 'Runs of the candidate', numeric: true, cell: ({ candidateRuns }) => candidateRuns.toFixed(1) },
    { head: 'Runs of the head', numeric: true, cell: ({ bankRuns }) => bankRuns.toFixed(1) },
    ...(question.runSeconds === null
      ? []
      : [{ head: 'Hours', numeric: true, cell: (row: Expectation) => hours(row, question.runSeconds ?? 0) }]),
  ],
})}
<p class="after-table">A gain of the smallest that counts, or less, that is accepted would be a false merge. The head’s first four runs at each verifier serve all
candidates and are not counted here; a merge makes twelve new ones necessary.</p>`,
  });

/** The question as an address asks it. */
function queryOf(question: Question): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) if (value !== null) query.set(name, String(value));
  return query.toString();
}

const field = (name: string, label: string, value: number | null, hint: string): Html =>
  html`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" inputmode="decimal" autocomplete="off" value="${value === null ? '' : String(value)}" aria-describedby="${name}-hint"><small id="${name}-hint">${hint}</small></p>`;

const gain = (effect: number, { sigma }: Question): string =>
  `${Number(effect.toPrecision(4))} (${Number((effect / sigma).toFixed(2))} σ)`;

const share = (accepted: number): string =>
  accepted === 0 ? 'none' : `${(100 * accepted).toFixed(accepted < 0.1 ? 1 : 0)} %`;

const hours = ({ candidateRuns, bankRuns }: Expectation, runSeconds: number): string =>
  (((candidateRuns + bankRuns) * runSeconds) / 3_600).toPrecision(2);
