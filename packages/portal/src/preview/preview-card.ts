import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { pictureStyle } from '../track/chart-picture.ts';
import { wrapped } from './wrapped.ts';

/** Pixels; what sites show large (The Open Graph protocol names no size, 1.91 : 1 is what they crop to). */
export const previewSize = { width: 1_200, height: 630 } as const;

/** What a picture of a page says, in the page's own words. */
export interface PreviewCard {
  /** What kind of page it is, and of what. */
  readonly kicker: string;
  readonly title: string;
  /** At most three. */
  readonly facts: readonly { readonly value: string; readonly label: string }[];
  /** Drawn below the facts, 1,072 pixels wide and 300 high; without it, the title has more room. */
  readonly drawing?: Html;
}

const margin = 64;
const factCharacters = 24;
const factWidth = (previewSize.width - 2 * margin) / 3;

/** A card for other sites, light whatever the reader's colours are. */
export function previewCard({ kicker, title, facts, drawing }: PreviewCard, isDemo: boolean): Html {
  const isTall = drawing !== undefined;
  const [size, perLine, linesAtMost] = isTall ? [40, 40, 1] : [58, 27, 3];
  const lines = wrapped(title, perLine, linesAtMost);
  const factsY = isTall ? 256 : 520;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${previewSize.width}" height="${previewSize.height}" viewBox="0 0 ${previewSize.width} ${previewSize.height}">
<style>${pictureStyle}${style}</style>
<rect class="paper" width="100%" height="100%"/>
<rect class="edge" width="100%" height="10"/>
<g transform="translate(${margin} 52) scale(1.9)"><path class="mark" d="M2 4.5h6.5v5.5h6.5v5.5h7"/><circle class="mark-dot" cx="20.5" cy="15.5" r="3"/></g>
<text class="brand" x="${margin + 60}" y="86">Ratchet</text>
<text class="kicker soft" x="${previewSize.width - margin}" y="85" text-anchor="end">${clipped(kicker, 52)}</text>
${lines.map((line, i) => html`<text class="headline" style="font-size:${size}px" x="${margin}" y="${(isTall ? 156 : 210) + i * size * 1.25}">${line}</text>`)}
${facts.map(
  ({ value, label }, i) =>
    html`<text class="fact" style="font-size:${factSize(value)}px" x="${margin + i * factWidth}" y="${factsY - 34}">${clipped(value, factCharacters)}</text><text class="label soft" x="${margin + i * factWidth}" y="${factsY}">${clipped(label, 28)}</text>`,
)}
${drawing === undefined ? nothing : html`<svg class="plot" x="${margin}" y="278" width="1072" height="318" viewBox="-84 8 1072 318">${drawing}</svg>`}
${isDemo ? html`<rect class="demo" y="${previewSize.height - 34}" width="100%" height="34"/><text class="demo-text" x="${previewSize.width / 2}" y="${previewSize.height - 11}" text-anchor="middle">Demonstration: everything here is invented. Nothing was measured.</text>` : nothing}
</svg>`;
}

/** Bold letters of this font are two thirds as wide as high, on the average. */
const factSize = (value: string): number =>
  Math.round(Math.min(36, (1.5 * (factWidth - 20)) / Math.min([...value].length, factCharacters)));

const style = html`text{font-family:'DejaVu Sans',sans-serif}.edge{fill:#0b6355}.mark{stroke:#0b6355;stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}.mark-dot{fill:#0b6355}
.brand{font-size:32px;font-weight:bold}.kicker{font-size:24px}.headline{font-weight:bold}.fact{font-weight:bold;fill:#0b6355}.label{font-size:21px}
.plot text{font-size:17px}.demo{fill:#7a4d00}.demo-text{font-size:19px;fill:#ffffff}`;
