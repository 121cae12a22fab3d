import { spelledOut } from '../legible.ts';
import { type CodeToken, codeTokens, languageOf } from './code-tokens.ts';
import type { DiffFile, DiffLine } from './diff-lines.ts';

const maximumLineCharacters = 2_000;
/**
 * What is coloured of one diff; the rest is plain. A highlighter is many regular expressions, and text can be written on which they
 * take a hundred times as long as on code: so it gets short lines, few at a time, and stops when its time is up.
 */
const coloured = { lineCharacters: 200, pieceCharacters: 2_000, characters: 16_000, ms: 30 };

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
export function colouredLines(nowMs: () => number = () => performance.now()): (file: DiffFile) => LineTokens {
  let left = coloured.characters;
  let spentMs = 0;
  return ({ path, lines }) => {
    const tokens = new Map<DiffLine, readonly CodeToken[]>(
      lines.map((line) => [line, [{ text: shownText(line.text), look: null }]]),
    );
    const language = languageOf(path);
    if (language === null) return tokens;
    for (const piece of hunksOf(lines).flatMap(piecesOf)) {
      if (spentMs > coloured.ms || left <= 0) return tokens;
      const code = piece.map(({ text }) => shownText(text)).join('\n');
      const before = nowMs();
      const read = codeTokens(code, language);
      spentMs += nowMs() - before;
      left -= code.length;
      if (read.length !== piece.length) continue;
      for (const [index, line] of piece.entries()) tokens.set(line, read[index] ?? []);
    }
    return tokens;
  };
}

/** Each side of a hunk as far as something in it changed, in pieces that are not too long. */
function piecesOf(hunk: readonly DiffLine[]): DiffLine[][] {
  return (['removed', 'added'] as const).flatMap((side) => {
    const own = hunk.filter(({ kind }) => kind === 'kept' || kind === side);
    if (!own.some(({ kind }) => kind === side)) return [];
    const pieces: DiffLine[][] = [[]];
    let length = 0;
    for (const line of own) {
      length += line.text.length + 1;
      const isLong = line.text.length > coloured.lineCharacters;
      if (isLong || length > coloured.pieceCharacters) {
        pieces.push([]);
        length = line.text.length;
      }
      if (!isLong) pieces.at(-1)?.push(line);
    }
    return pieces.filter((piece) => piece.length > 0);
  });
}

function hunksOf(lines: readonly DiffLine[]): DiffLine[][] {
  const hunks: DiffLine[][] = [];
  for (const line of lines) {
    if (line.kind === 'hunk') hunks.push([]);
    else if (line.kind !== 'note') hunks.at(-1)?.push(line);
  }
  return hunks;
}
