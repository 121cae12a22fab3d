import { type Html, html } from '../html.ts';
import { countText } from '../numbers.ts';
import { time } from '../parts.ts';
import type { RunKind, VerifierFault, VerifierState } from './verifiers-reads.ts';

export const stateOfVerifier = ({ removedAt, suspendedAt, isPresent, seenAt }: VerifierState): Html => {
  if (removedAt !== null) return html`<span class="badge quiet">Left</span> ${time(removedAt)}`;
  if (suspendedAt !== null) return html`<span class="badge bad">Suspended</span> since ${time(suspendedAt)}`;
  if (isPresent) return html`<span class="badge good">At work</span>`;
  return html`<span class="badge wait">Away</span> ${seenAt === null ? 'never seen' : html`last seen ${time(seenAt)}`}`;
};

/** `94 % of 312`; a share of very little says nothing. */
export const agreementText = (agreed: number, looks: number): string =>
  looks === 0 ? '–' : `${percentText(agreed / looks)} of ${countText(looks)}`;

export const percentText = (share: number): string => {
  const percent = share * 100;
  const rounded = percent > 0 && percent < 10 ? percent.toFixed(1) : String(Math.floor(percent));
  return `${rounded}\u202f%`;
};

export const kindWords: Readonly<Record<RunKind, { readonly label: string; readonly meaning: string }>> = {
  bank: { label: 'Heads', meaning: 'the head’s own runs, beside which candidates are held' },
  candidate: { label: 'Candidates', meaning: 'what volunteers submitted, trained and scored again' },
  sentinel: { label: 'Sentinels', meaning: 'the track’s first commit, by which drift is noticed' },
  canary: { label: 'Canaries', meaning: 'runs of other verifiers again, under the same seed' },
};

export const faultWords: Readonly<Record<VerifierFault['kind'], string>> = {
  drift: 'Its runs of the same commit moved away: what it decided since is tested again.',
  overturned: 'It turned a candidate down that others then accepted from scratch.',
  mismatch: 'Its run gave something else than the same run at others.',
  alone: 'It stood alone in too many verdicts; a person has to look.',
};
