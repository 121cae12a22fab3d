import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';

/** Pictures leave the page that says it, so each says it too. */
export const isDemo = (site: { readonly publicUrl: string; readonly isDemo?: boolean }): boolean =>
  site.isDemo === true;

export interface Badge {
  /** What it is about; grey. */
  readonly label: string;
  /** What is said of it; coloured. */
  readonly message: string;
  /** The sentence for those who cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly isDemo: boolean;
}

const height = 20;
/** Of a character of this font at this size, on the average; `textLength` makes the text fit whatever the reader's font is. */
const characterWidth = 6.6;

const widthOf = (text: string): number => Math.round([...text].length * characterWidth + 14);

/** A picture of a few words for other pages. Its colours are its own, and read on light and on dark. */
export function badge({ label, message, title, description, isDemo }: Badge): Html {
  const parts = [
    { text: clipped(label, 60), fill: '#3d4247' },
    { text: clipped(message, 80), fill: '#0b6355' },
    ...(isDemo ? [{ text: 'demo', fill: '#7a4d00' }] : []),
  ].map((part) => ({ ...part, width: widthOf(part.text) }));
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  let x = 0;
  const drawn = parts.map((part) => {
    const left = x;
    x += part.width;
    return html`<rect x="${left}" width="${part.width}" height="${height}" fill="${part.fill}"/><text x="${left + 7}" y="14" textLength="${part.width - 14}" lengthAdjust="spacingAndGlyphs">${part.text}</text>`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${title}${isDemo ? ' (demo: invented data)' : nothing}</title>
<desc id="d">${description}</desc>
<clipPath id="r"><rect width="${width}" height="${height}" rx="4"/></clipPath>
<g clip-path="url(#r)" fill="#ffffff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">${drawn}</g>
</svg>
`;
}
