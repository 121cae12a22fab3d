import type { AdminAction } from '@ratchet/protocol';
import { formTokenField } from '../account/form.ts';
import type { Session } from '../account/session.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { fieldsOf } from './action-fields.ts';
import { subjectOf } from './action-subject.ts';
import { actionWords, warningsOf } from './action-words.ts';
import type { AdminOverview } from './administration.ts';

export interface Confirming {
  readonly action: AdminAction;
  readonly overview: AdminOverview;
  readonly session: Session;
  /** Names this request: sent twice, it is done once. */
  readonly request: string;
}

/** What will happen, and the question why. */
export function confirmActionPage(site: Site, { action, overview, session, request }: Confirming): Html {
  const { label, effect } = actionWords[action.action];
  const subject = { ...action, keyName: nameOf(action, overview), operator: action.member?.operator ?? null };
  return layout(site, {
    title: `${label} – Ratchet`,
    description: 'Confirm an administrative action.',
    jsonUrl: null,
    body: html`<header class="page">
<nav aria-label="Place"><a href="/admin">Administration</a></nav>
<h1>${label}?</h1>
</header>
<section aria-labelledby="happens-heading">
<h2 id="happens-heading">What will happen</h2>
<dl class="facts">
<div><dt>To</dt><dd>${subjectOf(subject)}${action.keyId !== null && html`<small><code class="whole">${action.keyId}</code></small>`}</dd></div>
<div><dt>Effect</dt><dd>${effect}</dd></div>
<div><dt>In public</dt><dd>The action, your key and your reason are listed for everyone, and the action is a leaf of the log, for good. Your reason can be
withdrawn later; its hash stays.</dd></div>
</dl>
${warningsOf(action, overview).map((warning) => html`<p class="notice wait"><strong>Mind:</strong> ${warning}</p>`)}
</section>
<section aria-labelledby="why-heading">
<h2 id="why-heading">Why</h2>
<form method="post" action="/admin/act" class="desk">
${formTokenField(session.csrfToken)}<input type="hidden" name="request" value="${request}">
${fieldsOf(action).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="reason">Reason, for everyone to read</label>
<textarea id="reason" name="reason" rows="3" maxlength="1000" required></textarea>
<p class="note">Name no person in it: say what happened.</p>
<div class="actions"><button type="submit">${label}</button> <a class="quiet-link" href="/admin">Leave it as it is</a></div>
</form>
</section>`,
  });
}

function nameOf({ keyId }: AdminAction, { blocked, quotas, verifiers }: AdminOverview): string | null {
  const named = [...blocked, ...quotas].find((one) => one.keyId === keyId)?.displayName;
  return named ?? verifiers.find((one) => one.keyId === keyId)?.operator ?? null;
}
