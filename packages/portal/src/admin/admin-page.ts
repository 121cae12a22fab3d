import type { Session } from '../account/session.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { counted, countText } from '../numbers.ts';
import { empty, shortHash, time } from '../parts.ts';
import { keyOf, quotaText, reasonOf } from './action-subject.ts';
import type { AdminOverview, BlockedKey, RuledQuota, RuledTrack, RuledVerifier } from './administration.ts';
import { approvalList } from './approvals.ts';
import { blockForm, quotaForm, verifierForm } from './desk-forms.ts';

/** How things stand, and the ways to change them. */
export const adminPage = (site: Site, overview: AdminOverview, session: Session): Html =>
  layout(site, {
    title: 'Administration – Ratchet',
    description: 'Pause tracks, block keys, set quotas, change the roster, approve self-scored merges.',
    jsonUrl: '/admin.json',
    body: html`<header class="page">
<h1>Administration</h1>
<p class="byline">You act as <code class="whole">${session.keyId}</code></p>
<p class="lead">Whatever you do here is <a href="/admin/actions">listed for everyone</a> with your reason, and is a leaf of the log. How the network
does is on the <a href="/status">status page</a>.</p>
</header>
<section aria-labelledby="approvals-heading">
<h2 id="approvals-heading">Self-scored candidates that wait for a maintainer</h2>
${approvalList(site, overview.approvals, session)}
</section>
<section aria-labelledby="tracks-heading">
<h2 id="tracks-heading">Tracks</h2>
${overview.tracks.length === 0 ? empty('No track is open yet.', 'Put a package into the packages folder and start the coordinator again.') : trackTable(overview.tracks)}
</section>
<section aria-labelledby="roster-heading">
<h2 id="roster-heading">Roster</h2>
${rosterNote(overview)}
${overview.verifiers.length === 0 ? empty('The roster is empty.', 'Add a verifier below.') : rosterTable(overview.verifiers)}
${verifierForm}
</section>
<section aria-labelledby="blocked-heading">
<h2 id="blocked-heading">Blocked keys</h2>
${overview.blocked.length === 0 ? empty('No key is blocked.', 'A key that harms the network can be blocked below.') : blockedTable(overview.blocked)}
${blockForm}
</section>
<section aria-labelledby="quotas-heading">
<h2 id="quotas-heading">Quotas</h2>
<p>Unless a quota says otherwise, a key holds ${counted(overview.policy.openLeases, 'open lease')}, and on each track
${counted(overview.policy.openSubmissions.newcomer, 'open submission')} before its first merge and ${countText(overview.policy.openSubmissions.merged)} after it.</p>
${overview.quotas.length > 0 && quotaTable(overview.quotas)}
${quotaForm}
</section>`,
  });

const confirmUrl = (fields: Readonly<Record<string, string>>): string =>
  `/admin/confirm?${new URLSearchParams(fields)}`;

const trackTable = (tracks: readonly RuledTrack[]): Html =>
  dataTable<RuledTrack>({
    caption: 'Open tracks',
    columns: [
      {
        head: 'Track',
        cell: ({ name, title }) =>
          html`<a href="/tracks/${encodeURIComponent(name)}">${name}</a> <small><bdi>${clipped(title, 80)}</bdi></small>`,
        names: true,
      },
      {
        head: 'State',
        cell: ({ paused }) =>
          paused === null
            ? html`<span class="badge good">Running</span>`
            : html`<span class="badge wait">Paused</span> since ${time(paused.since)}<small>${reasonOf(paused.reason)}</small>`,
      },
      {
        head: 'Change',
        cell: ({ name, paused }) =>
          paused === null
            ? html`<a href="${confirmUrl({ action: 'pause-track', track: name })}">Pause ${name}…</a>`
            : html`<a href="${confirmUrl({ action: 'resume-track', track: name })}">Resume ${name}…</a>`,
      },
    ],
    rows: tracks,
  });

function rosterNote({ verifiers, policy }: AdminOverview): Html {
  const operators = new Set(
    verifiers.filter(({ suspendedAt }) => suspendedAt === null).map(({ operator }) => operator),
  ).size;
  return operators < policy.verifiers
    ? html`<p class="notice wait"><strong>Verdicts wait:</strong> they take verifiers of ${policy.verifiers} different operators, and there are ${operators}.</p>`
    : html`<p>Verifiers of ${counted(operators, 'operator')}; a verdict takes ${policy.verifiers}.</p>`;
}

const rosterTable = (verifiers: readonly RuledVerifier[]): Html =>
  dataTable<RuledVerifier>({
    caption: 'Verifiers on the roster',
    columns: [
      {
        head: 'Verifier',
        cell: ({ keyId, operator }) =>
          html`<a href="/verifiers/${keyId}"><bdi>${clipped(operator, 40)}</bdi> ${shortHash(keyId)}</a>`,
        names: true,
      },
      {
        head: 'State',
        cell: ({ suspendedAt, isOverride }) =>
          html`${
            suspendedAt === null
              ? html`<span class="badge good">In force</span>`
              : html`<span class="badge bad">Suspended</span> since ${time(suspendedAt)}`
          }${isOverride && html`<small>added here; the roster file does not list it</small>`}`,
      },
      { head: 'Seen', cell: ({ seenAt }) => (seenAt === null ? 'never' : time(seenAt)) },
      {
        head: 'Change',
        cell: ({ keyId, operator, suspendedAt }) => {
          const which = suspendedAt === null ? 'suspend-verifier' : 'reinstate-verifier';
          const word = suspendedAt === null ? 'Suspend' : 'Reinstate';
          const who = html`<span class="unseen"> ${clipped(operator, 40)}</span>…`;
          return html`<a href="${confirmUrl({ action: which, keyId })}">${word}${who}</a> · <a href="${confirmUrl({ action: 'remove-verifier', keyId })}">Remove${who}</a>`;
        },
      },
    ],
    rows: verifiers,
  });

const blockedTable = (blocked: readonly BlockedKey[]): Html =>
  dataTable<BlockedKey>({
    caption: 'Blocked keys, newest first',
    columns: [
      { head: 'Key', cell: ({ keyId, displayName }) => keyOf(keyId, displayName), names: true },
      { head: 'Since', cell: ({ since }) => time(since) },
      { head: 'Why', cell: ({ reason }) => reasonOf(reason) },
      {
        head: 'Change',
        cell: ({ keyId }) =>
          html`<a href="${confirmUrl({ action: 'unblock-key', keyId })}">Unblock<span class="unseen"> ${keyId.slice(0, 12)}</span>…</a>`,
      },
    ],
    rows: blocked,
  });

const quotaTable = (quotas: readonly RuledQuota[]): Html =>
  dataTable<RuledQuota>({
    caption: 'Quotas that were set',
    columns: [
      {
        head: 'Whose',
        cell: ({ keyId, displayName }) => (keyId === null ? 'Everybody’s' : keyOf(keyId, displayName)),
        names: true,
      },
      { head: 'Quota', cell: quotaText },
      {
        head: 'Change',
        cell: ({ keyId }) =>
          html`<a href="${confirmUrl({ action: 'set-quota', ...(keyId !== null && { keyId }) })}">Take back<span class="unseen"> the quota of ${keyId?.slice(0, 12) ?? 'everybody'}</span>…</a>`,
      },
    ],
    rows: quotas,
  });
