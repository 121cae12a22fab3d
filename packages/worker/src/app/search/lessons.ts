import { directed } from '@ratchet/protocol';
import { mean } from '../noise.ts';
import type { Ground, JournalLine } from '../ports.ts';
import { movesIn, parseRecipe, type Recipe } from './recipe.ts';

/** One thing learnt: the gain of a recipe over the head in sigmas, and the variance of that figure. */
export interface Lesson {
  readonly at: Recipe;
  readonly value: number;
  readonly noise: number;
}

const crashedGain = -6;
/** Gains as far off as these say no more than that: one wild run must not bend the model. */
const ownRange = [-8, 25] as const;
/** Others may err, use other machines, or lie. */
const othersRange = [-6, 6] as const;
const othersNoise = 6;
const othersAtMost = 150;
/** Variance that stacked moves bring beyond the sum of their gains. */
const interaction = 0.25;

/** What the worker's own runs and the journal say about recipes on this head. */
export function lessons(ground: Ground): Lesson[] {
  const { manifest } = ground.track;
  const own = ground.own.flatMap(({ hypothesis, gain, runs }) => {
    const at = parseRecipe(hypothesis, manifest);
    if (movesIn(at) === 0) return [];
    if (gain === null) return [{ at, value: crashedGain, noise: 1 }];
    const noise = 1 / runs + 0.25 + interaction * (movesIn(at) - 1);
    return [{ at, value: clipped(gain / ground.sigma, ownRange), noise }];
  });
  return [...own, ...hearsay(ground)];
}

function hearsay(ground: Ground): Lesson[] {
  const { manifest, head } = ground.track;
  const lines = ground.journal.filter((line) => line.head === head && line.keyId !== ground.keyId);
  const baselines = baselineOf(lines);
  const latest = new Map(lines.map((line) => [`${line.keyId} ${line.hypothesis}`, line]));
  return [...latest.values()].slice(-othersAtMost).flatMap((line) => {
    const at = parseRecipe(line.hypothesis, manifest);
    if (movesIn(at) === 0 || line.outcome === null) return [];
    if (line.metric === null) return [{ at, value: crashedGain / 2, noise: 2 * othersNoise }];
    const { direction } = manifest.metric;
    const base = baselines.get(line.keyId) ?? ground.headMean;
    const gain = (directed(direction, line.metric) - directed(direction, base)) / ground.sigma;
    return [{ at, value: clipped(gain, othersRange), noise: othersNoise }];
  });
}

/** What each worker measured of the head on its own machine. */
function baselineOf(lines: readonly JournalLine[]): Map<string, number> {
  const runs = new Map<string, number[]>();
  for (const { keyId, hypothesis, metric } of lines) {
    if (metric === null || !hypothesis.startsWith('baseline of ')) continue;
    runs.set(keyId, [...(runs.get(keyId) ?? []), metric]);
  }
  return new Map([...runs].map(([keyId, metrics]) => [keyId, mean(metrics)]));
}

const clipped = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));
