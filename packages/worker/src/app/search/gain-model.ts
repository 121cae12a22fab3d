import type { Manifest } from '@ratchet/protocol';
import type { Files } from '../ports.ts';
import { currentValue, type Recipe, sameValue, valueTexts } from './recipe.ts';

/**
 * What is believed of a recipe's gain over the head, in sigmas, before anything was run: the moves' gains add up; a knob's
 * gain is a smooth function of the place of its value in its list, zero at the head's own value; a mutation's gain is a
 * number of its own. So every run teaches something about all recipes that share a move with it.
 */
export interface GainModel {
  kernel(a: Recipe, b: Recipe): number;
  priorMean(a: Recipe): number;
  /** Place of the knob's value in its list, between two of them if it is none of them; null where it cannot be turned. */
  place(knob: string, recipe: Recipe): number | null;
}

/** Places over which a knob's effect stays alike. */
const lengthScale = 2;
/** Most declared mutations do harm, and a leap along a knob mostly ends badly: what a volunteer's hours are worth most on comes first. */
const mutationMean = -0.5;
const leapMean = -0.15;
const mutationSpread = 2.5;

/** How far turning a knob tends to move a metric, by what its name says; sigmas. */
const spreads: readonly [RegExp, number][] = [
  [/(^|-)(rate|lr|step-size)(-|$)/, 4],
  [/hidden|width|dim|units|layers|depth|channels/, 3],
  [/cool|decay|schedule|warm|embed|context|batch|heads/, 2.5],
];
const usualSpread = 1.5;

export function gainModel(manifest: Pick<Manifest, 'knobs'>, files: Files): GainModel {
  const knobs = manifest.knobs.flatMap((knob) => {
    const current = currentValue(knob, files);
    if (current === null) return [];
    const values = valueTexts(knob);
    const spread = spreads.find(([pattern]) => pattern.test(knob.name))?.[1] ?? usualSpread;
    return [{ name: knob.name, values, home: placeIn(values, current), spread }];
  });
  const byName = new Map(knobs.map((knob) => [knob.name, knob]));
  const place = (name: string, recipe: Recipe): number | null => {
    const knob = byName.get(name);
    if (!knob) return null;
    const value = recipe.knobs.get(name);
    return value === undefined ? knob.home : placeIn(knob.values, value);
  };
  const alike = (a: number, b: number): number => Math.exp(-(((a - b) / lengthScale) ** 2) / 2);
  return {
    place,
    kernel(a, b) {
      let covariance = 0;
      for (const { name, home, spread } of knobs) {
        if (!a.knobs.has(name) || !b.knobs.has(name)) continue;
        const [p, q] = [place(name, a) ?? home, place(name, b) ?? home];
        covariance += spread ** 2 * (alike(p, q) - alike(p, home) - alike(q, home) + 1);
      }
      for (const name of a.mutations) if (b.mutations.has(name)) covariance += mutationSpread ** 2;
      return covariance;
    },
    priorMean(a) {
      const leaps = knobs.map(({ name, home }) => ((place(name, a) ?? home) - home) ** 2);
      return leapMean * leaps.reduce((sum, leap) => sum + leap, 0) + mutationMean * a.mutations.size;
    },
  };
}

/** Index of `value` in `values`; a number that is not among them lies between its neighbours. */
function placeIn(values: readonly string[], value: string): number {
  const exact = values.findIndex((candidate) => sameValue(candidate, value));
  if (exact !== -1) return exact;
  const numbers = values.map(Number);
  const number = Number(value);
  if (!Number.isFinite(number) || numbers.some(Number.isNaN)) return values.length;
  const above = numbers.findIndex((candidate) => candidate > number);
  if (above === -1) return numbers.length - 0.5;
  const [low, high] = [numbers[above - 1], numbers[above]];
  if (low === undefined || high === undefined) return -0.5;
  return above - 1 + (number - low) / (high - low);
}
