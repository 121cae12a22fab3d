import {
  directed,
  epochKeyHash,
  type KeyId,
  type MergeStatement,
  mergeSchema,
  openStatement,
  predicateTypes,
  type VerdictStatement,
} from '@ratchet/protocol';
import {
  type LookReading,
  nextCertificateStep,
  nextStep,
  requiredLogE,
  roundedToHalfSigma,
  type Step,
} from '@ratchet/statistics';
import type { z } from 'zod';
import {
  type Assignment,
  assignmentLeaf,
  calibrationLeaf,
  doubtLeaf,
  epochEndLeaf,
  epochLeaf,
  mergeLeaf,
  replicaEnvelope,
  replicaLeaf,
  rosterLeaf,
  seasonLeaf,
  trackLeaf,
  verdictEnvelope,
  verdictLeaf,
} from './logged.ts';

/** One leaf in its place: its JSON, or that of the statement behind it once that is open. */
export interface LoggedLeaf {
  readonly index: number;
  readonly kind: string;
  readonly content: unknown;
}

/** What is wrong, and at which leaf. */
export interface Finding {
  readonly index: number;
  readonly rule: string;
}

export interface Replay {
  /** Takes the leaves in their order; returns what is wrong with this one. */
  take(leaf: LoggedLeaf): readonly Finding[];
  /** A sealed leaf that is not open yet: verdicts that may rest on it cannot be read again. */
  skip(): void;
  /** Verdicts that rest on leaves which are not open yet. */
  readonly pending: number;
  /** Heads by track, as the merges in the log leave them. */
  heads(): ReadonlyMap<string, string>;
  readonly verdicts: number;
  readonly replicas: number;
}

interface Run {
  readonly verifier: string;
  readonly value: number | null;
  readonly at: number;
}

interface OpenTrial {
  readonly assignment: Assignment;
  runs: Run[];
}

