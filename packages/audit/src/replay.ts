import type { KeyId, MergeStatement, VerdictStatement } from '@ratchet/protocol';
import { openAdministration } from './administration.ts';
import { lotFaults, type Member } from './draws.ts';
import { openEpochs } from './epochs.ts';
import {
  adminEnvelope,
  approvalEnvelope,
  assignmentLeaf,
  calibrationLeaf,
  claimLeaf,
  commitmentLeaf,
  doubtLeaf,
  envelopeLeaf,
  epochEndLeaf,
  epochLeaf,
  mergeEnvelope,
  refusalLeaf,
  replicaLeaf,
  retestLeaf,
  revertLeaf,
  rosterLeaf,
  seasonLeaf,
  suspensionLeaf,
  trackLeaf,
  verdictEnvelope,
} from './logged.ts';
import { openRoster } from './roster.ts';
import {
  type Approval,
  approvalFaults,
  budgetFaults,
  discard,
  mergeFaults,
  seasonFaults,
  takeReplica,
} from './rules.ts';
import { openSubmissions } from './submissions.ts';
import { type OpenTrial, opened, openedTrack, required, type TrackState } from './track-state.ts';
import { takeVerdict } from './verdict-again.ts';

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
  /** The verifiers on the roster now. */
  roster(): readonly Member[];
  readonly verdicts: number;
  readonly replicas: number;
}

export interface ReplayOptions {
  readonly operator: KeyId;
  /** The keys of epochs that are over, by their hashes: with them seeds and lots are drawn again. */
  readonly epochKeys: ReadonlyMap<string, Uint8Array>;
  /** Only what a merge rests on is there: what would need the rest of the log is not checked. */
  readonly excerptOf?: string;
  /** A merge, with its place. */
  readonly onMerge?: (merge: { readonly track: string; readonly to: string; readonly index: number }) => void;
}

/** Clocks of several coordinators may differ; nothing is dated further back than this before what came earlier. */
const backdatedAtMostMs = 600_000;

/**
 * Decides everything in a log again, by the functions that the coordinator decided with: each verdict is read off the runs that
 * the log has before it, and compared. Keeps what is open alone, so that a log of any length can be read.
 *
 * Beside that: verdicts and merges are the operator's, runs are of verifiers that the roster had by then, on their one hold-out of the
 * season, under seeds and lots that the epoch's key draws; what is tested was committed to before, a merge follows an accepted
 * verdict on the head that it moves, a self-scored one a maintainer's approval too, and an epoch's key is the one that its hash was
 * logged for. Administrators' actions are the operator's word with their name; where one paused a track, no trial begins until another
 * resumes it. A trial's budget is checked against the merges before it; a merge that was being recorded at that moment may count or not.
 */
