import type { Credit, Instant } from '../views.ts';

/** What the first page asks for beyond the tracks. */
export interface HomeReads {
  homeBoard(): Promise<HomeBoard>;
}

export interface HomeBoard {
  /** The hour it was read in: where the small staircases end. */
  readonly readAt: Instant;
  /** Volunteers who took a lease within the last few minutes, over all tracks. */
  readonly volunteersNow: number;
  /** Since midnight, UTC. */
  readonly experimentsToday: number;
  /** Merges of the last seven days that stand, and the newest of them, newest first, at most 5. */
  readonly gainsThisWeek: number;
  readonly newestGains: readonly NewestGain[];
  /** The heads of each track by name, oldest first, thinned to at most 60: metric values where measured, else as the verdicts estimate them. */
  readonly staircases: Readonly<Record<string, readonly StaircasePoint[]>>;
}

export interface NewestGain extends Credit {
  readonly track: string;
  readonly trackTitle: string;
  readonly commit: string;
  readonly hypothesis: string | null;
  /** Metric units of the track, positive is better. */
  readonly effect: number;
  readonly sigma: number | null;
  readonly unit: string;
  readonly mergedAt: Instant;
}

export interface StaircasePoint {
  readonly at: Instant;
  readonly value: number;
}
