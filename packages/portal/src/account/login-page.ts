import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { copyable, person, time } from '../parts.ts';
import type { Problem } from '../problem.ts';
import { formTokenField } from './form.ts';

export interface LoginContent {
  readonly challenge: { readonly text: string; readonly expiresAt: string };
  readonly formToken: string;
  /** Where to go on afterwards. */
  readonly next: string;
  /** Why the last try failed. */
  readonly problem: Problem | null;
}

const keyFolder = '~/ratchet/volunteer';

/** Two ways in, and no password: the key of a node says who somebody is. */
export const loginPage = (site: Site, content: LoginContent): Html =>
  layout(site, {
    title: 'Sign in – Ratchet',
    description: 'Sign in with the key of your worker or verifier.',
    jsonUrl: null,
    body: html`<header class="page">
<h1>Sign in</h1>
<p class="lead">There are no passwords here: the key of your worker or verifier says who you are. It never leaves its machine; it
signs one challenge of this site. Signed in, you see your own machines and sessions, and what your key may decide.</p>
</header>
${content.problem === null ? nothing : problemNotice(content.problem)}
<div class="ways-in">
<section aria-labelledby="command-title">
<h2 id="command-title">With one command</h2>
<p>On the machine that has the key, in a checkout of Ratchet. It prints a link that signs this browser in, once you
have confirmed it.</p>
${copyable(`npm run ratchet -- login ${site.publicUrl} --data-dir ${keyFolder}`, 'Command that signs in')}
<p class="note">The folder is the one that your worker or verifier was started with.</p>
</section>
<section aria-labelledby="paste-title">
<h2 id="paste-title">By copy and paste</h2>
<p>When the browser is on another machine: this prints the answer to a challenge, which is good in this browser alone, once, until
${time(content.challenge.expiresAt)}.</p>
${copyable(`npm run --silent ratchet -- login ${site.publicUrl} --data-dir ${keyFolder} --challenge ${content.challenge.text}`, 'Command that answers this challenge')}
<form method="post" action="/login" class="paste">
${formTokenField(content.formToken)}<input type="hidden" name="next" value="${content.next}">
<label for="answer">Its answer</label>
<textarea id="answer" name="answer" rows="4" required maxlength="400" spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>
<button type="submit">Sign in</button>
</form>
</section>
</div>`,
  });

const problemNotice = ({ rule, remedy, code }: Problem): Html =>
  html`<div class="notice bad" role="alert"><p><strong>That did not work.</strong> ${rule} ${remedy}</p><p><code class="code">${code}</code></p></div>`;

export interface ConfirmContent {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly answer: string;
  readonly formToken: string;
}

/** Whoever opens a link says whether they meant it: a link of somebody else's would sign them in as that person. */
export const confirmPage = (site: Site, { keyId, displayName, answer, formToken }: ConfirmContent): Html =>
  layout(site, {
    title: 'Sign in? – Ratchet',
    description: 'Confirm that you are signing in with your own key.',
    jsonUrl: null,
    body: html`<header class="page">
<h1>Is this you?</h1>
<p class="lead">This browser is about to be signed in as ${person({ volunteer: keyId, volunteerName: displayName })}.</p>
</header>
<section class="confirm">
<p>Go on only if you asked for this link yourself, just now, with <code>ratchet login</code>. If somebody sent it to you, it is
their account, not yours: close this page.</p>
<dl class="whole-key"><dt>Key</dt><dd><code>${keyId}</code></dd></dl>
<form method="post" action="/login/confirm">
${formTokenField(formToken)}<input type="hidden" name="answer" value="${answer}">
<button type="submit">Yes, sign in</button> <a class="quiet-link" href="/">No, leave</a>
</form>
</section>`,
  });
