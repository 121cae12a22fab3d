import { linearScale } from '../chart/scale.ts';
import { type Html, html, nothing } from '../html.ts';
import { gainText } from '../numbers.ts';
import type { ClaimView, SubmissionView } from '../views.ts';

const rows = { claimed: 42, measured: 102 } as const;
const height = 150;

/**
 * What was claimed above what verifiers saw, on one axis of gain: the volunteer's runs each against the mean of its runs of the head,
 * and the verdict's effect with its interval.
 */
export function claimPlot(submission: SubmissionView, claim: ClaimView): Html {
  const { effect, low, high, minimumEffect, sigma } = submission;
  const runs = claimedGains(claim, submission.trackMetric.direction);
  const ends = [
    0,
    minimumEffect,
    claim.effect,
    ...runs,
    ...[effect, low, high].filter((end) => end !== null),
  ];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  if (!(most > least)) return nothing;
  const x = linearScale([least, most], [4, 96]);
  const at = (value: number) => `${x(value).toFixed(2)}%`;
  const description = `Claimed ${gainText(claim.effect, sigma)} from ${runs.length} runs; ${effect === null ? 'verifiers stated no effect' : `measured ${gainText(effect, sigma)}, between ${gainText(low, sigma)} and ${gainText(high, sigma)}`}.`;
  return html`<figure class="claim"><svg class="field" width="100%" height="${height}" role="img" aria-labelledby="claim-title claim-text">
<title id="claim-title">Claimed and measured gain</title><desc id="claim-text">${description}</desc>
<line class="zero" x1="${at(0)}" x2="${at(0)}" y1="14" y2="126"/><text x="${at(0)}" y="142" text-anchor="middle">no gain</text>
${minimumEffect > 0 && html`<line class="least" x1="${at(minimumEffect)}" x2="${at(minimumEffect)}" y1="14" y2="126"/>`}
<text class="name" x="0" y="${rows.claimed - 20}">Claimed by the volunteer</text>
<text class="name" x="0" y="${rows.measured - 20}">Measured by verifiers</text>
${runs.map((run) => html`<circle class="run" cx="${at(run)}" cy="${rows.claimed}" r="4"/>`)}
<line class="claimed" x1="${at(claim.effect)}" x2="${at(claim.effect)}" y1="${rows.claimed - 11}" y2="${rows.claimed + 11}"/>
${low !== null && high !== null && html`<line class="interval" x1="${at(low)}" x2="${at(high)}" y1="${rows.measured}" y2="${rows.measured}"/>`}
${effect !== null && html`<circle class="dot" cx="${at(effect)}" cy="${rows.measured}" r="6"/>`}
${effect === null && html`<text x="0" y="${rows.measured + 4}">No effect is stated: it was not shown to be better.</text>`}
</svg><figcaption>Dots above are the volunteer’s runs of the candidate against the mean of its runs of the head, on its own seeds; the stroke is what it claimed. Below is what verifiers measured on held-out data, with the interval that holds whenever it is read.</figcaption></figure>`;
}

export function claimedGains(claim: ClaimView, direction: 'minimize' | 'maximize'): number[] {
  const head = claim.headRuns.reduce((sum, run) => sum + run, 0) / claim.headRuns.length;
  const sign = direction === 'maximize' ? 1 : -1;
  return claim.candidateRuns.map((run) => sign * (run - head)).filter(Number.isFinite);
}
