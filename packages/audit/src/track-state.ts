import { type KeyId, openEnvelope, parseTrackName, type TrackName } from '@ratchet/protocol';
import type { z } from 'zod';
import type { Assignment, trackLeaf } from './logged.ts';

/** What a replay knows of a track, and of the trials that are open on it. */

export interface Run {
  readonly verifier: KeyId;
  /** Direction-adjusted; null where the run did not score. */
  readonly value: number | null;
  readonly at: number;
}

export interface OpenTrial {
  readonly assignment: Assignment;
  runs: Run[];
  /** Who reported other runs since anything changed that this trial's verdict is read from, and when first; see `unsaid.ts`. */
  reported: Map<KeyId, { readonly firstAt: number; count: number }>;
}

export interface TrackState {
  readonly name: TrackName;
  readonly rules: z.infer<typeof trackLeaf>;
  readonly sigmas: Map<string, number>;
  /** Head runs by head, epoch and hardware class. */
  readonly banks: Map<string, Run[]>;
  /** The one hold-out of each verifier in the season. */
  readonly holdouts: Map<KeyId, string>;
  /** Seeds that were used in the epoch, by what they were drawn from. */
  readonly drawn: Set<string>;
  /** When each verifier last reported a run. */
  readonly lastReports: Map<KeyId, number>;
  /** Where the first commit is in the log, and where the head became head: their runs' seeds are drawn from there. */
  readonly rootIndex: number;
  headIndex: number;
  head: string;
  tests: number;
  merges: number;
  /** What came before the hold-outs of now. */
  season: { readonly number: number; readonly testsBefore: number; readonly mergesBefore: number };
}

export const openedTrack = (rules: z.infer<typeof trackLeaf>, index: number): TrackState => ({
  ...{
    name: parseTrackName(rules.track, 'track'),
    rules,
    head: rules.head,
    rootIndex: index,
    headIndex: index,
  },
  ...{ sigmas: new Map(), banks: new Map(), holdouts: new Map(), drawn: new Set(), lastReports: new Map() },
  ...{ tests: 0, merges: 0, season: { number: 1, testsBefore: 0, mergesBefore: 0 } },
});

/** A bank is of one head, in one epoch, on one hardware class. */
export const bankName = ({
  head,
  epoch,
  hardwareClass,
}: Pick<Assignment, 'head' | 'epoch' | 'hardwareClass'>) => `${head} ${epoch} ${hardwareClass}`;

export const opened = <T>(envelope: unknown, as: { predicateType: string; schema: z.ZodType<T> }) =>
  openEnvelope(envelope, { ...as, field: 'envelope' });

export function required(tracks: ReadonlyMap<string, TrackState>, name: string): TrackState {
  const state = tracks.get(name);
  if (!state) throw new RangeError(`track ${name} was never opened.`);
  return state;
}
