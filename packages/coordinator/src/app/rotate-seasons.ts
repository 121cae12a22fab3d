import { publicLeaf } from './leaf.ts';
import { policy } from './policy.ts';
import type { Bell, Clock, LogStore, TrackStore } from './ports.ts';

/**
 * Puts the next hold-outs in the place of those that have tested enough: verdicts on many candidates tell, little by little, what a
 * hold-out likes. With it begin a new stream of tests and a new error budget (design, section 7.10). Where the author prepared
 * no further season the old one goes on, ever dearer, since its budget is never filled up again.
 */
export const rotateSeasons =
  (parts: { tracks: TrackStore; log: LogStore; clock: Clock; bell: Bell }) => async (): Promise<void> => {
    const over = await parts.tracks.seasonsOver(policy.seasonTests, policy.rosterAtLeast);
    for (const { name: track, season } of over) {
      await parts.tracks.beginSeason({
        ...{ track, season, now: parts.clock.now() },
        leaf: (before) => publicLeaf('season', { track, season: season + 1, ...before }),
      });
      await parts.log.sequence();
      parts.bell.ring('verification');
    }
  };
