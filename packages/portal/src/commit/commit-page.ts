import { type Html, html } from '../html.ts';
import { cloneUrl } from '../join.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { proofCheck } from '../log/proof-check.ts';
import { countText, gainText, intervalText, metricText } from '../numbers.ts';
import {
  commitLink,
  copyable,
  figures,
  hypothesis,
  person,
  shortHash,
  submissionUrl,
  time,
} from '../parts.ts';
import { selfScoredNotice } from '../self-scored-notice.ts';
import { diffView } from '../submission/diff-view.ts';
import type { CommitView } from '../views.ts';

const trackUrl = (track: string): string => `/tracks/${encodeURIComponent(track)}`;

export const commitPage = (site: Site, commit: CommitView): Html =>
  layout(site, {
    title: `${clipped(commit.hypothesis ?? commit.commit.slice(0, 10), 80)} – ${commit.track} – Ratchet`,
    description: `A merged commit of the track ${commit.track}: its diff and the evidence for it.`,
    jsonUrl: `${trackUrl(commit.track)}/commits/${encodeURIComponent(commit.commit)}.json`,
    previewUrl: `${trackUrl(commit.track)}/commits/${encodeURIComponent(commit.commit)}/preview.png`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a> <a href="${trackUrl(commit.track)}">${commit.trackTitle}</a> <a href="${trackUrl(commit.track)}/lineage">Lineage</a></nav>
<h1>${hypothesis(commit.hypothesis, 400)}</h1>
<p class="byline"><span class="badge good">Merged</span>${commit.isTakenBack && html` <span class="badge bad">taken back later</span>`} ${time(commit.mergedAt)} by <a class="who" href="/volunteers/${encodeURIComponent(commit.volunteer)}">${person(commit)}</a></p>
</header>
${selfScoredNotice(commit)}
${figures([
  [
    'Gain over the head before',
    html`<span class="gain">${gainText(commit.effect, null)}</span>`,
    `${intervalText(commit.low, commit.high, null)} ${commit.trackMetric.unit}`,
  ],
  [
    'Measured afterwards',
    commit.metric === null ? 'under way' : metricText(commit.metric, null),
    `${commit.trackMetric.name}, ${commit.trackMetric.unit}, on fresh runs`,
  ],
  ['Trusted runs', countText(commit.replicas), 'until the verdict'],
])}
${standing(commit)}
<section aria-labelledby="diff-heading">
<h2 id="diff-heading">What changed</h2>
${diffView(commit.diff, { what: 'The diff is too large to show here.', todo: 'Clone the repository and use git show.' })}
</section>
${checks(site, commit)}`,
  });

const standing = (commit: CommitView): Html => html`<dl class="rules">
<div><dt>Head it made</dt><dd>${shortHash(commit.commit, 40)} <span class="unnamed">number ${countText(commit.height)}</span></dd></div>
<div><dt>Head before</dt><dd>${commit.height > 1 ? commitLink(commit.track, commit.parent) : html`${shortHash(commit.parent, 40)} <span class="unnamed">where the track began</span>`} · <a href="${trackUrl(commit.track)}/compare/${commit.parent}...${commit.commit}">compare</a></dd></div>
<div><dt>Head after</dt><dd>${commit.next === null ? 'none: this is the head' : html`${commitLink(commit.track, commit.next)} · <a href="${trackUrl(commit.track)}/compare/${commit.commit}...${commit.next}">compare</a>`}</dd></div>
<div><dt>Volunteer’s commit</dt><dd>${shortHash(commit.candidate, 40)}</dd></div>
<div><dt>Submission</dt><dd><a href="${submissionUrl(commit.submission)}">Its timeline and evidence</a></dd></div>
</dl>`;

const checks = (site: Site, commit: CommitView): Html => html`<section aria-labelledby="check-heading">
<h2 id="check-heading">Check it yourself</h2>
<div class="proofs">${commit.verdictIndex !== null && proofCheck(commit.verdictIndex, 'The verdict')}${commit.mergeIndex !== null && proofCheck(commit.mergeIndex, 'The merge')}</div>
<p class="note">One file with every run behind the verdict, checked by whoever has the log’s key, without a network:</p>
${copyable(`npm run --silent ratchet -- proof ${commit.commit} --from ${site.publicUrl} > merge.json`, 'Command that makes a proof of this merge')}
<p class="note">The change itself, by plain git:</p>
${copyable(`git clone ${cloneUrl(site, commit.track)} && cd ${commit.track} && git show --first-parent ${commit.commit}`, 'Commands that show this commit')}
</section>`;
