import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { counted, countText } from '../numbers.ts';
import { empty, shortHash, time } from '../parts.ts';
import type { CheckpointView } from './log-reads.ts';

/** Signed checkpoints on one page. */
export const checkpointsOnPage = 10;

/** Who vouches for which size of the log. */
export const checkpointTable = (checkpoints: readonly CheckpointView[]): Html =>
  checkpoints.length === 0
    ? empty(
        'No checkpoint is kept here.',
        'The first is signed as soon as a witness, or anyone, asks for one.',
      )
    : html`${dataTable<CheckpointView>({
        caption: 'Signed checkpoints, newest first: each vouches for every leaf before it',
        columns: [
          { head: 'Leaves', names: true, numeric: true, cell: ({ size }) => countText(size) },
          { head: 'Signed', cell: ({ publishedAt }) => time(publishedAt) },
          { head: 'Quorum', cell: quorumBadge },
          { head: 'Cosigned by', cell: cosigners },
        ],
        rows: checkpoints,
      })}${older(checkpoints)}`;

const quorumBadge = ({ hasQuorum }: CheckpointView): Html =>
  hasQuorum ? html`<span class="badge good">yes</span>` : html`<span class="badge quiet">not yet</span>`;

function cosigners({ cosigners: all }: CheckpointView): Html {
  const strangers = all.filter(({ isVerifier }) => !isVerifier).length;
  const verifiers = all.filter(({ isVerifier }) => isVerifier);
  if (all.length === 0) return html`<span class="unnamed">nobody yet</span>`;
  return html`${verifiers.map(({ witness }, index) => html`${index > 0 && ', '}<a href="/verifiers/${witness}">${shortHash(witness, 8)}</a>`)}${
    strangers > 0 &&
    html`${verifiers.length > 0 && ' and '}${counted(strangers, 'witness', 'witnesses')} beside the roster`
  }`;
}

const older = (checkpoints: readonly CheckpointView[]): Html | false =>
  checkpoints.length === checkpointsOnPage &&
  html`<p class="after-table"><a href="/log/checkpoints?before=${checkpoints.at(-1)?.size}">Older checkpoints</a></p>`;
