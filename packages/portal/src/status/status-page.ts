import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { counted, countText, mebibytesText } from '../numbers.ts';
import { empty, figures, time } from '../parts.ts';
import { ageText } from './age.ts';
import { concernsOf } from './concerns.ts';
import type { StatusView } from './status-reads.ts';
import { queueTable, trackTable, verifierTable } from './status-tables.ts';

/** How the network does right now. */
export const statusPage = (site: Site, status: StatusView): Html =>
  layout(site, {
    title: 'Status – Ratchet',
    description: 'Queues, lag, verifiers and error budget of this network, right now.',
    jsonUrl: '/status.json',
    body: html`<header class="page">
<h1>Status</h1>
<p class="lead">How this network does, as of ${time(status.at)}.</p>
</header>
${concernList(status)}
${figures([
  ['Waiting for a verdict', countText(undecided(status)), 'submissions'],
  ['Sequencer', lagText(status, status.unsequenced.oldestAt, '0 s'), 'behind the newest leaf'],
  ['Figures', lagText(status, status.rolledUpAt, 'not yet counted'), 'since they were last counted'],
  [
    'Checkpoint',
    lagText(status, status.log.checkpoint?.publishedAt ?? null, 'none yet'),
    checkpointNote(status),
  ],
  [
    'Epoch',
    lagText(status, status.epoch?.beganAt ?? null, 'none'),
    status.epoch === null ? 'has begun' : 'old; each lasts a day',
  ],
  ['Database', mebibytesText(status.databaseBytes / 2 ** 20), `PostgreSQL ${status.versions.postgres}`],
])}
<section aria-labelledby="queues-heading">
<h2 id="queues-heading">Queues</h2>
${queueTable(status)}
</section>
<section aria-labelledby="verifiers-heading">
<h2 id="verifiers-heading">Verifiers</h2>
${status.verifiers.length === 0 ? empty('The roster is empty.', 'The operator adds verifiers; docs/OPERATIONS.md says how.') : verifierTable(status)}
</section>
<section aria-labelledby="budget-heading">
<h2 id="budget-heading">Error budget</h2>
${
  status.tracks.length === 0
    ? empty('No track is open yet.', 'Track packages are opened when the coordinator starts.')
    : html`${trackTable(status)}<p class="note">Of all merges of a season at most one in twenty may be false. Each test spends some of that, the
first ones most; each merge earns as much again. The evidence E that the next candidate needs grows with what is spent.</p>`
}
</section>
<section aria-labelledby="versions-heading">
<h2 id="versions-heading">Versions</h2>
<p>Ratchet ${status.versions.ratchet}, Node ${status.versions.node}, PostgreSQL ${status.versions.postgres}, schema <code>${status.versions.schema}</code>.</p>
<p class="note">What administrators did to this network is <a href="/admin/actions">listed</a>, and in the <a href="/log">log</a>.</p>
</section>`,
  });

const undecided = ({ queues }: StatusView): number => queues.reduce((sum, { count }) => sum + count, 0);

const lagText = ({ at }: StatusView, since: string | null, otherwise: string): string =>
  since === null ? otherwise : ageText(at, since);

function checkpointNote({ log }: StatusView): string {
  if (log.checkpoint === null) return 'nobody has asked for one';
  const { cosigners, size } = log.checkpoint;
  const signed = `${counted(cosigners, 'witness', 'witnesses')} of the ${log.quorum} needed`;
  return log.cosigned !== null && cosigners < log.quorum
    ? `old; ${signed}, quorum at leaf ${countText(log.cosigned.size)} of ${countText(size)}`
    : `old; ${signed}`;
}

function concernList(status: StatusView): Html {
  const concerns = concernsOf(status);
  if (concerns.length === 0)
    return html`<div class="notice good"><p><strong>All is well.</strong> Nothing waits longer than it should.</p></div>`;
  return html`<div class="notice wait"><p><strong>${counted(concerns.length, 'thing')} to look at</strong></p>
<ul class="concerns">${concerns.map(({ what, todo }) => html`<li><strong>${what}</strong> ${todo}</li>`)}</ul></div>`;
}