interface TrackState {
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

/**
 * Decides everything in a log again, by the functions that the coordinator decided with: each verdict is read off the runs that
 * the log has before it, and compared. Keeps what is open alone, so that a log of any length can be read.
 *
 * Beside that: verdicts and merges are the operator's, runs are of verifiers that the roster had by then, a merge follows an accepted
 * verdict on the head that it moves, and an epoch's key is the one that its hash was logged for. A trial's budget is checked against the merges before it; a merge that was being recorded at that moment may count or not.
 */
export function openReplay({ operator }: { readonly operator: KeyId }): Replay {
  const tracks = new Map<string, TrackState>();
  const trials = new Map<string, OpenTrial>();
  const counts = { verdicts: 0, replicas: 0, pending: 0 };
  const roster = new Set<string>();
  /** Accepted verdicts by their place, until they are merged. */
  const accepted = new Map<number, VerdictStatement>();
  let skipped = false;
  let epochHash = '';

  const takers: Readonly<Record<string, (content: unknown, index: number) => readonly string[]>> = {
    roster(content) {
      for (const { keyId } of rosterLeaf.parse(content).members) roster.add(keyId);
      return [];
    },
    epoch(content) {
      epochHash = epochLeaf.parse(content).keyHash;
      return [];
    },
    'epoch-end'(content) {
      const { key } = epochEndLeaf.parse(content);
      const isHashed = epochKeyHash(Buffer.from(key, 'hex')) === epochHash;
      return isHashed ? [] : ['The key of this epoch is not the one whose hash was logged when it began.'];
    },
    track(content) {
      const rules = trackLeaf.parse(content);
      if (tracks.has(rules.track)) return [`Track ${rules.track} is opened twice.`];
      const season = { number: 1, testsBefore: 0, mergesBefore: 0 };
      tracks.set(rules.track, {
        head: rules.head,
        rules,
        sigmas: new Map(),
        banks: new Map(),
        tests: 0,
        merges: 0,
        season,
      });
      return [];
    },
    season(content) {
      const { track, season, ...before } = seasonLeaf.parse(content);
      const state = required(tracks, track);
      const faults = seasonFaults(state, { number: season, ...before });
      state.season = { number: season, ...before };
      state.sigmas.clear();
      state.banks.clear();
      return faults;
    },
    calibration(content) {
      const { track, hardwareClass, sigma } = calibrationLeaf.parse(content);
      const state = required(tracks, track);
      if (state.sigmas.has(hardwareClass)) return [`${hardwareClass} is calibrated twice.`];
      state.sigmas.set(hardwareClass, sigma);
      return [];
    },
    assignment(content) {
      const assignment = assignmentLeaf.parse(content);
      const state = required(tracks, assignment.track);
      trials.set(assignment.trial, { assignment, runs: [] });
      return budgetFaults(state, assignment);
    },
    replica(content) {
      counts.replicas += 1;
      return takeReplica({ tracks, trials, roster }, replicaLeaf.parse(content));
    },
    doubt(content) {
      const doubt = doubtLeaf.parse(content);
      discard(required(tracks, doubt.track), trials, doubt);
      return [];
    },
    verdict(content, index) {
      const { predicate, signer } = opened(verdictLeaf.parse(content).envelope, verdictEnvelope);
      counts.verdicts += 1;
      if (predicate.decision === 'accepted') accepted.set(index, predicate);
      const forged =
        signer === operator ? [] : [`A verdict that ${signer} signed, which is not the operator.`];
      if (!skipped) return [...forged, ...takeVerdict(tracks, trials, predicate)];
      // With a run missing that is not open yet, what can be read is not what was decided on.
      counts.pending += 1;
      trials.delete(predicate.trial);
      return forged;
    },
    merge(content) {
      const { predicate, signer } = opened(mergeLeaf.parse(content).envelope, {
        predicateType: predicateTypes.merge,
        schema: mergeSchema,
      });
      const state = required(tracks, predicate.track);
      const faults = mergeFaults(state, predicate, accepted.get(predicate.verdictIndex));
      accepted.delete(predicate.verdictIndex);
      state.merges += 1;
      state.head = predicate.to;
      for (const bank of state.banks.keys()) if (bank.startsWith(predicate.from)) state.banks.delete(bank);
      return signer === operator
        ? faults
        : [...faults, `A merge that ${signer} signed, which is not the operator.`];
    },
  };

  return {
    take({ index, kind, content }) {
      const taker = takers[kind];
      if (!taker) return [];
      try {
        return taker(content, index).map((rule) => ({ index, rule }));
      } catch (error) {
        return [{ index, rule: `A ${kind} leaf that cannot be read: ${messageOf(error)}` }];
      }
    },
    skip() {
      skipped = true;
    },
    heads: () => new Map([...tracks].map(([name, { head }]) => [name, head])),
    get pending() {
      return counts.pending;
    },
    get verdicts() {
      return counts.verdicts;
    },
    get replicas() {
      return counts.replicas;
    },
  };
}

function budgetFaults(state: TrackState, { test, requiredLogE: stated, trial }: Assignment): string[] {
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

function seasonFaults(
  { season, tests, merges }: TrackState,
  { number, testsBefore, mergesBefore }: TrackState['season'],
): string[] {
  const isNext = number === season.number + 1;
  const isCounted = testsBefore === tests && mergesBefore <= merges && mergesBefore >= merges - 1;
  return isNext && isCounted
    ? []
    : [`Season ${number} begins after ${testsBefore} tests and ${mergesBefore} merges.`];
}

function mergeFaults(
  { head }: TrackState,
  { submission, from, verdictIndex }: MergeStatement,
  verdict: VerdictStatement | undefined,
): string[] {
  if (from !== head) return [`A merge on ${from}, where the head is ${head}.`];
  if (verdict?.submission === submission && verdict.head === from) return [];
  return [`A merge of ${submission} on the strength of leaf ${verdictIndex}, which accepts no such thing.`];
}

function takeReplica(
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
function discard(
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

function takeVerdict(
  tracks: ReadonlyMap<string, TrackState>,
  trials: Map<string, OpenTrial>,
  verdict: VerdictStatement,
): string[] {
  const open = trials.get(verdict.trial);
  if (!open) return [`A verdict on trial ${verdict.trial}, which is not open.`];
  trials.delete(verdict.trial);
  const { assignment } = open;
  const strangers = verdict.lot.filter((verifier) => !assignment.lot.includes(verifier));
  if (strangers.length > 0) return [`Verifiers outside the lot decided: ${strangers.join(', ')}.`];
  const { step, readings, sigma } = decide(required(tracks, assignment.track), open, verdict.lot);
  return differences(verdict, assignment, step, readings, sigma);
}

function decide(state: TrackState, { assignment, runs }: OpenTrial, present: readonly string[]) {
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
  { submission, head }: Assignment,
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
  ];
  return pairs
    .filter(([, stated, found]) => stated !== found)
    .map(([what, stated, found]) => `The verdict's ${what} is ${stated} where the runs say ${found}.`);
}

const said = (looks: readonly { readonly verifier: string; readonly status: string }[]): string =>
  looks.map(({ verifier, status }) => `${verifier} ${status}`).join(', ');

const bankName = ({ head, epoch, hardwareClass }: Pick<Assignment, 'head' | 'epoch' | 'hardwareClass'>) =>
  `${head} ${epoch} ${hardwareClass}`;

const opened = <T>(envelope: unknown, as: { predicateType: string; schema: z.ZodType<T> }) =>
  openStatement(Buffer.from(JSON.stringify(envelope)), { ...as, field: 'envelope' });

function required(tracks: ReadonlyMap<string, TrackState>, name: string): TrackState {
  const state = tracks.get(name);
  if (!state) throw new RangeError(`track ${name} was never opened.`);
  return state;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
