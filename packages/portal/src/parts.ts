import { type Html, html } from './html.ts';
import { clipped } from './legible.ts';
import type { Credit, Instant, SubmissionSummary } from './views.ts';
import { reasonWords, stateWords } from './words.ts';

/** The small pieces that every page is made of. */

/** An instant as `2026-05-01 12:00 UTC`; the exact one is in the element. */
export function time(at: Instant | null): Html {
  if (at === null) return html`–`;
  const parsed = new Date(at);
  if (Number.isNaN(parsed.getTime())) return html`${at}`;
  const iso = parsed.toISOString();
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

/** The first digits of a hash; the whole one on hover and in the JSON twin. */
export const shortHash = (hash: string, digits = 12): Html =>
  html`<code class="hash" title="${hash}">${hash.slice(0, digits)}</code>`;

/** A volunteer: their own name, kept apart from the text around it, and the key that the credit really belongs to. */
export const person = ({ volunteer, volunteerName }: Credit): Html => {
  const name = volunteerName === null ? '' : clipped(volunteerName, 60);
  return html`<span class="person"><bdi class="${name === '' ? 'unnamed' : 'name'}">${name === '' ? 'unnamed' : name}</bdi> ${shortHash(volunteer)}</span>`;
};

/** The same, leading to the volunteer's page. */
export const personLink = (credit: Credit): Html =>
  html`<a class="who" href="/volunteers/${encodeURIComponent(credit.volunteer)}">${person(credit)}</a>`;

/** A verifier by who runs it, leading to its page. */
export const verifierLink = ({
  verifier,
  operator,
}: {
  readonly verifier: string;
  readonly operator?: string;
}): Html =>
  html`<a class="who" href="/verifiers/${encodeURIComponent(verifier)}">${
    operator !== undefined && html`<bdi class="name">${clipped(operator, 60)}</bdi> `
  }${shortHash(verifier)}</a>`;

export const trackLink = ({
  track,
  trackTitle,
}: {
  readonly track: string;
  readonly trackTitle: string;
}): Html => html`<a href="/tracks/${encodeURIComponent(track)}"><bdi>${clipped(trackTitle, 80)}</bdi></a>`;

export const commitLink = (track: string, commit: string): Html =>
  html`<a class="commit" href="/tracks/${encodeURIComponent(track)}/commits/${encodeURIComponent(commit)}">${shortHash(commit, 10)}</a>`;

export const submissionUrl = (id: string): string => `/submissions/${encodeURIComponent(id)}`;

export const stateBadge = (state: SubmissionSummary['state']): Html => {
  const { label, tone } = stateWords[state];
  return html`<span class="badge ${tone}">${label}</span>`;
};

/** The state of a submission, and in a few words why it was refused. */
export const stateWithReason = ({ state, reason, code }: SubmissionSummary): Html =>
  html`${stateBadge(state)}${
    reason !== null && html` <span class="why">${reasonWords[reason].label}</span>`
  }${code !== null && html` <code class="code">${code}</code>`}`;

/** A hypothesis in its author's words, cut to `characters`. */
export const hypothesis = (text: string | null, characters = 160): Html => {
  const shown = text === null ? '' : clipped(text, characters);
  return shown === '' ? html`<span class="unnamed">no hypothesis given</span>` : html`<bdi>${shown}</bdi>`;
};

/** An arrow between two values, read aloud as a word. */
export const arrowTo: Html = html`<span class="arrow"><span aria-hidden="true">→</span><span class="unseen">to</span></span>`;

/** Text to copy: one click or tap selects all of it. */
export const copyable = (text: string, label: string): Html =>
  html`<pre class="command" role="group" tabindex="0" aria-label="${label}"><code>${text
    .split(' ')
    .map((word, index) => html`${index > 0 && ' '}<span class="word">${word}</span>`)}</code></pre>`;

/** Figures with their names. */
export const figures = (
  entries: readonly (readonly [name: string, value: Html | string, note?: string])[],
): Html =>
  html`<dl class="figures">${entries.map(
    ([name, value, note]) =>
      html`<div><dt>${name}</dt><dd>${value}${note !== undefined && html`<small>${note}</small>`}</dd></div>`,
  )}</dl>`;

/** Nothing to show, and what the reader can do about it. */
export const empty = (what: string, todo: Html | string): Html =>
  html`<div class="empty"><p><strong>${what}</strong></p><p>${todo}</p></div>`;
