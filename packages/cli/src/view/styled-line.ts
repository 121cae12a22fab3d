import { clip, displayWidth } from './text-width.ts';

export type Tone = 'plain' | 'bold' | 'dim' | 'good' | 'bad' | 'busy' | 'accent';

/** A piece of a line; a bare string is plain. */
export type Piece = string | readonly [tone: Tone, text: string];

export const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece[1]);

/** Puts a tone on a text that is already as wide as it will be. */
export type Paint = (tone: Tone, text: string) => string;

const codes: Record<Exclude<Tone, 'plain'>, string> = {
  bold: '1',
  dim: '2',
  good: '32',
  bad: '31',
  busy: '33',
  accent: '36',
};

export const withoutColours: Paint = (_, text) => text;

export const withColours: Paint = (tone, text) =>
  tone === 'plain' || text === '' ? text : `\u001b[${codes[tone]}m${text}\u001b[0m`;

/** The pieces as one line of at most `columns`. */
export function styledLine(pieces: readonly Piece[], columns: number, paint: Paint): string {
  let left = columns;
  let line = '';
  for (const piece of pieces) {
    const [tone, text] = typeof piece === 'string' ? (['plain', piece] as const) : piece;
    const shown = clip(text, left);
    line += paint(tone, shown);
    left -= displayWidth(shown);
    if (left <= 0 || shown !== text) break;
  }
  return line;
}
