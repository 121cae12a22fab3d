import { mean } from './noise.ts';

/**
 * When a candidate that looked good once is believed by its own worker: on 3 and then 4 fresh seeds, the mean gain of
 * the fresh runs stays over half a sigma and the track's minimum effect (design, section 4, scenario `confirming`). The
 * run that made it look good is left out, because it was chosen for being good. Where the first three are far over the
 * bar, two and a half of their standard errors, the other four would only cost time.
 */
export const confirmationRounds: readonly number[] = [3, 4];
const clearSigmas = 1.5;

export interface Bar {
  /** Gains are over the head's mean, direction-adjusted, metric units. */
  readonly sigma: number;
  readonly minimumEffect: number;
  /** Gain of the worker's own best, 0 when there is none yet. */
  readonly bestGain: number;
  /** Scores are computed and not sampled: one run says everything. */
  readonly isExact: boolean;
}

/** The gain that a candidate has to stay over: worth something against the head, and better than the own best. */
export const barHeight = ({ sigma, minimumEffect, bestGain }: Bar): number =>
  0.5 * sigma + Math.max(minimumEffect, bestGain);

export const isPromising = (gain: number, bar: Bar): boolean =>
  bar.isExact ? gain > bar.bestGain && gain >= bar.minimumEffect : gain > barHeight(bar);

export type Confirmation =
  | { readonly kind: 'more'; readonly runs: number }
  | { readonly kind: 'confirmed'; readonly gain: number }
  | { readonly kind: 'refuted' };

/** What the fresh runs so far say; null stands for a run that crashed. */
export function confirmationOf(freshGains: readonly (number | null)[], bar: Bar): Confirmation {
  const gains = freshGains.filter((gain) => gain !== null);
  if (gains.length < freshGains.length) return { kind: 'refuted' };
  let runs = 0;
  for (const round of confirmationRounds) {
    runs += round;
    if (gains.length < runs) return { kind: 'more', runs: runs - gains.length };
    const gain = mean(gains.slice(0, runs));
    if (!isPromising(gain, bar)) return { kind: 'refuted' };
    if (gain > barHeight(bar) + clearSigmas * bar.sigma) break;
  }
  return { kind: 'confirmed', gain: mean(gains) };
}
