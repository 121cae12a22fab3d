import type { EndedStage, StageOutcome } from '@ratchet/sandbox';
import { describe, expect, it } from 'vitest';
import { judgeConversation, judgeScorer } from './scoring.ts';

const usage = { wallSeconds: 1, cpuSeconds: 1, peakMemoryMiB: 1, gpuMemoryMiB: null };
type Kind = StageOutcome['kind'];

function ended(kind: Kind, exitCode = 1, logTail = ''): EndedStage {
  const outcomes: Record<Kind, StageOutcome> = {
    completed: { kind: 'completed', usage },
    crashed: { kind: 'crashed', exitCode, signal: null, lastLines: logTail, usage },
    'out-of-memory': { kind: 'out-of-memory', usage },
    'timed-out': { kind: 'timed-out', limit: 'wall', usage },
    'output-too-large': { kind: 'output-too-large', usage },
  };
  return { outcome: outcomes[kind], usage, logTail };
}
const scored = ended('completed', 0, 'warming up\n{"score": 2.5, "characters": 9}\n');
const refused = { outcome: 'prediction-refused', metric: null };

describe('judgeScorer', () => {
  it('takes the score from the last line', () => {
    expect(judgeScorer(scored)).toEqual({ outcome: 'scored', metric: 2.5 });
  });

  it('takes exit code 3 as a refusal, and nothing else', () => {
    expect(judgeScorer(ended('crashed', 3))).toEqual(refused);
    for (const fault of [
      ended('crashed', 1),
      ended('out-of-memory'),
      ended('timed-out'),
      ended('output-too-large'),
    ]) {
      expect(() => judgeScorer(fault)).toThrow(expect.objectContaining({ code: 'unavailable' }));
    }
  });

  it.each(['', 'NaN', '{"score": NaN}', '{"score": "2"}', '{"score": 1e999}', '{"score": 2}\nBye.', '[2]'])(
    'blames the scorer for the report %j',
    (log) => {
      expect(() => judgeScorer(ended('completed', 0, log))).toThrow(
        expect.objectContaining({ code: 'unavailable' }),
      );
    },
  );
});

describe('judgeConversation', () => {
  it.each([
    ['completed', 'prediction-refused'],
    ['crashed', 'predict-crashed'],
    ['out-of-memory', 'predict-out-of-memory'],
    ['timed-out', 'predict-timed-out'],
    ['output-too-large', 'prediction-refused'],
  ] as const)('names a predictor that ended early as %s: %s', (kind, outcome) => {
    const verdict = judgeConversation({ kind: 'predictor-ended' }, ended('crashed', 137), ended(kind));
    expect(verdict).toEqual({ outcome, metric: null });
  });

  it('never reads a score where the predictor broke the rules or the clock', () => {
    const violation = { kind: 'predictor-violation', rule: 'x' } as const;
    expect(judgeConversation(violation, scored, ended('completed'))).toEqual(refused);
    expect(judgeConversation({ kind: 'predictor-late' }, scored, ended('completed'))).toEqual({
      outcome: 'predict-timed-out',
      metric: null,
    });
  });

  it('keeps a score whatever the predictor does after its last answer', () => {
    expect(judgeConversation({ kind: 'finished' }, scored, ended('crashed')).outcome).toBe('scored');
  });

  it("throws on a scorer's violation", () => {
    const end = { kind: 'scorer-violation', rule: 'x' } as const;
    expect(() => judgeConversation(end, scored, scored)).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
  });
});
