import { parseLeaseId, parseTrackName, RatchetError } from '@ratchet/protocol';
import { parseNumber } from './policy.ts';
import type { Caller, Clock, JournalStore } from './ports.ts';

export interface ExperimentReport {
  readonly leaseId: string;
  readonly track: string;
  readonly outcome: 'kept' | 'discarded' | 'crashed' | undefined;
  readonly metric: number | undefined;
  readonly seed: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** Writes one experiment to the journal, under the lease of its hypothesis. What it says is the worker's word. */
export const appendExperiment =
  (parts: { journal: JournalStore; clock: Clock }) =>
  (caller: Caller, report: ExperimentReport): Promise<number> =>
    parts.journal.appendExperiment({
      caller,
      leaseId: parseLeaseId(report.leaseId, 'leaseId'),
      track: parseTrackName(report.track, 'track'),
      ...parseOutcome(report),
      seed: report.seed,
      cpuSeconds: parseNumber(report.cpuSeconds, 'cpuSeconds', 0, 1e7),
      wallSeconds: parseNumber(report.wallSeconds, 'wallSeconds', 0, 1e7),
      now: parts.clock.now(),
    });

function parseOutcome({ outcome, metric }: ExperimentReport) {
  if (outcome === undefined || (metric === undefined) !== (outcome === 'crashed')) {
    throw new RatchetError({
      code: 'bad-field',
      field: outcome === undefined ? 'outcome' : 'metric',
      rule: 'An experiment is kept, discarded or crashed, and has a metric unless it crashed.',
      remedy: 'Send the outcome, and the metric with kept and discarded only.',
    });
  }
  return { outcome, metric: metric === undefined ? null : parseNumber(metric, 'metric', -1e300, 1e300) };
}
