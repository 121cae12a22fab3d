import type { SubmissionState } from '@ratchet/protocol';
import type { Credit, Instant, MergeView, SubmissionSummary } from '../views.ts';

/** What the track's page asks for beyond the track itself. */
export interface TrackReads {
  /**
   * The experiments of a range, thinned into cells so that a year fits on a screen. Like the journal, it holds nothing of an
   * experiment whose lease is still open: until then others see only the hypothesis.
   */
  cloud(track: string, range: { readonly from: Instant; readonly to: Instant }): Promise<CloudView>;
  /** What goes on at this moment, and how the track stands; null where there is no such track. */
  trackBoard(track: string): Promise<TrackBoard | null>;
  /** Newest first, from after the key `before` on. */
  submissionsOf(track: string, page: SubmissionsPage): Promise<Page<SubmissionSummary>>;
  mergesOf(track: string, page: KeyPage): Promise<Page<MergeView>>;
  experimentsOf(track: string, page: KeyPage): Promise<Page<ExperimentView>>;
}

export interface CloudView {
  readonly from: Instant;
  readonly to: Instant;
  readonly spanSeconds: number;
  readonly cellHeight: number;
  readonly cells: readonly CloudCell[];
}

export interface CloudCell {
  /** Start of the span. */
  readonly at: Instant;
  /** Centre of the cell; null for crashed. */
  readonly metric: number | null;
  readonly outcome: Outcome;
  readonly times: number;
  /** Times is 1, and the range holds few enough to tell them one by one. */
  readonly experiment: (Credit & CloudExperiment) | null;
}

export interface CloudExperiment {
  readonly hypothesis: string | null;
  readonly metric: number | null;
  readonly at: Instant;
}

export type Outcome = 'kept' | 'discarded' | 'crashed';

export interface TrackBoard {
  /** When it was read: the chart ends there. */
  readonly readAt: Instant;
  /** Leases that are open, newest first, at most 50, and how many there are. */
  readonly triedNow: readonly TriedNow[];
  readonly triedCount: number;
  /** By verified gain, at most 20. */
  readonly volunteers: readonly VolunteerStanding[];
  readonly holdout: HoldoutView;
  /** Every program that the manifest names, with its text at the head; null where that cannot be read. */
  readonly programs: readonly { readonly path: string; readonly text: string | null }[];
}

export interface TriedNow extends Credit {
  readonly hypothesis: string;
  readonly since: Instant;
}

export interface VolunteerStanding extends Credit {
  /** Gains of merges that stand, added up; metric units, positive is better. */
  readonly gain: number;
  readonly merges: number;
  readonly experiments: number;
  /** Wall-clock hours of experiments. */
  readonly hours: number;
}

/** Hold-outs wear out: a season's shards test so many candidates, then the next take their place. */
export interface HoldoutView {
  readonly season: number;
  readonly seasons: number;
  readonly beganAt: Instant;
  /** Tests made in this season, and after how many it ends. */
  readonly tests: number;
  readonly testsAtMost: number;
  /** Who holds a shard of this season. */
  readonly holders: readonly { readonly verifier: string; readonly operator: string }[];
}

/** A page of a long list, newest first. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The key that the next page begins after; null when nothing older is left. */
  readonly next: string | null;
}

export interface KeyPage {
  readonly before: string | null;
  readonly limit: number;
}

export interface SubmissionsPage extends KeyPage {
  /** Null for all. */
  readonly state: SubmissionState | null;
}

export interface ExperimentView extends Credit {
  /** Its place in the journal of all tracks. */
  readonly entry: number;
  readonly hypothesis: string | null;
  readonly head: string;
  /** Null while its lease is open. */
  readonly outcome: Outcome | null;
  readonly metric: number | null;
  readonly wallSeconds: number;
  readonly at: Instant;
}
