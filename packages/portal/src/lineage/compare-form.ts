import { type Html, html } from '../html.ts';
import { clipped } from '../legible.ts';

export interface Choice {
  readonly commit: string;
  readonly label: string;
}

/** Two commits to compare, pasted or picked from those that are known here. Sends to `/tracks/NAME/compare?from=…&to=…`. */
export const compareForm = (
  track: string,
  choices: readonly Choice[],
  filled: { readonly from: string; readonly to: string },
): Html => html`<form class="compare" method="get" action="/tracks/${encodeURIComponent(track)}/compare" data-compare>
${field('from', 'From', filled.from)}
${field('to', 'To', filled.to)}
<button type="submit">Compare</button>
<datalist id="compare-commits">${choices.map(({ commit, label }) => html`<option value="${commit}">${clipped(label, 80)}</option>`)}</datalist>
</form>
<p class="note">Any two heads, and any candidates that have their verdict. Commits are named by all 40 digits.</p>`;

const field = (name: string, label: string, value: string): Html =>
  html`<p><label for="compare-${name}">${label}</label><input id="compare-${name}" name="${name}" list="compare-commits" value="${value}" pattern="[0-9a-f]{40}" maxlength="40" spellcheck="false" autocomplete="off" required title="40 hexadecimal digits"></p>`;
