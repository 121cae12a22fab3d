import type { KeyId, VerdictStatement } from '@ratchet/protocol';
import {
  type LookReading,
  nextCertificateStep,
  nextStep,
  roundedToHalfSigma,
  type Step,
} from '@ratchet/statistics';
import { bankName, type OpenTrial, type Run, required, type TrackState } from './track-state.ts';

/** Reads a verdict off the runs before it, as the coordinator did, and returns where the two differ. */
export function takeVerdict(
  tracks: ReadonlyMap<string, TrackState>,
  trials: Map<string, OpenTrial>,
  verdict: VerdictStatement,
): string[] {
  const open = trials.get(verdict.trial);
  if (!open) return [`A verdict on trial ${verdict.trial}, which is not open.`];
  trials.delete(verdict.trial);
  const { assignment } = open;
  const lot = assignment.lot.filter((verifier) => verdict.lot.includes(verifier));
  const strangers = verdict.lot.filter((verifier) => !lot.some((one) => one === verifier));
  if (strangers.length > 0) return [`Verifiers outside the lot decided: ${strangers.join(', ')}.`];
  const { step, readings, sigma } = decide(required(tracks, assignment.track), open, lot);
  return differences(verdict, open, step, readings, sigma);
}

/** What the runs of a trial say, to those of its lot that were there. */
export function decide(state: TrackState, { assignment, runs }: OpenTrial, present: readonly KeyId[]) {
  const bank = state.banks.get(bankName(assignment)) ?? [];
  const of = (all: readonly Run[], verifier: string) =>
    all.filter((run) => run.verifier === verifier).map(({ value }) => value);
  const looks = new Map(
    present.map((verifier) => [verifier, { candidate: of(runs, verifier), bank: of(bank, verifier) }]),
  );
  const { minimumEffect: least } = state.rules.metric;
  const minimumEffect = assignment.isRevert ? -least : least;
  const sigma = state.sigmas.get(assignment.hardwareClass) ?? Number.POSITIVE_INFINITY;
  if (state.rules.mode === 'certificate')
    return { ...nextCertificateStep(present, looks, { minimumEffect }), sigma: 0 };
  const parameters = { sigma, rho: 0, minimumEffect, requiredLogE: assignment.requiredLogE };
  return { ...nextStep(present, looks, parameters), sigma };
}

/** What the log says beside what its runs say. */
function differences(
  verdict: VerdictStatement,
  { assignment: { submission, head }, runs }: OpenTrial,
  step: Step,
  readings: readonly LookReading[],
  sigma: number,
): string[] {
  const accepted = step.kind === 'accept' ? step : null;
  const rounded = (value: number | undefined) =>
    value === undefined ? null : roundedToHalfSigma(value, sigma);
  const decision = { accept: 'accepted', reject: 'rejected', replicate: 'still open' }[step.kind];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['decision', verdict.decision, decision],
    ['reason', verdict.reason, step.kind === 'reject' ? step.reason : null],
    ['disputed', verdict.disputed, step.disputed],
    ['submission', verdict.submission, submission],
    ['head', verdict.head, head],
    ['effect', verdict.effect, rounded(accepted?.effect)],
    ['low', verdict.low, rounded(accepted?.low)],
    ['high', verdict.high, rounded(accepted?.high)],
    ['looks', said(verdict.looks), said(readings)],
    ['count of runs', verdict.trustedReplicas, runs.length],
  ];
  return pairs
    .filter(([, stated, found]) => stated !== found)
    .map(([what, stated, found]) => `The verdict's ${what} is ${stated} where the runs say ${found}.`);
}

const said = (looks: readonly { readonly verifier: string; readonly status: string }[]): string =>
  looks.map(({ verifier, status }) => `${verifier} ${status}`).join(', ');
