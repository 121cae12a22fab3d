import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { gainText } from '../numbers.ts';
import { hypothesis, stateWithReason, submissionUrl, time, trackLink } from '../parts.ts';
import type { OwnSubmission } from './people-reads.ts';

export const volunteerUrl = ({ volunteer }: { readonly volunteer: string }): string =>
  `/volunteers/${encodeURIComponent(volunteer)}`;

export const submissionTable = (items: readonly OwnSubmission[]): Html =>
  dataTable<OwnSubmission>({
    caption: 'Submissions, newest first',
    columns: [
      {
        head: 'Hypothesis',
        cell: (item) => html`<a href="${submissionUrl(item.id)}">${hypothesis(item.hypothesis)}</a>`,
        names: true,
      },
      { head: 'Track', cell: trackLink },
      { head: 'State', cell: stateWithReason },
      { head: 'Gain', cell: ({ effect, sigma }) => gainText(effect, sigma), numeric: true },
      { head: 'Last step', cell: ({ updatedAt }) => time(updatedAt) },
    ],
    rows: items,
  });
