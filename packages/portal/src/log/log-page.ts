import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { countText } from '../numbers.ts';
import { copyable, empty, figures, shortHash } from '../parts.ts';
import type { LogLeaf, LogView, LogWitnesses } from '../views.ts';

/** Leaves on one page. */
export const logPageLeaves = 50;

/** The log: how far others than its operator vouch for it, and its leaves, page by page. */
export const logPage = (site: Site, { leaves, size, root }: LogView, witnesses: LogWitnesses): Html =>
  layout(site, {
    title: 'Log – Ratchet',
    description:
      'Every commitment, run, verdict and merge of this network, in a log that nobody can change unseen.',
    jsonUrl: `/log.json?after=${(leaves[0]?.index ?? 0) - 1}&limit=${logPageLeaves}`,
    body: html`<header class="page">
<h1>The log</h1>
<p class="lead">Every commitment, trusted run, verdict and merge is a leaf of one append-only tree. What trusted runs said is sealed until its epoch, a day, is over.</p>
</header>
${figures([
  ['Leaves', countText(size), 'numbered from 0'],
  ['Witnesses', witnessBadge(witnesses), witnessText(witnesses, size)],
  ['Root', shortHash(root, 16), 'of all leaves'],
])}
<section aria-labelledby="check-heading">
<h2 id="check-heading">Check it yourself</h2>
<p>The audit hashes every leaf into the signed checkpoint, checks every signature, draws every seed again and decides everything again from the runs.</p>
${copyable(`npm run ratchet -- audit ${site.publicUrl} --key '${witnesses.key}'`, 'Command that audits this log')}
<p>The log’s own key, for notes and audits:</p>
${copyable(witnesses.key, 'Key of the log')}
</section>
<section aria-labelledby="leaves-heading">
<h2 id="leaves-heading">Leaves</h2>
${leaves.length === 0 ? empty('There are no leaves here.', html`The <a href="/log">newest ones</a> are on the first page.`) : leafTable(leaves)}
${pager(leaves, size)}
</section>`,
  });

const witnessBadge = ({ cosigned }: LogWitnesses): Html =>
  cosigned
    ? html`<span class="badge good">Cosigned by ${countText(cosigned.cosigners)}</span>`
    : html`<span class="badge bad">Not cosigned</span>`;

function witnessText({ cosigned, quorum, rosterSize }: LogWitnesses, size: number): string {
  const needed = `${quorum} of the ${rosterSize} verifiers are needed`;
  if (!cosigned) return `${needed}; until then it is its operator’s word alone`;
  const rest = size - cosigned.size;
  return rest <= 0 ? `${needed}` : `${needed}; but for the last ${countText(rest)} leaves`;
}

const leafTable = (leaves: readonly LogLeaf[]): Html =>
  dataTable<LogLeaf>({
    caption: `Leaves ${leaves[0]?.index ?? 0} to ${leaves.at(-1)?.index ?? 0}`,
    columns: [
      { head: 'Leaf', cell: ({ index }) => String(index), numeric: true, names: true },
      { head: 'Kind', cell: ({ kind }) => kind },
      { head: 'Content', cell: contentOf },
      { head: 'Leaf hash', cell: ({ hash }) => shortHash(hash, 16) },
    ],
    rows: leaves.toReversed(),
  });

const contentOf = ({ entry, opened }: LogLeaf): string =>
  opened ? 'opened: its epoch is over' : entry === null ? 'sealed until its epoch is over' : 'public';

/** By key: what was on a page stays there when the log grows. */
function pager(leaves: readonly LogLeaf[], size: number): Html {
  const [first, last] = [leaves[0]?.index ?? 0, leaves.at(-1)?.index ?? -1];
  const older = Math.max(-1, first - logPageLeaves - 1);
  return html`<nav aria-label="Pages of the log"><p>${
    first > 0 && html`<a href="/log?after=${older}">Older leaves</a> `
  }${last >= 0 && last < size - 1 && html`<a href="/log?after=${last}">Newer leaves</a>`}</p></nav>`;
}
