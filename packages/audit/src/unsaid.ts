import type { KeyId } from '@ratchet/protocol';
import type { ReplicaLeaf } from './logged.ts';
import type { OpenTrial, TrackState } from './track-state.ts';
import { decide } from './verdict-again.ts';

/** Those who looked must have been there together when the verdict was due; as long as the coordinator's policy has it. */
const absentAfterMs = 900_000;

/**
 * A verdict is due at the latest when the next run is leased on the track to a verifier, with all there who looked. A trial that
 * its runs decide, of which all lookers reported other runs since, one of them two (the second was leased after the first was in),
 * has a verdict that was not written down.
 */
export function unsaidVerdict(state: TrackState, trial: OpenTrial, verifier: KeyId, at: number): string[] {
  const entry = trial.reported.get(verifier) ?? { firstAt: at, count: 0 };
  entry.count += 1;
  trial.reported.set(verifier, entry);
  const lookers = new Set(trial.runs.map((run) => run.verifier));
  const first = [...lookers].map((looker) => trial.reported.get(looker)?.firstAt ?? Number.POSITIVE_INFINITY);
  const areAllBack = lookers.size > 0 && Math.max(...first) < Number.POSITIVE_INFINITY;
  // Once: at the report with which the last of the conditions holds.
  const isDue = areAllBack && entry.count === 2 && at - Math.min(...first) < absentAfterMs;
  if (!isDue || decide(state, trial, trial.assignment.lot).step.kind === 'replicate') return [];
  return [`The runs of trial ${trial.assignment.trial} decide it, and the log has no verdict on it.`];
}

/** Whether a run changes what a trial's verdict is read from. */
export const isReadFor = ({ assignment }: OpenTrial, { kind, trial, head }: ReplicaLeaf): boolean =>
  trial === assignment.trial || (kind === 'bank' && head === assignment.head);
