import { openStatement } from '@ratchet/protocol';
import type { z } from 'zod';
import type { Assignment, trackLeaf } from './logged.ts';

/** What a replay knows of a track, and of the trials that are open on it. */

export interface Run {
  readonly verifier: string;
  readonly value: number | null;
  readonly at: number;
}

export interface OpenTrial {
  readonly assignment: Assignment;
  runs: Run[];
}

export interface TrackState {
  readonly rules: z.infer<typeof trackLeaf>;
  readonly sigmas: Map<string, number>;
  /** Head runs by head, epoch and hardware class. */
  readonly banks: Map<string, Run[]>;
  head: string;
  tests: number;
  merges: number;
  /** What came before the hold-outs of now. */
  season: { readonly number: number; readonly testsBefore: number; readonly mergesBefore: number };
}

/** A bank is of one head, in one epoch, on one hardware class. */
export const bankName = ({
  head,
  epoch,
  hardwareClass,
}: Pick<Assignment, 'head' | 'epoch' | 'hardwareClass'>) => `${head} ${epoch} ${hardwareClass}`;

export const opened = <T>(envelope: unknown, as: { predicateType: string; schema: z.ZodType<T> }) =>
  openStatement(Buffer.from(JSON.stringify(envelope)), { ...as, field: 'envelope' });

export function required(tracks: ReadonlyMap<string, TrackState>, name: string): TrackState {
  const state = tracks.get(name);
  if (!state) throw new RangeError(`track ${name} was never opened.`);
  return state;
}
