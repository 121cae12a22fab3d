import { type Html, html } from '../html.ts';
import { counted, countText, gainText, intervalText, secondsText } from '../numbers.ts';
import { commitLink, empty, hypothesis, person, submissionUrl, time } from '../parts.ts';
import type { SubmissionView, TimelineStep } from '../views.ts';
import { stateWords } from '../words.ts';
import type { LastMerge } from './method-view.ts';

/** One real merge, walked through. */
export function lastMergeSection(last: LastMerge | null): Html {
  return html`<section aria-labelledby="last-merge-heading">
<h2 id="last-merge-heading">The last merge, step by step</h2>
${last === null ? empty('Nothing is merged yet.', html`The first merge will be walked through here. <a href="/#join">Take part</a>.`) : walk(last)}
</section>`;
}

function walk(last: LastMerge): Html {
  const { merge, submission, track, sigma, unit } = last;
  return html`<p class="walked">${hypothesis(merge.hypothesis, 240)}, by ${person(merge)} on <a href="/tracks/${encodeURIComponent(track)}">${track}</a>:
<strong class="gain">${gainText(merge.effect, sigma)}</strong> ${unit}.</p>
${
  submission === null
    ? html`<p>Its <a href="${submissionUrl(merge.submission)}">submission</a> has the steps.</p>`
    : html`<ol class="timeline">${submission.timeline.map((step) => stepOf(last, submission, step))}</ol>`
}
<p class="note">${lasted(submission)}The <a href="${submissionUrl(merge.submission)}">submission’s page</a> has the change, the claim beside what was
measured, and every run; ${commitLink(track, merge.commit)} is the commit that it became.</p>`;
}

const stepOf = (last: LastMerge, submission: SubmissionView, { state, at, logIndex }: TimelineStep): Html =>
  html`<li class="${stateWords[state].tone}"><strong>${stateWords[state].label}</strong> ${time(at)}${
    logIndex !== null && html` <a class="leaf" href="/log/leaves/${logIndex}">leaf ${countText(logIndex)}</a>`
  }<small>${told(last, submission, state)}</small></li>`;

function told(
  { merge, sigma, unit }: LastMerge,
  submission: SubmissionView,
  state: TimelineStep['state'],
): string {
  const looks = submission.logE.length;
  switch (state) {
    case 'COMMITTED':
      return 'A hash of the change and its claim went into the log. Nobody could read either from it, and neither could change any more.';
    case 'REVEALED':
      return 'The change itself arrived, and fitted the hash.';
    case 'ADMITTED':
      return 'Signature, parent, protected paths and author were in order, and nobody had submitted the same before.';
    case 'TESTING':
      return 'Verifiers and seeds were drawn by lot, after the commitment and from a key that was fixed before it.';
    case 'ACCEPTED':
      return `${counted(submission.replicas, 'trusted run')}${looks > 0 ? ` at ${counted(looks, 'verifier')}` : ''} were enough: ${gainText(merge.effect, sigma)} ${unit} (${intervalText(merge.low, merge.high, sigma)}).`;
    case 'MERGED':
      return 'A signed merge commit became the head, with the volunteer’s commit as its second parent.';
    default:
      return stateWords[state].meaning;
  }
}

function lasted(submission: SubmissionView | null): string {
  const [first, last] = [submission?.timeline[0], submission?.timeline.at(-1)];
  if (!first || !last || first === last) return '';
  return `From commitment to merge it took ${secondsText((Date.parse(last.at) - Date.parse(first.at)) / 1_000)}. `;
}
