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

export const withoutJson = (name: string): string => name.replace(/\.json$/, '');
