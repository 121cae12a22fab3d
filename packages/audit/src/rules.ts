import { directed, type MergeStatement, type VerdictStatement } from '@ratchet/protocol';
import { requiredLogE } from '@ratchet/statistics';
import type { z } from 'zod';
import { type Assignment, type doubtLeaf, replicaEnvelope, type replicaLeaf } from './logged.ts';
import { bankName, type OpenTrial, opened, type Run, required, type TrackState } from './track-state.ts';

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

export function takeReplica(
  {
    tracks,
    trials,
    roster,
  }: {
    readonly tracks: ReadonlyMap<string, TrackState>;
    readonly trials: ReadonlyMap<string, OpenTrial>;
    readonly roster: ReadonlySet<string>;
  },
  { kind, trial, head, epoch, at, envelope }: z.infer<typeof replicaLeaf>,
): string[] {
  const { predicate, signer } = opened(envelope, replicaEnvelope);
  if (!roster.has(signer)) return [`A run by ${signer}, which was never on the roster.`];
  const state = required(tracks, predicate.track);
  const value = predicate.metric === null ? null : directed(state.rules.metric.direction, predicate.metric);
  const run: Run = { verifier: signer, value, at };
  if (kind === 'bank') {
    const bank = bankName({ head, epoch, hardwareClass: predicate.hardwareClass });
    state.banks.set(bank, [...(state.banks.get(bank) ?? []), run]);
  }
  if (kind !== 'candidate') return [];
  const open = trials.get(trial ?? '');
  // Its trial ended while it ran: it is kept and counts for nothing.
  if (!open) return [];
  open.runs.push(run);
  return open.assignment.tree === predicate.tree
    ? []
    : [`A run of tree ${predicate.tree} in a trial of another.`];
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
    if (open.assignment.track === track && open.assignment.hardwareClass === hardwareClass)
      open.runs = open.runs.filter((run) => run.verifier !== verifier || run.at <= since);
}
