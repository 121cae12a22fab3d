/**
 * Text of strangers, made safe to look at. Escaping keeps it from being markup; this keeps it from lying: characters that
 * reorder what is around them (bidi controls, "Trojan Source"), that cannot be seen, or that pile up over other lines.
 * Zero-width joiners stay, since scripts and emoji need them.
 */
const hidden =
  /(?![\n\t\u200c\u200d]|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/gu;
const idleJoiners = /(^|\s)[\u200c\u200d]+/g;
const piledMarks = /((?:[\u200c\u200d]*\p{M}){3})(?:[\u200c\u200d]*\p{M})+/gu;

/** Most text is of this kind, and needs no look at its every character. */
const plain = /^[\n\t -~]*$/;

const settled = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n');

/** `text` without what cannot be seen. For prose: names, hypotheses, reasons. */
export const legible = (text: string): string =>
  plain.test(text)
    ? text
    : settled(text).replace(hidden, '').replace(idleJoiners, '$1').replace(piledMarks, '$1');

/** `text` with what cannot be seen spelled out as `‹U+202E›`. For code, where a hidden character is news. */
export const spelledOut = (text: string): string =>
  plain.test(text)
    ? text
    : settled(text)
        .replace(
          hidden,
          (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
        )
        .replace(piledMarks, '$1');

/** At most `characters` characters of `text`, on one line; what was cut shows as an ellipsis. */
export function clipped(text: string, characters: number): string {
  const line = legible(text).replace(/\s+/g, ' ').trim();
  if (line.length <= characters) return line;
  const all = [...line];
  return all.length <= characters
    ? all.join('')
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}
