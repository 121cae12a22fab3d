import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { spelledOut } from '../legible.ts';
import { countText } from '../numbers.ts';
import { copyable, shortHash, submissionUrl, time } from '../parts.ts';
import { kindWords } from './kind-words.ts';
import { leafContent } from './leaf-content.ts';
import type { LeafView } from './log-reads.ts';
import { leafUrl, proofCheck } from './proof-check.ts';

/** One leaf of the log: what it says, and the proof that it is there. */
export const leafPage = (site: Site, leaf: LeafView): Html =>
  layout(site, {
    title: `Leaf ${leaf.index} – Log – Ratchet`,
    description: `Leaf ${leaf.index} of the public log: ${leaf.kind}.`,
    jsonUrl: `${leafUrl(leaf.index)}.json`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/log">Log</a></nav>
<h1>Leaf ${countText(leaf.index)}: ${kindWords(leaf.kind).label}</h1>
<p class="byline">${time(leaf.recordedAt)}${leaf.submission !== null && html` <a href="${submissionUrl(leaf.submission)}">The submission that it is about</a>`}</p>
</header>
<p class="lede">${kindWords(leaf.kind).meaning}</p>
${proofCheck(leaf.index, 'Is it in the log?', leaf.hash)}
<dl class="rules">
<div><dt>Leaf hash (RFC 6962)</dt><dd>${shortHash(leaf.hash, 64)}</dd></div>
${leaf.opened !== undefined && html`<div><dt>Sealed as</dt><dd>SHA-256 of a salt, ${shortHash(leaf.opened.salt, 64)}, and what it says</dd></div>`}
</dl>
${contentSections(leaf)}
<nav class="neighbours" aria-label="Neighbouring leaves">${leaf.index > 0 && html`<a href="${leafUrl(leaf.index - 1)}">← Leaf ${countText(leaf.index - 1)}</a> `}${leaf.index + 1 < leaf.size && html`<a href="${leafUrl(leaf.index + 1)}">Leaf ${countText(leaf.index + 1)} →</a>`}</nav>
<section aria-labelledby="check-heading">
<h2 id="check-heading">Check it yourself</h2>
${copyable(`npm run ratchet -- audit ${site.publicUrl}`, 'Command that audits this log')}
</section>`,
  });

function contentSections(leaf: LeafView): Html {
  const { json, statement, envelope, signer } = leafContent(leaf);
  if (leaf.opensAt !== null)
    return html`<p class="notice quiet">Sealed: the leaf is SHA-256 of a salt and what it says. Both are published when its epoch is over, about ${time(leaf.opensAt)}.</p>`;
  if (json === null)
    return html`<p class="notice quiet">Its bytes are not JSON. <a href="${leafUrl(leaf.index)}.json">They are in the twin of this page</a>, in base64.</p>`;
  return html`${statement !== null && section('statement', 'What was signed', signedBy(signer, leaf), statement)}
${section('content', leaf.opened ? 'What it was the seal of' : 'The leaf', nothing, json)}
${envelope !== null && html`<p class="note">The payload of the envelope is the statement above, in base64; its signature is over DSSE’s pre-authentication encoding of it.</p>`}`;
}

const signedBy = (signer: string | null, leaf: LeafView): Html =>
  html`<p class="note">${signer !== null && html`By the key ${shortHash(signer, 16)}. `}<a href="${leafUrl(leaf.index)}/envelope.json" download>The signed envelope</a> (DSSE), as it came.</p>`;

const section = (id: string, title: string, note: Html, text: string): Html =>
  html`<section aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>${note}
<pre class="program" tabindex="0" role="group" aria-labelledby="${id}-heading"><bdi>${spelledOut(text)}</bdi></pre></section>`;
