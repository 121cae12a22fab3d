import { directed, RatchetError } from '@ratchet/protocol';
import type { Attention } from './attention.ts';
import type {
  CandidateCommit,
  ExperimentRecord,
  ExperimentVerdict,
  NetworkPort,
  RandomSource,
  RunnerPort,
  RunReport,
  Say,
  TrackState,
} from './ports.ts';

export interface TrialParts {
  readonly network: NetworkPort;
  readonly runner: RunnerPort;
  readonly random: RandomSource;
  readonly say: Say;
  readonly attention: Attention;
}

export interface TrialRun {
  /** Null is the head itself. */
  readonly candidate: CandidateCommit | null;
  /** Null leaves the journal out. */
  readonly leaseId: string | null;
  /** What the journal says of it, given its metric. */
  readonly judge: (metric: number) => Exclude<ExperimentVerdict, 'crashed'>;
}

export interface Tried {
  readonly report: RunReport;
  readonly verdict: ExperimentVerdict;
  /** What the journal is to be told. */
  readonly record: ExperimentRecord | null;
}

/** One run of one tree under an own random seed. */
export async function tryOnce(
  parts: TrialParts,
  track: TrackState,
  run: TrialRun,
  signal: AbortSignal,
): Promise<Tried> {
  const { runner, random, attention } = parts;
  const seed = Math.floor(random.uniform() * 2 ** 32);
  const report = await attention.during(signal, (stop) => runner.run(track, run.candidate, seed, stop));
  const metric = report.outcome === 'scored' ? report.metric : null;
  const verdict: ExperimentVerdict = metric === null ? 'crashed' : run.judge(metric);
  const record =
    run.leaseId === null
      ? null
      : {
          leaseId: run.leaseId,
          outcome: verdict,
          metric,
          seed,
          cpuSeconds: report.cpuSeconds,
          wallSeconds: report.wallSeconds,
          idempotencyKey: random.id(),
        };
  return { report: { ...report, metric }, verdict, record };
}

/**
 * Sends what the journal does not know yet. A refusal (a lease that ran out in a long outage) loses the line only: the
 * worker itself knows the run.
 */
export async function sendUnsent(
  parts: Pick<TrialParts, 'network' | 'say'>,
  unsent: readonly ExperimentRecord[],
  signal: AbortSignal,
): Promise<void> {
  for (const record of unsent) {
    try {
      await parts.network.record(record, signal);
    } catch (error) {
      if (!(error instanceof RatchetError)) throw error;
      parts.say('journal', `an experiment was refused: ${error.code}: ${error.rule}`);
    }
  }
}

/** Gain of `metric` over the head's mean; larger is better. */
export const gainOf = (track: TrackState, metric: number, headMean: number): number =>
  directed(track.manifest.metric.direction, metric) - directed(track.manifest.metric.direction, headMean);
