import {
  type ApprovalStatement,
  directed,
  type KeyId,
  type MergeStatement,
  type VerdictStatement,
} from '@ratchet/protocol';
import { requiredLogE } from '@ratchet/statistics';
import type { z } from 'zod';
import { seedFaults } from './draws.ts';
import { type Assignment, type doubtLeaf, type ReplicaLeaf, replicaEnvelope } from './logged.ts';
import { bankName, type OpenTrial, opened, type Run, required, type TrackState } from './track-state.ts';
import { isReadFor, unsaidVerdict } from './unsaid.ts';

/** What every leaf must obey beside the verdicts. Each returns what is wrong. */

export function budgetFaults(state: TrackState, { test, requiredLogE: stated, trial }: Assignment): string[] {
  const faults: string[] = [];
  if (test !== state.tests + 1)
    faults.push(`Trial ${trial} is test ${test} where ${state.tests + 1} is next.`);
  state.tests = test;
  const inSeason = test - state.season.testsBefore;
  const merges = state.merges - state.season.mergesBefore;
  const merged = [merges, merges - 1].filter((before) => before >= 0 && before < inSeason);
  if (!merged.some((before) => requiredLogE(inSeason, before) === stated))
    faults.push(`Test ${test} after ${state.merges} merges may not spend what ln E ${stated} does.`);
  return faults;
}

export function seasonFaults(
  { season, tests, merges }: TrackState,
  { number, testsBefore, mergesBefore }: TrackState['season'],
): string[] {
  const isNext = number === season.number + 1;
  const isCounted = testsBefore === tests && mergesBefore <= merges && mergesBefore >= merges - 1;
  return isNext && isCounted
    ? []
    : [`Season ${number} begins after ${testsBefore} tests and ${mergesBefore} merges.`];
}

export function mergeFaults(
  { head }: TrackState,
  { submission, from, verdictIndex }: MergeStatement,
  verdict: VerdictStatement | undefined,
): string[] {
  if (from !== head) return [`A merge on ${from}, where the head is ${head}.`];
  if (verdict?.submission === submission && verdict.head === from) return [];
  return [`A merge of ${submission} on the strength of leaf ${verdictIndex}, which accepts no such thing.`];
}

export interface Approval {
  readonly signer: KeyId;
  readonly gitCommit: string;
  readonly predicate: ApprovalStatement;
}

/** What a candidate says of itself is merged on a maintainer's word alone (design, section 3). */
export function approvalFaults(
  { rules }: TrackState,
  { submission, from, candidate, approvalIndex }: MergeStatement,
  approval: Approval | undefined,
): string[] {
  if (rules.mode !== 'self-scored') return [];
  const isRight =
    approval !== undefined &&
    rules.maintainers.includes(approval.signer) &&
    approval.gitCommit === candidate &&
    approval.predicate.submission === submission &&
    approval.predicate.head === from;
  return isRight
    ? []
    : [`A self-scored merge of ${submission}, which leaf ${approvalIndex} does not approve.`];
}

/** What a run is checked against. */
export interface Standing {
  readonly tracks: ReadonlyMap<string, TrackState>;
  readonly trials: ReadonlyMap<string, OpenTrial>;
  /** Everyone who was ever on the roster. */
  readonly members: ReadonlySet<KeyId>;
  /** Null while the epoch lasts. */
  readonly epochKey: Uint8Array | null;
}

export function takeReplica(standing: Standing, leaf: ReplicaLeaf): string[] {
  const { kind, head, epoch, at, envelope } = leaf;
  const { predicate, signer: verifier } = opened(envelope, replicaEnvelope);
  if (!standing.members.has(verifier)) return [`A run by ${verifier}, which was never on the roster.`];
  const state = required(standing.tracks, predicate.track);
  const open = standing.trials.get(leaf.trial ?? '');
  const value = predicate.metric === null ? null : directed(state.rules.metric.direction, predicate.metric);
  const run: Run = { verifier, value, at };
  const faults = seedFaults(state, leaf, predicate, open, standing.epochKey);
  if ((state.holdouts.get(verifier) ?? predicate.holdout) !== predicate.holdout)
    faults.push(`${verifier} scored on another hold-out than before in this season.`);
  state.holdouts.set(verifier, predicate.holdout);
  for (const trial of standing.trials.values()) {
    if (
      trial.assignment.track !== predicate.track ||
      trial.assignment.hardwareClass !== predicate.hardwareClass
    )
      continue;
    if (isReadFor(trial, leaf)) trial.reported.clear();
    else faults.push(...unsaidVerdict(state, trial, verifier, at));
  }
  state.lastReports.set(verifier, at);
  if (kind === 'bank') {
    const bank = bankName({ head, epoch, hardwareClass: predicate.hardwareClass });
    state.banks.set(bank, [...(state.banks.get(bank) ?? []), run]);
  }
  // Its trial ended while it ran: it is kept and counts for nothing.
  if (kind !== 'candidate' || !open) return faults;
  open.runs.push(run);
  if (open.assignment.tree !== predicate.tree)
    faults.push(`A run of tree ${predicate.tree} in a trial of another.`);
  return faults;
}

/** What a verifier said that is in doubt counts no more: its banks, and its runs in open trials since it was last good. */
export function discard(
  state: TrackState,
  trials: ReadonlyMap<string, OpenTrial>,
  { track, verifier, hardwareClass, since }: z.infer<typeof doubtLeaf>,
): void {
  for (const [bank, runs] of state.banks)
    if (bank.endsWith(` ${hardwareClass}`))
      state.banks.set(
        bank,
        runs.filter((run) => run.verifier !== verifier),
      );
  for (const open of trials.values())
    if (open.assignment.track === track && open.assignment.hardwareClass === hardwareClass) {
      open.runs = open.runs.filter((run) => run.verifier !== verifier || run.at <= since);
      open.reported.clear();
    }
}
