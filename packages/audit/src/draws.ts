import { type KeyId, lotOf, type ReplicaStatement, seedOf } from '@ratchet/protocol';
import type { Assignment, ReplicaLeaf } from './logged.ts';
import type { OpenTrial, TrackState } from './track-state.ts';

/** Seeds and lots drawn again with the epoch's key (design, section 7.7). Each returns what is wrong. */

export interface Member {
  readonly keyId: KeyId;
  readonly operator: string;
}

/** A verifier that was not heard of for so long is passed over by the lot; as the coordinator's policy has it. */
const absentAfterMs = 900_000;

/** Who decides was drawn: those of the roster that were there, one of each operator, in the order of their tickets. */
export function lotFaults(
  state: TrackState,
  { lot, rejectedBy, commitment, trial, at }: Assignment,
  roster: readonly Member[],
  epochKey: Uint8Array,
): string[] {
  const from = { epochKey, track: state.name, commitmentIndex: commitment };
  const lately = (verifier: KeyId) =>
    (state.lastReports.get(verifier) ?? Number.NEGATIVE_INFINITY) > at - absentAfterMs;
  // Who was there and did not report is the coordinator's word; who reported was there.
  const there = roster.filter(({ keyId }) => lot.includes(keyId) || lately(keyId));
  const drawn = lotOf(from, there);
  const expected = [
    ...drawn.filter((verifier) => !rejectedBy.includes(verifier)),
    ...drawn.filter((verifier) => rejectedBy.includes(verifier)),
  ];
  return expected.join() === lot.join()
    ? []
    : [`The lot of trial ${trial} is ${short(lot)}, and the epoch's key draws ${short(expected)}.`];
}

const short = (lot: readonly KeyId[]): string => lot.map((verifier) => verifier.slice(0, 12)).join(' ');

/** From where in the log the seed of a run must be drawn; null where more than one place is right. */
function placeOf(
  state: TrackState,
  { kind, head }: ReplicaLeaf,
  trial: OpenTrial | undefined,
): number | null {
  if (kind === 'candidate') return trial?.assignment.commitment ?? null;
  if (kind === 'sentinel') return state.rootIndex;
  // A canary runs again what ran already, under its seed.
  return kind === 'bank' && head === state.head ? state.headIndex : null;
}

/** Without the key, while the epoch lasts, only that no seed is used twice. */
export function seedFaults(
  state: TrackState,
  leaf: ReplicaLeaf,
  { seed, replica }: ReplicaStatement,
  trial: OpenTrial | undefined,
  epochKey: Uint8Array | null,
): string[] {
  const { kind, epoch, commitmentIndex, replicaIndex } = leaf;
  const faults: string[] = [];
  const place = placeOf(state, leaf, trial);
  if (place !== null && place !== commitmentIndex)
    faults.push(
      `The seed of run ${replica} is drawn from leaf ${commitmentIndex}, where ${place} is its place.`,
    );
  const draw = `${epoch} ${commitmentIndex} ${replicaIndex}`;
  const isAgain = state.drawn.has(draw);
  if (kind === 'canary' ? false : isAgain) faults.push(`Run ${replica} has the seed of an earlier run.`);
  state.drawn.add(draw);
  const from = { track: state.name, commitmentIndex };
  if (epochKey && seedOf({ epochKey, ...from }, replicaIndex) !== seed)
    faults.push(`The seed of run ${replica} is ${seed}, which the epoch's key does not draw.`);
  return faults;
}
