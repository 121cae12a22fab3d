import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { live } from '../live/live-piece.ts';
import { countText } from '../numbers.ts';
import { copyable, empty, figures, shortHash } from '../parts.ts';
import type { LogLeaf, LogView, LogWitnesses } from '../views.ts';
import { checkpointTable } from './checkpoint-table.ts';
import { kindWords } from './kind-words.ts';
import type { CheckpointView, LogHit } from './log-reads.ts';
import { searchForm, searchHits } from './log-search.ts';
import { leafUrl } from './proof-check.ts';
import { witnessBadge, witnessText } from './witness-words.ts';

/** Leaves on one page. */
export const logPageLeaves = 50;

export interface LogPage {
  readonly log: LogView;
  readonly witnesses: LogWitnesses;
  readonly checkpoints: readonly CheckpointView[];
  /** The newest leaves: those that change while the page is open. */
  readonly isNewest: boolean;
}

/** The log: how far others than its operator vouch for it, and its leaves, page by page. */
export const logPage = (site: Site, { log, witnesses, checkpoints, isNewest }: LogPage): Html =>
  layout(site, {
    title: 'Log – Ratchet',
    description:
      'Every commitment, run, verdict and merge of this network, in a log that nobody can change unseen.',
    jsonUrl: `/log.json?after=${(log.leaves[0]?.index ?? 0) - 1}&limit=${logPageLeaves}`,
    body: html`<header class="page">
<h1>The log</h1>
<p class="lede">Every commitment, trusted run, verdict and merge is a leaf of one append-only tree. What trusted runs said is sealed until its epoch, a day, is over.</p>
</header>
${searchForm('')}
${pieceOf(isNewest, 'tree', summary(log, witnesses))}
${pieceOf(isNewest, 'leaves', leafSection(log))}
<section aria-labelledby="checkpoints-heading">
<h2 id="checkpoints-heading">Checkpoints</h2>
${pieceOf(isNewest, 'checkpoints', checkpointTable(checkpoints))}
</section>
<section aria-labelledby="check-heading">
<h2 id="check-heading">Check it yourself</h2>
<p>The audit hashes every leaf into the signed checkpoint, checks every signature, draws every seed again and decides everything again from the runs.</p>
${copyable(`npm run ratchet -- audit ${site.publicUrl} --key '${witnesses.key}'`, 'Command that audits this log')}
<p class="note">The log’s own key, for notes and audits:</p>
${copyable(witnesses.key, 'Key of the log')}
</section>`,
  });

/** Older pages stay as they are. */
const pieceOf = (isNewest: boolean, id: string, piece: Html): Html => (isNewest ? live(id, piece) : piece);

const summary = ({ size, root }: LogView, witnesses: LogWitnesses): Html =>
  figures([
    ['Leaves', countText(size), 'numbered from 0'],
    ['Witnesses', witnessBadge(witnesses), witnessText(witnesses, size)],
    ['Root', shortHash(root, 16), 'of all leaves'],
  ]);

const leafSection = ({ leaves, size }: LogView): Html => html`<section aria-labelledby="leaves-heading">
<h2 id="leaves-heading">Leaves</h2>
${leaves.length === 0 ? empty('There are no leaves here.', html`The <a href="/log">newest ones</a> are on the first page.`) : leafTable(leaves)}
${pager(leaves, size)}
</section>`;

const leafTable = (leaves: readonly LogLeaf[]): Html =>
  dataTable<LogLeaf>({
    caption: `Leaves ${leaves[0]?.index ?? 0} to ${leaves.at(-1)?.index ?? 0}`,
    columns: [
      {
        head: 'Leaf',
        cell: ({ index }) => html`<a href="${leafUrl(index)}">${countText(index)}</a>`,
        numeric: true,
        names: true,
      },
      { head: 'What', cell: ({ kind }) => kindWords(kind).label },
      { head: 'Content', cell: contentOf },
      { head: 'Leaf hash', cell: ({ hash }) => shortHash(hash, 16) },
    ],
    rows: leaves.toReversed(),
  });

/** Of what is sealed, only a hash is public. */
function contentOf({ entry, opened }: LogLeaf): string {
  if (opened) return 'opened: its epoch is over';
  const isSealed = entry === null || Buffer.byteLength(entry, 'base64') === 32;
  return isSealed ? 'sealed until its epoch is over' : 'public';
}

/** By key: what was on a page stays there when the log grows. */
function pager(leaves: readonly LogLeaf[], size: number): Html {
  const [first, last] = [leaves[0]?.index ?? 0, leaves.at(-1)?.index ?? -1];
  const older = Math.max(-1, first - logPageLeaves - 1);
  return html`<nav aria-label="Pages of the log"><p>${
    first > 0 && html`<a href="/log?after=${older}">Older leaves</a> `
  }${last >= 0 && last < size - 1 && html`<a href="/log?after=${last}">Newer leaves</a>`}</p></nav>`;
}

/** What a search came to. */
export const searchPage = (site: Site, asked: string, hits: readonly LogHit[]): Html =>
  layout(site, {
    title: 'Found in the log – Ratchet',
    description: 'What the public log has of this name.',
    jsonUrl: `/log.json?q=${encodeURIComponent(asked)}`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/log">Log</a></nav>
<h1>Found in the log</h1>
</header>
${searchForm(asked)}
${searchHits(hits)}`,
  });