export function openReplay({ operator, epochKeys, excerptOf, onMerge }: ReplayOptions): Replay {
  const tracks = new Map<string, TrackState>();
  const trials = new Map<string, OpenTrial>();
  const submissions = openSubmissions();
  const counts = { verdicts: 0, replicas: 0, pending: 0 };
  const roster = openRoster();
  const administration = openAdministration(roster);
  const epochs = openEpochs(epochKeys);
  /** Accepted verdicts, and approvals, by their place, until the head that they are about moves. */
  const accepted = new Map<number, VerdictStatement>();
  const approvals = new Map<number, Approval>();
  let skipped = false;
  let latestMs = 0;

  const dated = (atMs: number, what: string): string[] => {
    const isBack = atMs < latestMs - backdatedAtMostMs;
    latestMs = Math.max(latestMs, atMs);
    return isBack
      ? [`${what} is dated ${new Date(atMs).toISOString()}, long before what the log has already.`]
      : [];
  };
  const endTrials = (isOver: (trial: OpenTrial) => boolean) => {
    for (const [id, trial] of trials) if (isOver(trial)) trials.delete(id);
  };
  const dropOf = <T>(map: Map<number, T>, isOver: (value: T) => boolean) => {
    for (const [index, value] of map) if (isOver(value)) map.delete(index);
  };
  const signedBy = (signer: KeyId, what: string): string[] =>
    signer === operator ? [] : [`${what} that ${signer} signed, which is not the operator.`];

  const restFaults = (state: TrackState, merge: MergeStatement): string[] => [
    ...mergeFaults(state, merge, accepted.get(merge.verdictIndex)),
    ...approvalFaults(state, merge, approvals.get(merge.approvalIndex ?? -1)),
    ...submissions.end(merge.submission),
  ];

  const takers: Readonly<Record<string, (content: unknown, index: number) => readonly string[]>> = {
    roster(content) {
      roster.replace(rosterLeaf.parse(content).members);
      return [];
    },
    suspension(content) {
      roster.suspend(suspensionLeaf.parse(content).verifier);
      return [];
    },
    admin(content) {
      const { predicate, signer } = opened(envelopeLeaf.parse(content).envelope, adminEnvelope);
      const faults = signedBy(signer, 'An administrative action');
      // What is forged moves nothing.
      if (faults.length > 0) return faults;
      return [...dated(predicate.at, 'An administrative action'), ...administration.take(predicate)];
    },
    epoch: (content, index) => epochs.begin(epochLeaf.parse(content).keyHash, index),
    'epoch-end'(content) {
      const { epoch, key } = epochEndLeaf.parse(content);
      const { faults, staleBefore } = epochs.end(epoch, Buffer.from(key, 'hex'));
      submissions.forget(staleBefore);
      for (const state of tracks.values()) {
        state.banks.clear();
        state.drawn.clear();
      }
      endTrials(({ assignment }) => assignment.epoch <= epoch);
      return faults;
    },
    commitment(content, index) {
      return submissions.commit(commitmentLeaf.parse(content).commitment, index);
    },
    claim(content) {
      const { submission, commitment } = claimLeaf.parse(content);
      return submissions.claim(submission, commitment);
    },
    revert(content, index) {
      return submissions.begin(revertLeaf.parse(content).submission, index);
    },
    retest(content) {
      const { submission, commitment } = retestLeaf.parse(content);
      return submissions.begin(submission, commitment);
    },
    refusal(content) {
      const { submission } = refusalLeaf.parse(content);
      endTrials(({ assignment }) => assignment.submission === submission);
      return submissions.end(submission);
    },
    track(content, index) {
      const rules = trackLeaf.parse(content);
      if (tracks.has(rules.track)) return [`Track ${rules.track} is opened twice.`];
      tracks.set(rules.track, openedTrack(rules, index));
      return [];
    },
    season(content) {
      const { track, season, ...before } = seasonLeaf.parse(content);
      const state = required(tracks, track);
      const faults = excerptOf ? [] : seasonFaults(state, { number: season, ...before });
      state.season = { number: season, ...before };
      state.sigmas.clear();
      state.banks.clear();
      state.holdouts.clear();
      endTrials(({ assignment }) => assignment.track === track);
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
      const { track, submission, commitment, at, trial, head } = assignment;
      const state = required(tracks, track);
      trials.set(trial, { assignment, runs: [], reported: new Map() });
      const key = epochs.keyOf(assignment.epoch);
      return [
        ...dated(at, `Trial ${trial}`),
        ...(head === state.head ? [] : [`Trial ${trial} is on ${head}, where the head is ${state.head}.`]),
        ...(administration.isPaused(track) ? [`Trial ${trial} began while ${track} was paused.`] : []),
        ...submissions.test(submission, commitment),
        ...(key ? lotFaults(state, assignment, roster.active(), key) : []),
        ...(excerptOf ? [] : budgetFaults(state, assignment)),
      ];
    },
    replica(content) {
      counts.replicas += 1;
      const leaf = replicaLeaf.parse(content);
      return [
        ...dated(leaf.at, 'A run'),
        ...takeReplica({ tracks, trials, members: roster.ever, epochKey: epochs.keyOf(leaf.epoch) }, leaf),
      ];
    },
    doubt(content) {
      const doubt = doubtLeaf.parse(content);
      discard(required(tracks, doubt.track), trials, doubt);
      return [];
    },
    verdict(content, index) {
      const { predicate, signer } = opened(envelopeLeaf.parse(content).envelope, verdictEnvelope);
      counts.verdicts += 1;
      if (predicate.decision === 'accepted') accepted.set(index, predicate);
      const faults = signedBy(signer, 'A verdict');
      if (predicate.decision === 'rejected') faults.push(...submissions.end(predicate.submission));
      if (!skipped) return [...faults, ...takeVerdict(tracks, trials, predicate)];
      // With a run missing that is not open yet, what can be read is not what was decided on.
      counts.pending += 1;
      trials.delete(predicate.trial);
      return faults;
    },
    approval(content, index) {
      const approval = opened(envelopeLeaf.parse(content).envelope, approvalEnvelope);
      approvals.set(index, approval);
      return required(tracks, approval.predicate.track).rules.maintainers.includes(approval.signer)
        ? []
        : [`An approval by ${approval.signer}, which is no maintainer of ${approval.predicate.track}.`];
    },
    merge(content, index) {
      const { predicate, signer } = opened(envelopeLeaf.parse(content).envelope, mergeEnvelope);
      const { track, from, to } = predicate;
      const state = required(tracks, track);
      const isBefore = excerptOf !== undefined && excerptOf !== to;
      const faults = [
        ...signedBy(signer, 'A merge'),
        // Of the merges before it an excerpt has only what made the head.
        ...(isBefore ? [] : restFaults(state, predicate)),
      ];
      state.merges += 1;
      state.head = to;
      state.headIndex = index;
      // What was said of the old head is over.
      for (const bank of state.banks.keys()) if (bank.startsWith(from)) state.banks.delete(bank);
      endTrials(({ assignment }) => assignment.track === track);
      dropOf(accepted, (verdict) => verdict.track === track);
      dropOf(approvals, (approval) => approval.predicate.track === track);
      onMerge?.({ track, to, index });
      return faults;
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
    roster: roster.members,
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
