import { spelledOut } from '../legible.ts';
import { type CodeToken, codeTokens, languageOf } from './code-tokens.ts';
import type { DiffFile, DiffLine } from './diff-lines.ts';

const maximumLineCharacters = 2_000;
/** Of one diff, coloured at most; the rest is shown plain. Ten of them take a millisecond each, so all of a large diff would be felt. */
const maximumCharacters = 16_000;

/** The text of a line as it is shown: cut where it is very long, and with nothing hidden in it. */
function shownText(text: string): string {
  const cut = text.length > maximumLineCharacters ? `${text.slice(0, maximumLineCharacters)} …` : text;
  // Elsewhere a carriage return ends a line; here it is part of one.
  return spelledOut(cut.replace(/\r$/, '␍').replaceAll('\r', '‹U+000D›'));
}

export type LineTokens = ReadonlyMap<DiffLine, readonly CodeToken[]>;

/**
 * Colours the files of one diff, one after the other. Each side of a hunk is read as a whole, so that strings and comments over
 * several lines are seen as such.
 */
export function colouredLines(): (file: DiffFile) => LineTokens {
  let left = maximumCharacters;
  return ({ path, lines }) => {
    const tokens = new Map<DiffLine, readonly CodeToken[]>(
      lines.map((line) => [line, [{ text: shownText(line.text), look: null }]]),
    );
    const language = languageOf(path);
    if (language === null) return tokens;
    for (const hunk of hunksOf(lines)) {
      for (const side of ['removed', 'added'] as const) {
        const own = hunk.filter(({ kind }) => kind === 'kept' || kind === side);
        const code = own.map(({ text }) => shownText(text)).join('\n');
        if (!own.some(({ kind }) => kind === side) || code.length > left) continue;
        left -= code.length;
        const coloured = codeTokens(code, language);
        if (coloured.length !== own.length) continue;
        for (const [index, line] of own.entries()) tokens.set(line, coloured[index] ?? []);
      }
    }
    return tokens;
  };
}

function hunksOf(lines: readonly DiffLine[]): DiffLine[][] {
  const hunks: DiffLine[][] = [];
  for (const line of lines) {
    if (line.kind === 'hunk') hunks.push([]);
    else if (line.kind !== 'note') hunks.at(-1)?.push(line);
  }
  return hunks;
}
