import { clipped } from '../legible.ts';

/** East Asian characters are as wide as two of ours. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);

/** `text` on at most `most` lines of `perLine` characters, broken between words where it can be; what has no room is an ellipsis. */
export function wrapped(text: string, perLine: number, most: number): string[] {
  const words = clipped(text, perLine * most * 2)
    .split(' ')
    .flatMap((word) => pieces(word, perLine));
  const lines: string[] = [];
  for (const [i, word] of words.entries()) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer) <= perLine) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else {
      lines[most - 1] = shortened(lines[most - 1] ?? '', perLine);
      return lines;
    }
    if (i === words.length - 1) break;
  }
  return lines;
}

/** With an ellipsis at the end, in place of as much as that needs. */
function shortened(line: string, perLine: number): string {
  const characters = [...line];
  while (widthOf(characters.join('')) + 1 > perLine) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** A word that is longer than a line, in pieces of a line. */
function pieces(word: string, perLine: number): string[] {
  if (widthOf(word) <= perLine) return [word];
  const found: string[] = [''];
  for (const character of word) {
    if (widthOf(`${found.at(-1)}${character}`) > perLine) found.push('');
    found[found.length - 1] += character;
  }
  return found;
}
