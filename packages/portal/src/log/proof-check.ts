import { type Html, html } from '../html.ts';
import { countText } from '../numbers.ts';

/** The page of a leaf. */
export const leafUrl = (index: number): string => `/log/leaves/${index}`;

export const leafLink = (index: number): Html =>
  html`<a class="leaf" href="${leafUrl(index)}">leaf ${countText(index)}</a>`;

/**
 * A leaf that the visitor's own browser looks for in the log: browser/proof.js fetches its proof, hashes its way up to the signed
 * checkpoint, checks the signatures, and says here what came of it. `what` names the leaf to the reader.
 */
export const proofCheck = (index: number, what: string, hash: string | null = null): Html =>
  html`<div class="proof" data-proof="${index}"${hash !== null && html` data-leaf-hash="${hash}"`}>
<p><strong>${what}</strong> ${leafLink(index)}</p>
<p class="says" role="status" data-says>Your browser can check this itself where scripts may run.</p>
</div>`;
