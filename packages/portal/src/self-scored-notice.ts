import type { SubmissionState } from '@ratchet/protocol';
import { type Html, html, nothing } from './html.ts';
import type { VerificationMode } from './views.ts';
import { modeWords } from './words.ts';

/** On everything of a self-scored track: whose word its figures are, and what a merge of it waits for. */
export function selfScoredNotice(shown: {
  readonly trackMode: VerificationMode;
  readonly state?: SubmissionState;
}): Html {
  if (shown.trackMode !== 'self-scored') return nothing;
  const { label, meaning } = modeWords['self-scored'];
  const waits = shown.state === 'ACCEPTED' && html` It waits for that approval now.`;
  return html`<p class="notice bad"><strong>${label}.</strong> ${meaning}${waits}</p>`;
}
