import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { empty, time } from '../parts.ts';
import { keyOf, reasonOf, subjectOf } from './action-subject.ts';
import { actionWords } from './action-words.ts';
import type { AdminActionList, AdminActionView } from './admin-reads.ts';

/** Everything that administrators ever did. */
export const actionsPage = (site: Site, { actions, next }: AdminActionList): Html =>
  layout(site, {
    title: 'What administrators did – Ratchet',
    description: 'Every administrative action on this network, who did it, why, and its leaf in the log.',
    jsonUrl: '/admin/actions.json',
    body: html`<header class="page">
<h1>What administrators did</h1>
<p class="lead">Administrators can pause tracks, block keys, set quotas and change the roster of verifiers. They cannot touch evidence,
verdicts or merges. Each action is a leaf of the public <a href="/log">log</a>, and the audit checks that it was kept.</p>
</header>
<section aria-label="Actions">
${actions.length === 0 ? empty('There is nothing here.', 'No administrator has done anything, or nothing older.') : actionTable(actions)}
${next !== null && html`<nav aria-label="Pages of actions"><p><a href="/admin/actions?before=${next}">Older actions</a></p></nav>`}
</section>`,
  });

export const actionTable = (actions: readonly AdminActionView[]): Html =>
  dataTable<AdminActionView>({
    caption: 'Actions, newest first',
    columns: [
      { head: 'What', cell: badge, names: true },
      { head: 'To', cell: subjectOf },
      { head: 'Why', cell: ({ reason }) => reasonOf(reason) },
      {
        head: 'Who',
        cell: ({ administrator, administratorName }) => keyOf(administrator, administratorName),
      },
      { head: 'When', cell: ({ at }) => time(at) },
      { head: 'Leaf', cell: leafLink, numeric: true },
    ],
    rows: actions,
  });

const badge = ({ action, logIndex }: AdminActionView): Html => {
  const { done, tone } = actionWords[action];
  const shown = html`<span class="badge ${tone}">${done}</span>`;
  return logIndex === null ? shown : html`<a href="/admin/actions/${logIndex}">${shown}</a>`;
};

const leafLink = ({ logIndex }: AdminActionView): Html =>
  logIndex === null ? html`being numbered` : html`<a href="/log/leaves/${logIndex}">${logIndex}</a>`;

/** One action, at an address of its own. */
export const actionPage = (site: Site, action: AdminActionView, withdrawUrl: string | null): Html => {
  const { done, effect } = actionWords[action.action];
  return layout(site, {
    title: `${done} – Ratchet`,
    description: `An administrative action on this network: ${done.toLowerCase()}.`,
    jsonUrl: `/admin/actions/${action.logIndex ?? ''}.json`,
    body: html`<header class="page">
<nav aria-label="Place"><a href="/admin/actions">What administrators did</a></nav>
<h1>${done}</h1>
</header>
<section aria-label="Action">
<dl class="facts">
<div><dt>To</dt><dd>${subjectOf(action)}</dd></div>
<div><dt>Why</dt><dd>${reasonOf(action.reason)}</dd></div>
<div><dt>Who</dt><dd>${keyOf(action.administrator, action.administratorName)}</dd></div>
<div><dt>When</dt><dd>${time(action.at)}</dd></div>
<div><dt>In the log</dt><dd>${leafSentence(action)}</dd></div>
<div><dt>What it does</dt><dd>${effect}</dd></div>
</dl>
${action.salt === null ? nothing : html`<p class="note">The leaf has SHA-256 of <code>ratchet-reason/v1</code>, a zero byte, the salt <code class="whole">${action.salt}</code> and the reason.</p>`}
${withdrawUrl !== null && html`<p class="note"><a href="${withdrawUrl}">Withdraw the reason</a>, if it says more than it should.</p>`}
</section>`,
  });
};

const leafSentence = ({ logIndex }: AdminActionView): Html =>
  logIndex === null
    ? html`it is being numbered`
    : html`<a href="/log/leaves/${logIndex}">leaf ${logIndex}</a>, signed by the operator`;
