const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns of one code point on a terminal. */
const widthOf = (character: string): number =>
  /[\p{M}\p{Cf}]/u.test(character) ? 0 : wide.test(character) ? 2 : 1;

export const displayWidth = (text: string): number =>
  [...text].reduce((total, character) => total + widthOf(character), 0);

/** A stranger's words on one line: whatever could steer the terminal or turn the line around becomes a blank. */
export const legible = (text: string): string =>
  text
    .replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** At most `columns` wide; what is cut off leaves an ellipsis. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return columns < 1 ? '' : `${kept}…`;
}

/** Exactly `columns` wide. */
export function fit(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const clipped = clip(text, columns);
  const blank = ' '.repeat(Math.max(0, columns - displayWidth(clipped)));
  return side === 'left' ? `${clipped}${blank}` : `${blank}${clipped}`;
}
