import { html as escaping } from 'ghtml';
import { legible } from './legible.ts';

/** Finished markup. Only the `html` tag below makes it, so a string can never pass for it. */
class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type { Html };

export type Hole = string | number | Html | readonly Html[] | null | undefined | false;

/**
 * A template whose holes are escaped by their type: `Html` goes in as it is, everything else becomes legible text (see
 * legible.ts). ghtml's own raw mark (`!${…}`) is left out on purpose: one character too many would be a hole in the wall,
 * and prose may end in an exclamation mark. Attributes are always quoted.
 */
export function html(literals: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  let markup = literals[0] ?? '';
  holes.forEach((hole, index) => {
    markup += filled(hole) + (literals[index + 1] ?? '');
  });
  return new Html(markup);
}

function filled(hole: Hole): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (hole instanceof Html) return hole.markup;
  if (typeof hole === 'string') return escaping`${legible(hole)}`;
  if (typeof hole === 'number') return escaping`${String(hole)}`;
  return hole.map((piece) => piece.markup).join('');
}

export const nothing: Html = html``;
