import { linearScale } from '../chart/scale.ts';
import { type Html, html, nothing } from '../html.ts';
import { gainText } from '../numbers.ts';
import type { ClaimView, SubmissionView } from '../views.ts';

const rows = { claimed: 56, measured: 126 } as const;

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
  // Lines stand only beside what is drawn, so that they cross no words.
  const drawn = effect === null ? [rows.claimed] : [rows.claimed, rows.measured];
  const upright = (kind: string, value: number) =>
    drawn.map(
      (y) => html`<line class="${kind}" x1="${at(value)}" x2="${at(value)}" y1="${y - 16}" y2="${y + 16}"/>`,
    );
  const height = rows.measured + (effect === null ? 12 : 40);
  const description = `Claimed ${gainText(claim.effect, sigma)} from ${runs.length} runs; ${effect === null ? 'verifiers stated no effect' : `measured ${gainText(effect, sigma)}, between ${gainText(low, sigma)} and ${gainText(high, sigma)}`}.`;
  return html`<figure class="claim"><svg class="field" width="100%" height="${height}" role="img" aria-labelledby="claim-title claim-text">
<title id="claim-title">Claimed and measured gain</title><desc id="claim-text">${description}</desc>
${upright('zero', 0)}<text x="${at(0)}" y="${Math.max(...drawn) + 29}" text-anchor="${anchor(x(0), 8)}">no gain</text>
${minimumEffect > 0 && html`${upright('least', minimumEffect)}<text x="${at(minimumEffect)}" y="${rows.claimed - 21}" text-anchor="${anchor(x(minimumEffect), 24)}">smallest gain that counts</text>`}
<text class="name" x="0" y="${rows.claimed - 42}">Claimed by the volunteer</text>
<text class="name" x="0" y="${rows.measured - 24}">Measured by verifiers</text>
${runs.map((run) => html`<circle class="run" cx="${at(run)}" cy="${rows.claimed}" r="4"/>`)}
<line class="claimed" x1="${at(claim.effect)}" x2="${at(claim.effect)}" y1="${rows.claimed - 11}" y2="${rows.claimed + 11}"/>
${low !== null && high !== null && html`<line class="interval" x1="${at(low)}" x2="${at(high)}" y1="${rows.measured}" y2="${rows.measured}"/>`}
${effect !== null && html`<circle class="dot" cx="${at(effect)}" cy="${rows.measured}" r="6"/>`}
${effect === null && html`<text x="0" y="${rows.measured + 4}">No effect is stated: it was not shown to be better.</text>`}
</svg><figcaption>Dots above are the volunteer’s runs of the candidate against the mean of its runs of the head, on its own seeds; the stroke is what it claimed. Below is what verifiers measured on held-out data, with the interval that holds whenever it is read.</figcaption></figure>`;
}

/** Keeps a label, half of which takes up to `room` percent of the narrowest drawing, inside it. */
const anchor = (percent: number, room: number): string =>
  percent < room ? 'start' : percent > 100 - room ? 'end' : 'middle';

export function claimedGains(claim: ClaimView, direction: 'minimize' | 'maximize'): number[] {
  const head = claim.headRuns.reduce((sum, run) => sum + run, 0) / claim.headRuns.length;
  const sign = direction === 'maximize' ? 1 : -1;
  return claim.candidateRuns.map((run) => sign * (run - head)).filter(Number.isFinite);
}
