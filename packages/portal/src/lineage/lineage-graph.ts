import { type Html, html } from '../html.ts';
import { submissionUrl } from '../parts.ts';
import { stateWords } from '../words.ts';
import type { LineageCandidate, LineageHead } from './lineage-reads.ts';

const [spine, headY, candidateY] = [20, 60, 16];
const placeOf = (index: number): number => 56 + 24 * index;

/**
 * One head's part of the graph: the spine through its whole row, whatever the row's height is, and its candidates as branches. It
 * repeats what the row says in words, so it is hidden from those who hear the page.
 */
export const headGraph = (head: LineageHead, isNewest: boolean, isFirst: boolean): Html => {
  const { candidates } = head;
  return html`<svg class="graph" width="100%" height="100%" aria-hidden="true" focusable="false">
<line class="spine" x1="${spine}" x2="${spine}" y1="${isNewest ? headY : 0}" y2="${isFirst ? headY : '100%'}"/>
${candidates.map(
  (_, index) =>
    html`<path class="branch" d="M${spine} ${headY}C${spine} ${headY - 26} ${placeOf(index)} ${candidateY + 26} ${placeOf(index)} ${candidateY}"/>`,
)}
${candidates.map((candidate, index) => candidateDot(candidate, placeOf(index)))}
<circle class="head${isNewest && ' newest'}" cx="${spine}" cy="${headY}" r="${isNewest ? 8 : 6}"/>
</svg>`;
};

const candidateDot = (candidate: LineageCandidate, x: number): Html => {
  const { label, tone } = stateWords[candidate.state];
  return html`<a href="${submissionUrl(candidate.submission)}" tabindex="-1"><title>${label}</title><circle class="reach" cx="${x}" cy="${candidateY}" r="12"/><circle class="candidate ${tone}" cx="${x}" cy="${candidateY}" r="5.5"/></a>`;
};
