import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { verifierCommand } from '../join.ts';
import { layout, type Site } from '../layout.ts';
import { countText } from '../numbers.ts';
import { copyable, empty, time, verifierLink } from '../parts.ts';
import { hoursText } from '../people/volunteer-page.ts';
import { agreementText, stateOfVerifier } from './verifier-parts.ts';
import type { VerifierSummary } from './verifiers-reads.ts';

/** Those who decide. */
export const verifiersPage = (site: Site, verifiers: readonly VerifierSummary[]): Html =>
  layout(site, {
    title: 'Verifiers – Ratchet',
    description:
      'The trusted nodes that decide what is merged: who runs them, and how they are held against one another.',
    jsonUrl: '/verifiers.json',
    body: html`<header class="page">
<h1>Verifiers</h1>
<p class="lead">They run candidates again under secret seeds, each on held-out data of its own. Several must agree, and they are watched
as they watch: by drift, by repeated runs, and by how often each stands alone.</p>
</header>
<section aria-labelledby="roster-title">
<h2 id="roster-title">Roster</h2>
${verifiers.length === 0 ? nobody(site) : table(verifiers)}
<p class="note">Agreement: of the looks that took a side, the share that went with the verdict. Some disagreement is honest: a small
gain looks like none to one of three. Every change of the roster is a leaf of the <a href="/log">log</a>.</p>
</section>`,
  });

const nobody = (site: Site): Html =>
  html`${empty('There are no verifiers yet.', 'Without three of them nothing is merged by itself. Run one, and send its key to the operator.')}
${copyable(verifierCommand(site), 'Command that starts a verifier')}`;

const table = (verifiers: readonly VerifierSummary[]): Html =>
  dataTable<VerifierSummary>({
    caption: 'Everyone who is or was on the roster, those who decide first',
    columns: [
      { head: 'Verifier', cell: verifierLink, names: true },
      { head: 'State', cell: stateOfVerifier },
      { head: 'Trusted runs', cell: ({ runs }) => countText(runs), numeric: true },
      { head: 'Hours', cell: ({ hours }) => hoursText(hours), numeric: true },
      { head: 'Agreement', cell: ({ agreed, looks }) => agreementText(agreed, looks), numeric: true },
      { head: 'Faults', cell: ({ faults }) => countText(faults), numeric: true },
      { head: 'Since', cell: ({ addedAt }) => time(addedAt) },
    ],
    rows: verifiers,
  });
