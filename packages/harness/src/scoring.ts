import type { RunOutcome } from '@ratchet/protocol';
import type { EndedStage, StageOutcome } from '@ratchet/sandbox';
import type { RelayEnd } from './frame-relay.ts';
import { readScore, scorerFault } from './score-report.ts';

export interface Scoring {
  readonly outcome: RunOutcome;
  /** Metric units; null unless `outcome` is `scored`. */
  readonly metric: number | null;
}

/** A scorer's exit code for "this prediction breaks my rules". Any other failure is the scorer's own. */
const refusedExitCode = 3;

/**
 * Who is to answer for the end of a conversation: the candidate by an outcome, the track's scorer by an error.
 * @throws RatchetError `unavailable`
 */
export function judgeConversation(end: RelayEnd, scorer: EndedStage, predictor: EndedStage): Scoring {
  switch (end.kind) {
    case 'finished':
    case 'scorer-ended':
      return judgeScorer(scorer);
    case 'predictor-violation':
      return { outcome: 'prediction-refused', metric: null };
    case 'predictor-late':
      return { outcome: 'predict-timed-out', metric: null };
    case 'predictor-ended':
      return { outcome: predictOutcomes[predictor.outcome.kind], metric: null };
    case 'scorer-violation':
      throw scorerFault(end.rule);
  }
}

/** Of a scorer that ended by itself. @throws RatchetError `unavailable` */
export function judgeScorer({ outcome, logTail }: EndedStage): Scoring {
  if (outcome.kind === 'completed') return { outcome: 'scored', metric: readScore(logTail) };
  if (outcome.kind === 'crashed' && outcome.exitCode === refusedExitCode) {
    return { outcome: 'prediction-refused', metric: null };
  }
  const how = outcome.kind === 'crashed' ? `crashed with exit code ${outcome.exitCode}` : outcome.kind;
  throw scorerFault(`The scorer itself failed: ${how}.`);
}

/** A predictor that ended before its last answer. Ending in good order is refusing to answer. */
const predictOutcomes = {
  completed: 'prediction-refused',
  'output-too-large': 'prediction-refused',
  crashed: 'predict-crashed',
  'out-of-memory': 'predict-out-of-memory',
  'timed-out': 'predict-timed-out',
} as const satisfies Record<StageOutcome['kind'], RunOutcome>;
