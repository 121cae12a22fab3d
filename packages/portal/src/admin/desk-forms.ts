import { type Html, html } from '../html.ts';

/** Forms that lead to the page which asks for a reason: they change nothing by themselves. */
const keyField = (id: string, label: string, isRequired: boolean): Html =>
  html`<div class="wide"><label for="${id}">${label}</label>
<input type="text" id="${id}" name="keyId" inputmode="latin" autocomplete="off" spellcheck="false" maxlength="64" pattern="[0-9a-fA-F]{64}"${isRequired && html` required`}></div>`;

const desk = (action: string, title: string, fields: Html, button: string): Html =>
  html`<form method="get" action="/admin/confirm" class="desk" aria-label="${title}">
<input type="hidden" name="action" value="${action}">
<h3>${title}</h3>
<div class="fields">${fields}</div>
<button type="submit" class="secondary">${button}</button>
</form>`;

export const blockForm: Html = desk(
  'block-key',
  'Block a key',
  keyField('block-key', 'Key id, 64 digits', true),
  'Go on',
);

export const verifierForm: Html = desk(
  'add-verifier',
  'Add a verifier',
  html`${keyField('verifier-key', 'Key id, as ratchet key show prints it', true)}
<div class="wide"><label for="verifier-box">Box key</label>
<input type="text" id="verifier-box" name="boxKey" autocomplete="off" spellcheck="false" maxlength="64" pattern="[0-9a-fA-F]{64}" required></div>
<div><label for="verifier-operator">Operator</label>
<input type="text" id="verifier-operator" name="operator" autocomplete="off" spellcheck="false" maxlength="40" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" required></div>`,
  'Go on',
);

export const quotaForm: Html = desk(
  'set-quota',
  'Set a quota',
  html`${keyField('quota-key', 'Key id; empty for everybody', false)}
<div><label for="quota-leases">Open leases; empty as by default</label>
<input type="number" id="quota-leases" name="openLeases" min="0" max="1000" step="1"></div>
<div><label for="quota-submissions">Open submissions a track; empty as by default</label>
<input type="number" id="quota-submissions" name="openSubmissions" min="0" max="1000" step="1"></div>`,
  'Go on',
);
