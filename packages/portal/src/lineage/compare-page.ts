import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { commitLink, copyable, hypothesis, shortHash, submissionUrl } from '../parts.ts';
import { diffView } from '../submission/diff-view.ts';
import { compareForm } from './compare-form.ts';
import { compareUrl } from './lineage-page.ts';
import type { ComparedCommit, Comparison } from './lineage-reads.ts';

type Compared = Extract<Comparison, { readonly kind: 'compared' }>;

/** What differs between two commits of a track. */
export const comparePage = (site: Site, track: string, { from, to, diff }: Compared): Html => {
  const url = `/tracks/${encodeURIComponent(track)}`;
  return layout(site, {
    title: `${from.commit.slice(0, 10)} … ${to.commit.slice(0, 10)} – ${track} – Ratchet`,
    description: `What differs between two commits of the track ${track}.`,
    jsonUrl: `${compareUrl(track, from.commit, to.commit)}.json`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a> <a href="${url}">${track}</a> <a href="${url}/lineage">Lineage</a></nav>
<h1>Two commits compared</h1>
</header>
<dl class="rules">
${side('From', track, from)}
${side('To', track, to)}
</dl>
<p class="after-table"><a href="${compareUrl(track, to.commit, from.commit)}">The other way round</a></p>
<section aria-labelledby="diff-heading">
<h2 id="diff-heading">What differs</h2>
${diffView(diff, { what: 'The diff is too large to show here.', todo: 'Clone the repository and use git diff.' })}
</section>
<section aria-labelledby="others-heading">
<h2 id="others-heading">Compare others</h2>
${compareForm(track, [], { from: from.commit, to: to.commit })}
${from.kind === 'head' && to.kind === 'head' && copyable(`git diff ${from.commit} ${to.commit}`, 'Command that shows this in a clone')}
</section>`,
  });
};

const side = (name: string, track: string, one: ComparedCommit): Html =>
  html`<div><dt>${name}</dt><dd>${nameOf(track, one)} ${one.submission !== null && html`<a href="${submissionUrl(one.submission)}">${hypothesis(one.hypothesis, 160)}</a>`}</dd></div>`;

function nameOf(track: string, { kind, commit, height }: ComparedCommit): Html {
  if (kind === 'candidate') return html`candidate ${shortHash(commit, 10)}`;
  return height === 0
    ? html`where the track began, ${shortHash(commit, 10)}`
    : html`head ${String(height)}, ${commitLink(track, commit)}`;
}
