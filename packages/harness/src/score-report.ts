import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

const reportSchema = z.looseObject({ score: z.number() });

/**
 * The metric from the last line of a scorer's log, `{"score": number, ...}`.
 * @throws RatchetError `unavailable`: the scorer is the track's own, so a report that cannot be read is no candidate's fault.
 */
export function readScore(log: string): number {
  const line = log.trimEnd().split('\n').at(-1) ?? '';
  try {
    return reportSchema.parse(JSON.parse(line)).score;
  } catch (cause) {
    throw scorerFault('Its last line of standard error is not {"score": number}.', cause);
  }
}

/** A fault of the scorer, which is trusted: the run says nothing about its candidate. */
export function scorerFault(rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'unavailable',
      field: 'stages.score',
      rule,
      remedy: "Correct the track's scorer, then run again.",
    },
    cause === undefined ? undefined : { cause },
  );
}
