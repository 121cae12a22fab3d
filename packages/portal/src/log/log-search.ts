import { type Html, html } from '../html.ts';
import { commitLink, shortHash, submissionUrl } from '../parts.ts';
import type { LogHit } from './log-reads.ts';
import { leafLink } from './proof-check.ts';

/** The form that finds a leaf, a commit, a submission or a key by what it is called. */
export const searchForm = (asked: string): Html =>
  html`<form class="search" role="search" method="get" action="/log">
<label for="log-search">Find by hash, key, id or number</label>
<div><input id="log-search" name="q" value="${asked}" maxlength="80" autocomplete="off" spellcheck="false" required aria-describedby="log-search-help"><button type="submit">Find</button></div>
<small id="log-search-help">A leaf hash or its number, a commitment, a commit or tree, a submission’s id, a volunteer’s or verifier’s key: whole, in hexadecimal.</small>
</form>`;

export const searchHits = (hits: readonly LogHit[]): Html =>
  html`<section aria-labelledby="found-heading"><h2 id="found-heading">Found</h2>
<ul class="hits">${hits.map((hit) => html`<li>${hitView(hit)}</li>`)}</ul></section>`;

function hitView({ kind, leaf, track, id }: LogHit): Html {
  const place = leaf !== null && html`, ${leafLink(leaf)}`;
  switch (kind) {
    case 'leaf':
      return html`A leaf of the log${place}`;
    case 'commitment':
      return html`The commitment of <a href="${submissionUrl(id ?? '')}">a submission</a>${place}`;
    case 'head':
      return html`A head of <a href="/tracks/${track}">${track}</a>: ${commitLink(track ?? '', id ?? '')}${place}`;
    case 'candidate':
      return html`A candidate on <a href="/tracks/${track}">${track}</a>: <a href="${submissionUrl(id ?? '')}">its submission</a>, committed as${leaf !== null && html` ${leafLink(leaf)}`}`;
    case 'submission':
      return html`<a href="${submissionUrl(id ?? '')}">A submission</a> to ${track}`;
    case 'volunteer':
      return html`<a href="/volunteers/${id}">A volunteer</a>, ${shortHash(id ?? '')}`;
    case 'verifier':
      return html`<a href="/verifiers/${id}">A verifier</a>, ${shortHash(id ?? '')}`;
  }
}
