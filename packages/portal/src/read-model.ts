import type { AdminReads } from './admin/admin-reads.ts';
import type { HomeReads } from './home/home-reads.ts';
import type { LineageReads } from './lineage/lineage-reads.ts';
import type { LogReads } from './log/log-reads.ts';
import type { PeopleReads } from './people/people-reads.ts';
import type { StatusReads } from './status/status-reads.ts';
import type { SubmissionReads } from './submission/submission-reads.ts';
import type { TrackReads } from './track/track-reads.ts';
import type { VerifierReads } from './verifiers/verifiers-reads.ts';
import type {
  CommitView,
  LogView,
  LogWitnesses,
  NetworkView,
  SubmissionView,
  TrackSummary,
  TrackView,
} from './views.ts';

/**
 * What the portal asks of whoever holds the network's state; the views it gets are in `views.ts` and beside the pages that show them.
 * A page's own reads are an interface of its folder, and this is all of them together.
 */
export interface ReadModel
  extends StatusReads,
    AdminReads,
    HomeReads,
    TrackReads,
    SubmissionReads,
    LineageReads,
    LogReads,
    PeopleReads,
    VerifierReads {
  /** Every open track, by name. */
  tracks(): Promise<readonly TrackSummary[]>;
  track(name: string): Promise<TrackView | null>;
  /** A merged commit (merge commit or the volunteer's own) of `track`. */
  commit(track: string, commit: string): Promise<CommitView | null>;
  submission(id: string): Promise<SubmissionView | null>;
  network(): Promise<NetworkView>;
  /** At most `limit` leaves with an index greater than `after` (-1: from the first), in order. */
  log(after: number, limit: number): Promise<LogView>;
  witnesses(): Promise<LogWitnesses>;
}
