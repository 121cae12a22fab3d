import { RatchetError } from '@ratchet/protocol';

/** What a visitor asks: metric units, but for the roster and the seconds of one run. */
export interface Question {
  /** Noise of one run. */
  readonly sigma: number;
  readonly minimumEffect: number;
  /** Null: only the ladder of gains is shown. */
  readonly effect: number | null;
  readonly verifiers: number;
  /** Null: costs are shown in runs alone. */
  readonly runSeconds: number | null;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

export const exampleQuestion: Question = {
  ...{ sigma: 1, minimumEffect: 0, effect: null, verifiers: 3, runSeconds: null },
};

/** Reads the form; what is left empty is as in the example. @throws RatchetError `bad-field` */
export function questionOf(query: Query): Question {
  const sigma = number(query, 'sigma', { least: 1e-9, most: 1e9 }) ?? exampleQuestion.sigma;
  const within = { least: 0, most: 20 * sigma };
  return {
    sigma,
    minimumEffect: number(query, 'minimumEffect', within) ?? exampleQuestion.minimumEffect,
    effect: number(query, 'effect', within),
    verifiers: Math.round(number(query, 'verifiers', { least: 3, most: 12 }) ?? exampleQuestion.verifiers),
    runSeconds: number(query, 'runSeconds', { least: 0.001, most: 1e7 }),
  };
}

function number(
  query: Query,
  field: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  const text = query[field];
  if (text === undefined || text === '') return null;
  const value = typeof text === 'string' && text.length <= 30 ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is one number from ${least} to ${most}; gains are at most twenty times sigma.`,
    remedy: 'Send it once, with a point for decimals.',
  });
}
