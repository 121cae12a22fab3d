import type { SubmissionState } from '@ratchet/protocol';
import type { Credit, Instant, SubmissionSummary } from '../views.ts';

/** What the pages of volunteers ask for. */
export interface PeopleReads {
  /** Null for a key that this network never met. */
  volunteer(keyId: string): Promise<VolunteerView | null>;
  /** Over all tracks, the greatest first; `after` is the key of the last one seen. */
  volunteers(page: {
    readonly by: StandingOrder;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<VolunteersPage>;
  /** Whose name, or whose key, begins so; at most 50. */
  findVolunteers(start: string): Promise<readonly Standing[]>;
  /** Newest first, from after the key `before` on. */
  submissionsOfVolunteer(
    keyId: string,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<OwnSubmissions>;
}

/** Units in which the work of all tracks adds up. */
export type StandingOrder = 'merges' | 'experiments' | 'hours';

export interface Standing extends Credit {
  readonly merges: number;
  readonly experiments: number;
  /** Wall-clock hours of experiments. */
  readonly hours: number;
  readonly lastAt: Instant | null;
}

export interface VolunteersPage {
  readonly items: readonly Standing[];
  readonly next: string | null;
}

export interface VolunteerView extends Credit {
  readonly registeredAt: Instant | null;
  readonly readAt: Instant;
  readonly isVerifier: boolean;
  readonly tracks: readonly VolunteerTrack[];
  /** Merges that stand, newest first, at most 50. */
  readonly gains: readonly VerifiedGain[];
  /** How many submissions are in which state. */
  readonly states: readonly { readonly state: SubmissionState; readonly times: number }[];
  /** Hypotheses under lease, newest first. */
  readonly workingOn: readonly {
    readonly track: string;
    readonly trackTitle: string;
    readonly hypothesis: string;
    readonly since: Instant;
  }[];
  /** Experiments by week, oldest first; the week's Monday as `2026-05-04`. Weeks without any are left out. */
  readonly weeks: readonly { readonly week: string; readonly experiments: number }[];
}

export interface VolunteerTrack {
  readonly track: string;
  readonly trackTitle: string;
  readonly unit: string;
  readonly sigma: number | null;
  readonly experiments: number;
  readonly kept: number;
  readonly hours: number;
  readonly cpuHours: number;
  readonly merges: number;
  /** Verified gains added up, in the unit of the track. */
  readonly gain: number;
}

export interface VerifiedGain {
  readonly track: string;
  readonly trackTitle: string;
  readonly unit: string;
  readonly sigma: number | null;
  readonly commit: string;
  readonly submission: string;
  readonly hypothesis: string | null;
  readonly effect: number;
  readonly mergedAt: Instant;
}

export interface OwnSubmission extends SubmissionSummary {
  readonly track: string;
  readonly trackTitle: string;
  readonly sigma: number | null;
}

export interface OwnSubmissions {
  readonly items: readonly OwnSubmission[];
  readonly next: string | null;
}
