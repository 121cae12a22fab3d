import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import type { LogWitnesses } from '../views.ts';
import { checkpointTable } from './checkpoint-table.ts';
import type { CheckpointView } from './log-reads.ts';

/** Checkpoints that are kept, page by page, with the newest one as it was signed. */
export const checkpointsPage = (
  site: Site,
  checkpoints: readonly CheckpointView[],
  { quorum, rosterSize }: LogWitnesses,
): Html =>
  layout(site, {
    title: 'Checkpoints – Log – Ratchet',
    description: 'Signed checkpoints of the public log, and who cosigned them.',
    jsonUrl: '/log/checkpoints.json',
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/log">Log</a></nav>
<h1>Checkpoints</h1>
<p class="lede">A checkpoint is the size and root of the log, signed. Witnesses cosign one only when everything that they saw before is in it: with ${quorum} of the ${rosterSize} verifiers, nobody can be shown another past.</p>
</header>
<section aria-labelledby="list-heading">
<h2 id="list-heading">Kept ones</h2>
${checkpointTable(checkpoints)}
</section>
${
  checkpoints[0] &&
  html`<section aria-labelledby="note-heading">
<h2 id="note-heading">The first of these, as it was signed</h2>
<pre class="program" tabindex="0" role="group" aria-labelledby="note-heading">${checkpoints[0].note}</pre>
</section>`
}`,
  });
