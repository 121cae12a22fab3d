import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { countText, gainText } from '../numbers.ts';
import { commitLink, hypothesis, person, shortHash, stateBadge, submissionUrl, time } from '../parts.ts';
import { reasonWords } from '../words.ts';
import { type Choice, compareForm } from './compare-form.ts';
import { headGraph } from './lineage-graph.ts';
import type { LineageCandidate, LineageHead, LineageView } from './lineage-reads.ts';

/** Heads on one page. */
export const lineageHeads = 60;

const trackUrl = (track: string): string => `/tracks/${encodeURIComponent(track)}`;

export const compareUrl = (track: string, from: string, to: string): string =>
  `${trackUrl(track)}/compare/${from}...${to}`;

/** The heads of a track, newest first, each with the candidates that were tried on it. */
export const lineagePage = (site: Site, view: LineageView, isNewest: boolean): Html =>
  layout(site, {
    title: `Lineage – ${view.track} – Ratchet`,
    description: `The heads of the track ${view.track} and the candidates that were tried on each.`,
    jsonUrl: `${trackUrl(view.track)}/lineage.json`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a> <a href="${trackUrl(view.track)}">${view.trackTitle}</a></nav>
<h1>Lineage</h1>
<p class="lede">The head of a track only moves forward. Each row is a head; what branches off it was tried on it and did not become the next one, or has not yet.</p>
</header>
<section aria-labelledby="compare-heading">
<h2 id="compare-heading">Compare two commits</h2>
${compareForm(view.track, choicesOf(view), { from: view.heads[1]?.commit ?? '', to: view.heads[0]?.commit ?? '' })}
</section>
<section aria-labelledby="heads-heading">
<h2 id="heads-heading">Heads and candidates</h2>
${legend}
<ol class="lineage" reversed>${view.heads.map((head, index) => headRow(view, head, isNewest && index === 0))}</ol>
${view.next !== null && html`<p class="after-table"><a href="${trackUrl(view.track)}/lineage?before=${view.next}">Older heads</a></p>`}
</section>`,
  });

const legend = html`<p class="note lineage-legend"><svg width="14" height="14" aria-hidden="true" focusable="false"><circle class="head" cx="7" cy="7" r="6"/></svg> a head <svg width="14" height="14" aria-hidden="true" focusable="false"><circle class="candidate bad" cx="7" cy="7" r="5"/></svg> turned down <svg width="14" height="14" aria-hidden="true" focusable="false"><circle class="candidate wait" cx="7" cy="7" r="5"/></svg> being tested <svg width="14" height="14" aria-hidden="true" focusable="false"><circle class="candidate good" cx="7" cy="7" r="5"/></svg> accepted <svg width="14" height="14" aria-hidden="true" focusable="false"><circle class="candidate quiet" cx="7" cy="7" r="5"/></svg> on its way</p>`;

const choicesOf = ({ heads }: LineageView): Choice[] =>
  heads.flatMap((head) => [
    {
      commit: head.commit,
      label: head.height === 0 ? 'where the track began' : `head ${head.height}: ${head.hypothesis ?? ''}`,
    },
    ...head.candidates.flatMap(({ commit, state, hypothesis: said }) =>
      commit === null ? [] : [{ commit, label: `${state.toLowerCase()}: ${said ?? ''}` }],
    ),
  ]);

const headRow = (
  view: LineageView,
  head: LineageHead,
  isNewest: boolean,
): Html => html`<li data-commit="${head.commit}">
${headGraph(head, isNewest, head.height === 0)}
<div class="head-text">
<h3>${head.height === 0 ? 'Where the track began' : hypothesis(head.hypothesis, 160)}</h3>
<p class="byline">${head.height === 0 ? shortHash(head.commit, 10) : commitLink(view.track, head.commit)} ${isNewest && html`<span class="badge good">the head</span>`} ${head.isTakenBack && html`<span class="badge bad">taken back later</span>`} ${head.effect !== null && html`<span class="${head.isTakenBack ? 'unnamed' : 'gain'}">${gainText(head.effect, view.sigma)}</span>`} ${time(head.beganAt)} ${head.volunteer !== '' && html`by <a class="who" href="/volunteers/${encodeURIComponent(head.volunteer)}">${person(head)}</a>`}</p>
${candidatesOf(view, head)}
</div></li>`;

function candidatesOf(view: LineageView, head: LineageHead): Html {
  const { candidates, candidateCount, candidateCountIsLeast } = head;
  if (candidates.length === 0) return nothing;
  const more = candidateCount - candidates.length;
  const counted = `${candidateCountIsLeast ? 'at least ' : ''}${countText(candidateCount)} ${candidateCount === 1 ? 'candidate' : 'candidates'} on it`;
  return html`<details><summary>${counted}</summary><ul class="candidates">${candidates.map((candidate) => candidateRow(view, head, candidate))}</ul>${
    more > 0 && html`<p class="note">The newest ${candidates.length} are listed.</p>`
  }</details>`;
}

const candidateRow = (view: LineageView, head: LineageHead, candidate: LineageCandidate): Html =>
  html`<li${candidate.commit !== null && html` data-commit="${candidate.commit}"`}><a href="${submissionUrl(candidate.submission)}">${hypothesis(candidate.hypothesis, 120)}</a> ${stateBadge(candidate.state)}${candidate.reason !== null && html` <span class="why">${reasonWords[candidate.reason].label}</span>`}${candidate.commit !== null && html` <a class="leaf" href="${compareUrl(view.track, head.commit, candidate.commit)}">compare ${shortHash(candidate.commit, 8)}</a>`}</li>`;
