import {
  epochKeyHash,
  type KeyId,
  mergeSchema,
  predicateTypes,
  type VerdictStatement,
} from '@ratchet/protocol';
import {
  assignmentLeaf,
  calibrationLeaf,
  doubtLeaf,
  epochEndLeaf,
  epochLeaf,
  mergeLeaf,
  replicaLeaf,
  rosterLeaf,
  seasonLeaf,
  trackLeaf,
  verdictEnvelope,
  verdictLeaf,
} from './logged.ts';
import { budgetFaults, discard, mergeFaults, seasonFaults, takeReplica } from './rules.ts';
import { type OpenTrial, opened, required, type TrackState } from './track-state.ts';
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
  readonly verdicts: number;
  readonly replicas: number;
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
