import { formTokenField } from '../account/form.ts';
import type { Session } from '../account/session.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { countText } from '../numbers.ts';
import { copyable, empty, time } from '../parts.ts';
import type { Problem } from '../problem.ts';
import type { WebhookView } from './webhooks.ts';

export interface WebhooksContent {
  readonly webhooks: readonly WebhookView[];
  readonly publicKey: string | null;
  readonly tracks: readonly { readonly name: string; readonly title: string }[];
  readonly session: Session;
  /** What was asked for last and not done. */
  readonly refused: { readonly url: string; readonly problem: Problem } | null;
}

/** What only whoever holds the key may see and change. */
export const webhooksPage = (site: Site, content: WebhooksContent): Html =>
  layout(site, {
    title: 'Your webhooks – Ratchet',
    description: 'Addresses that are told what happens.',
    jsonUrl: '/account/webhooks.json',
    body: html`<header class="page">
<nav aria-label="Place"><a href="/account">Your account</a></nav>
<h1>Webhooks</h1>
<p class="lead">A server of yours is told of merges, and of verdicts on your own submissions, soon after they are in the log.</p>
</header>
<section aria-labelledby="own-title" class="webhooks">
<h2 id="own-title">Yours</h2>
${
  content.webhooks.length === 0
    ? empty('You have none yet.', 'Add one below; a test shows at once whether it arrives.')
    : webhookTable(content.webhooks, content.session)
}
</section>
${addSection(content)}
${content.publicKey !== null && verifySection(content.publicKey)}`,
  });

const webhookTable = (webhooks: readonly WebhookView[], session: Session): Html =>
  dataTable<WebhookView>({
    caption: 'Newest first; only you see this list',
    columns: [
      {
        head: 'Address',
        cell: ({ url }) => html`<code class="whole">${clipped(url, 120)}</code>`,
        names: true,
      },
      { head: 'Told of', cell: toldOf },
      { head: 'State', cell: stateOf },
      { head: 'Last sent', cell: lastOf },
      { head: 'Change', cell: (webhook) => buttons(webhook, session) },
    ],
    rows: webhooks,
  });

const wordsFor: Readonly<Record<string, string>> = { merge: 'merges', verdict: 'own verdicts' };

const toldOf = ({ events, track }: WebhookView): Html =>
  html`${events.map((event) => wordsFor[event] ?? event).join(', ')}${
    track === null ? ' of all tracks' : html` of <bdi>${track}</bdi>`
  }`;

const stateOf = ({ createdAt, disabledAt, disabledWhy }: WebhookView): Html =>
  disabledAt === null
    ? html`<span class="badge good">At work</span> <span class="why">since ${time(createdAt)}</span>`
    : html`<span class="badge bad">Disabled</span> <span class="why">${time(disabledAt)}. ${disabledWhy}</span>`;

const lastOf = ({ lastTry, waiting }: WebhookView): Html =>
  html`${lastTry === null ? 'Nothing yet' : outcomeOf(lastTry)}${waiting > 0 && `; ${countText(waiting)} waiting`}`;

const outcomeOf = ({ event, status, tries, deliveredAt }: NonNullable<WebhookView['lastTry']>): Html =>
  html`${event}: <code>${clipped(status, 40)}</code>${
    deliveredAt === null
      ? ` after ${countText(tries)} ${tries === 1 ? 'try' : 'tries'}`
      : html`, ${time(deliveredAt)}`
  }`;

const buttons = ({ id, url, disabledAt }: WebhookView, { csrfToken }: Session): Html => {
  const form = (action: string, label: string) =>
    html`<form method="post" action="/account/webhooks/${action}">${formTokenField(csrfToken)}<input type="hidden" name="id" value="${id}"><button type="submit" class="secondary" aria-label="${label}: ${clipped(url, 80)}">${label}</button></form>`;
  return html`<div class="actions">${disabledAt === null ? form('test', 'Send a test') : form('enable', 'Enable again')}${form('remove', 'Remove')}</div>`;
};

const addSection = ({
  tracks,
  session,
  refused,
}: WebhooksContent): Html => html`<section aria-labelledby="add-title">
<h2 id="add-title">Add one</h2>
${
  refused !== null &&
  html`<p class="notice wait" role="alert"><strong>That did not work.</strong> ${refused.problem.rule} ${refused.problem.remedy} <code>${refused.problem.code}</code></p>`
}
<form method="post" action="/account/webhooks" class="desk">
${formTokenField(session.csrfToken)}
<div class="fields">
<div class="wide"><label for="webhook-url">Address, beginning with https://</label>
<input type="text" id="webhook-url" name="url" inputmode="url" autocomplete="off" spellcheck="false" maxlength="500" required value="${refused?.url ?? ''}"></div>
<div><label for="webhook-track">Track</label>
<select id="webhook-track" name="track"><option value="">All tracks</option>${tracks.map(
  ({ name, title }) => html`<option value="${name}">${clipped(title, 80)}</option>`,
)}</select></div>
<fieldset><legend>Told of</legend>
<label><input type="checkbox" name="merge" value="on" checked> Merges</label>
<label><input type="checkbox" name="verdict" value="on" checked> Verdicts on my submissions</label></fieldset>
</div>
<button type="submit">Add</button>
</form>
<p class="note">A key has five at most. The address must be of the public internet. What is not taken is sent again for a day, then the webhook is disabled
and this page says why, until you enable it again.</p>
</section>`;

const verifySection = (publicKey: string): Html => html`<section aria-labelledby="verify-title">
<h2 id="verify-title">Verify what arrives</h2>
<p>Every body is signed by this network’s key, as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> has it: header <code>webhook-signature</code>, scheme <code>v1a</code>
(Ed25519). Their libraries take this public key:</p>
${copyable(publicKey, 'Public key of webhooks')}
</section>`;
