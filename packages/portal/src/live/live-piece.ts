import { createHash } from 'node:crypto';
import { type Html, html } from '../html.ts';

/** A part of a page as it was drawn. */
export interface Piece {
  readonly id: string;
  /** Changes when its markup does. */
  readonly version: string;
  /** With the element that marks it. */
  readonly markup: string;
}

/**
 * Marks a part of a page that is drawn again, and exchanged in open pages, when the network's state changes.
 *
 * - `id` names it within its page: small letters, digits and dashes.
 * - `piece` is flow content (sections, figures, tables, paragraphs): the element around it may not stand inside `ul`, `ol`, `dl`
 *   or `table`. Pieces do not nest.
 * - It must look the same to every visitor: it is drawn once for all of them, as for someone who is not signed in.
 * - Scripts that make a piece handier are told with the event `live:swapped`, which bubbles from the new element.
 *
 * Text of strangers is escaped before it gets here (see html.ts), so it can neither open nor close a piece.
 */
export function live(id: string, piece: Html): Html {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id)) throw new Error(`“${id}” cannot name a live piece.`);
  if (piece.markup.includes('<live-piece')) throw new Error(`The live piece “${id}” holds another one.`);
  return html`<live-piece data-live="${id}" data-version="${versionOf(piece.markup)}">${piece}</live-piece>`;
}

const versionOf = (markup: string): string => createHash('sha256').update(markup).digest('hex').slice(0, 12);

const marked = /<live-piece data-live="([a-z0-9-]+)" data-version="([0-9a-f]{12})">[\s\S]*?<\/live-piece>/g;

/** The live pieces of a page's markup, in their order. */
export const piecesOf = (markup: string): Piece[] =>
  [...markup.matchAll(marked)].map(([whole, id = '', version = '']) => ({ id, version, markup: whole }));
