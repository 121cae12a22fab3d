import { type Html, html, nothing } from '../html.ts';
import { leafLink } from '../log/proof-check.ts';
import { secondsText } from '../numbers.ts';
import { empty, time } from '../parts.ts';
import type { TimelineStep } from '../views.ts';
import { stateWords } from '../words.ts';

/** The steps of a submission's life, the longer apart the more time lay between them. */
export const timelineView = (steps: readonly TimelineStep[]): Html =>
  steps.length === 0
    ? empty('No step is recorded yet.', 'Reload in a moment.')
    : html`<ol class="timeline">${steps.map((step, index) => stepView(step, steps[index + 1]))}</ol>`;

function stepView({ state, at, logIndex }: TimelineStep, next: TimelineStep | undefined): Html {
  const seconds = next ? Math.max(0, (Date.parse(next.at) - Date.parse(at)) / 1000) : null;
  return html`<li class="${stateWords[state].tone}${seconds !== null && ` gap-${gapOf(seconds)}`}"><span class="step"><strong>${stateWords[state].label}</strong> ${time(at)} ${
    logIndex === null ? nothing : leafLink(logIndex)
  }</span>${seconds !== null && html`<span class="took">${tookText(seconds)}</span>`}</li>`;
}

/** 0 for a moment, one more for each factor of ten beyond 6 seconds, 4 at most. */
const gapOf = (seconds: number): number =>
  Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, seconds) / 6)) + 1));

const tookText = (seconds: number): string =>
  seconds < 1 ? 'at once' : `${secondsText(Math.round(seconds))} later`;
