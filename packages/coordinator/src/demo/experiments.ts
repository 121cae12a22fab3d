import { directed } from '@ratchet/protocol';
import type { TrackSpec } from './demo-tracks.ts';
import type { Dice } from './dice.ts';
import type { DemoVolunteer } from './people.ts';
import type { DemoExperiment, DemoHead, DemoLease } from './story.ts';

interface Search {
  readonly id: string;
  readonly volunteer: DemoVolunteer;
  readonly hypothesis: string;
  readonly head: DemoHead;
  readonly grantedAt: number;
  readonly count: number;
  /** Real gain of what is tried, metric units; null where most of it is worse. */
  readonly gain: number | null;
  readonly until: number;
}

/** A lease with what was tried under it, as the volunteer's own machine measured it. */
export function searchUnder(
  dice: Dice,
  spec: TrackSpec,
  search: Search,
): { lease: DemoLease; experiments: DemoExperiment[] } {
  const { head, grantedAt, count, until, gain } = search;
  const experiments: DemoExperiment[] = [];
  const lease: { -readonly [K in keyof DemoLease]: DemoLease[K] } = {
    ...{
      id: search.id,
      volunteer: search.volunteer,
      hypothesis: search.hypothesis,
      head,
      grantedAt,
      endedAt: null,
    },
  };
  const { direction } = spec.manifest.metric;
  const isExact = spec.manifest.verification.mode === 'certificate';
  // Whole ideas crash, more often than single runs do.
  const crashes = dice.chance(0.04) ? 0.6 : 0.03;
  let time = grantedAt;
  for (let i = 0; i < count; i += 1) {
    const wallSeconds = spec.wallSeconds * dice.between(0.75, 1.15);
    time += wallSeconds * 1000 + 1_500;
    if (time > until) return { lease, experiments };
    const effect =
      gain ?? (dice.chance(0.08) ? -dice.exponential(14) : -dice.exponential(2.2) + 0.4) * spec.sigma;
    const value = head.truth + effect + (isExact ? 0 : dice.normal() * spec.sigma);
    const isCrash = dice.chance(crashes);
    experiments.push({
      ...{ lease, at: time, wallSeconds },
      outcome: isCrash
        ? 'crashed'
        : value > head.truth + spec.manifest.metric.minimumEffect
          ? 'kept'
          : 'discarded',
      metric: isCrash ? null : directed(direction, isExact ? Math.floor(value) : value),
    });
  }
  lease.endedAt = time + 4_000;
  if (lease.endedAt > until) lease.endedAt = null;
  return { lease, experiments };
}
