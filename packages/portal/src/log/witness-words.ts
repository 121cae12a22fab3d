import { type Html, html } from '../html.ts';
import { countText } from '../numbers.ts';
import type { LogWitnesses } from '../views.ts';

export const witnessBadge = ({ cosigned }: LogWitnesses): Html =>
  cosigned
    ? html`<span class="badge good">Cosigned by ${countText(cosigned.cosigners)}</span>`
    : html`<span class="badge bad">Not cosigned</span>`;

export function witnessText({ cosigned, quorum, rosterSize }: LogWitnesses, size: number): string {
  const needed = `${quorum} of the ${rosterSize} verifiers are needed`;
  if (!cosigned) return `${needed}; until then it is its operator’s word alone`;
  const rest = size - cosigned.size;
  return rest <= 0 ? `${needed}` : `${needed}; but for the last ${countText(rest)} leaves`;
}
