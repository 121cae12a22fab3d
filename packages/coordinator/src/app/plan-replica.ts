import { type Draw, type KeyId, lotOf } from '@ratchet/protocol';
import {
  bankSizeWanted,
  calibrationDegreesOfFreedom,
  certificateBankSize,
  type LookReading,
  nextCertificateStep,
  nextStep,
  type Step,
} from '@ratchet/statistics';
import { policy } from './policy.ts';
import { queueOrder } from './queue-order.ts';
import type { Situation, Trial, WaitingCandidate } from './verification-ports.ts';

export type Plan =
  | { readonly kind: 'bank' }
  | { readonly kind: 'candidate'; readonly trial: Trial }
  /** Nothing of what is under way is this verifier's to run: it may begin with another candidate. */
  | { readonly kind: 'free' }
  | { readonly kind: 'nothing' };

const bankRunsAtMost = 64;

/** A verifier that is gone is passed over; what it reported before counts again when it is back. */
export function presentLot({ roster }: Situation, { lot }: Trial): KeyId[] {
  const present = new Set(roster.filter((member) => member.present).map(({ keyId }) => keyId));
  return lot.filter((verifier) => present.has(verifier));
}

/** What the evidence of a trial says now, read with the banks and the noise of its head. */
export function readTrial(
  situation: Situation,
  trial: Trial,
): { step: Step; readings: readonly LookReading[] } {
  const lot = presentLot(situation, trial);
  const looks = new Map(
    lot.map((verifier) => [
      verifier,
      {
        candidate: trial.runs.get(verifier) ?? [],
        bank: situation.banks.get(verifier)?.runs ?? [],
      },
    ]),
  );
  const { minimumEffect: least } = situation.track.manifest.metric;
  const minimumEffect = trial.isRevert ? -least : least;
  if (isExact(situation)) return nextCertificateStep(lot, looks, { minimumEffect });
  return nextStep(lot, looks, {
    sigma: situation.noise?.sigma ?? Number.POSITIVE_INFINITY,
    rho: 0,
    minimumEffect,
    requiredLogE: trial.requiredLogE,
  });
}

/** A certificate's score is computed: there is no noise to know, and one run says all that a verifier can say. */
const isExact = ({ track }: Situation): boolean => track.manifest.verification.mode === 'certificate';

/**
 * The next replica for `verifier`: first its bank of the head (four runs; until the track's noise is known, as many as that
 * takes; one where scores are exact), then the candidates under test in the order of their commitments, then whatever `beginNext` finds. While one candidate is ahead (E >= 5), no other starts new replicas (design, section 7.14).
 */
export function planReplica(situation: Situation, verifier: KeyId): Plan {
  // The merge that made the head is not numbered yet: nothing can be drawn from it.
  if (situation.headIndex < 0) return { kind: 'nothing' };
  const runs = situation.banks.get(verifier)?.runs.length ?? 0;
  // A head that hardly ever scores must not be run for ever: then its bank stays too small, and nothing is read from it.
  const bank = runs < bankRunsAtMost ? scored(situation, verifier).length : bankRunsAtMost;
  const bankWanted = (n: number) => (isExact(situation) ? certificateBankSize : bankSizeWanted(n));
  const isNoiseKnown = isExact(situation) || situation.noise !== null;
  if (bank < bankWanted(0) || (!isNoiseKnown && runs < bankRunsAtMost)) return { kind: 'bank' };
  // A certificate's head that never scores has nothing to be compared with.
  if (!isNoiseKnown || (isExact(situation) && scored(situation, verifier).length === 0))
    return { kind: 'nothing' };
  const readings = situation.trials.map((trial) => ({ trial, ...readTrial(situation, trial) }));
  const ahead = readings.find(({ readings: looks }) =>
    looks.some(({ evidence }) => evidence !== null && evidence.logE >= policy.exclusiveLogE),
  );
  for (const { trial, step } of ahead ? [ahead] : readings) {
    if (step.kind !== 'replicate' || !step.verifiers.includes(verifier)) continue;
    const next = (trial.runs.get(verifier)?.length ?? 0) + 1;
    return bank < bankWanted(next) ? { kind: 'bank' } : { kind: 'candidate', trial };
  }
  return { kind: ahead ? 'nothing' : 'free' };
}

/** The first candidate of the queue whose lot opens with this verifier. */
export function beginNext(
  { roster, testsBegun }: Situation,
  waiting: readonly WaitingCandidate[],
  verifier: KeyId,
  draw: Omit<Draw, 'commitmentIndex'>,
): { readonly candidate: WaitingCandidate; readonly lot: readonly KeyId[] } | null {
  const present = roster.filter((member) => member.present);
  if (present.length < policy.rosterAtLeast) return null;
  for (const candidate of queueOrder(waiting, draw, testsBegun + 1)) {
    const drawn = lotOf({ ...draw, commitmentIndex: candidate.commitIndex }, present);
    const lot = othersFirst(drawn, candidate.rejectedBy);
    if (lot.length >= policy.rosterAtLeast && lot.slice(0, 2).includes(verifier)) return { candidate, lot };
  }
  return null;
}

/** What is tested again goes to those who have not turned it down before, as far as the roster has others. */
const othersFirst = (lot: readonly KeyId[], rejectedBy: readonly KeyId[]): KeyId[] => [
  ...lot.filter((verifier) => !rejectedBy.includes(verifier)),
  ...lot.filter((verifier) => rejectedBy.includes(verifier)),
];

/** A verifier's scored runs of the head. */
export const scored = (situation: Situation, verifier: KeyId): number[] =>
  (situation.banks.get(verifier)?.runs ?? []).filter((run) => run !== null);

export const isCalibrated = (degreesOfFreedom: number): boolean =>
  degreesOfFreedom >= calibrationDegreesOfFreedom;
