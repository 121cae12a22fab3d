import { RatchetError } from '@ratchet/protocol';

/** The query of an address, as fastify parses it: a name that comes twice has a list. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** @throws RatchetError `bad-field` when `field` is there and is no whole number within the bounds */
export function wholeNumber(
  query: Query,
  field: string,
  bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = query[field];
  if (text === undefined) return bounds.otherwise;
  const value = typeof text === 'string' && /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.least && value <= bounds.most) return value;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is a whole number from ${bounds.least} to ${bounds.most}.`,
    remedy: 'Send it once, in digits.',
  });
}

/** At most `characters` of text; null where there is none. @throws RatchetError `bad-field` */
export function optionalText(query: Query, field: string, characters: number): string | null {
  const text = query[field];
  if (text === undefined || text === '') return null;
  // No text of PostgreSQL holds it.
  if (typeof text === 'string' && text.length <= characters && !text.includes('\0'))
    return text.toWellFormed();
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is at most ${characters} characters of text, none of them NUL.`,
    remedy: 'Send it once, and shorter.',
  });
}

/** @throws RatchetError `bad-field` when `field` is there and none of `values` */
export function oneOf<Value extends string>(
  query: Query,
  field: string,
  values: readonly [Value, ...Value[]],
): Value {
  const text = query[field];
  const value = text === undefined ? values[0] : values.find((one) => one === text);
  if (value !== undefined) return value;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is one of ${values.join(', ')}.`,
    remedy: 'Choose one of them.',
  });
}

export const withoutJson = (name: string): string => name.replace(/\.json$/, '');
