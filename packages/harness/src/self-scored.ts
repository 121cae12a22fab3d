import type { Readable } from 'node:stream';
import type { EndedStage, Sandbox } from '@ratchet/sandbox';
import type { HarnessRun } from './harness-run.ts';
import type { Scoring } from './scoring.ts';
import { runToItsEnd } from './stage-control.ts';
import { trainOutcome, trainStage } from './train.ts';

/**
 * The stock autoresearch contract: the candidate trains, measures itself on `/validation`, which it can read, and prints
 * what it found. Nothing here can tell a true figure from a made-up one; whoever passes it on has to say so.
 */
export async function runSelfScored(
  sandbox: Sandbox,
  run: HarnessRun,
  signal?: AbortSignal,
): Promise<{ ended: EndedStage; scoring: Scoring }> {
  const spec = trainStage(run, { '/validation': run.scoreDataDir });
  const find = (stdout: Readable): Promise<number | null> => lastMetric(stdout, run.manifest.metric.name);
  const { ended, output: metric } = await runToItsEnd(sandbox, spec, find, signal);
  const failure = trainOutcome(ended.outcome);
  if (failure !== null) return { ended, scoring: { outcome: failure, metric: null } };
  const outcome = metric === null ? 'prediction-refused' : 'scored';
  return { ended, scoring: { outcome, metric } };
}

/** Characters. A longer line is read as if it ended there: a program may print without ever ending a line. */
const longestLine = 1_000;

/**
 * The number of the last line of the form `name: number` (or `name = number`) in a program's output; null without such a
 * line, or when the last one that begins so has no finite decimal number. Holds one line at most.
 */
export async function lastMetric(output: AsyncIterable<Buffer>, name: string): Promise<number | null> {
  let metric: number | null = null;
  const take = (line: string): void => {
    const value = namedValue(line, name);
    if (value !== null) metric = decimal(value);
  };
  let unfinished = '';
  for await (const piece of output) {
    const lines = piece.toString('latin1').split(/[\r\n]/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      take(unfinished + line.slice(0, longestLine));
      unfinished = '';
    }
    unfinished = (unfinished + last.slice(0, longestLine)).slice(0, longestLine);
  }
  take(unfinished);
  return metric;
}

/** What follows `name` and a colon or an equals sign; null when the line is not about `name`. Both are Latin-1. */
function namedValue(line: string, name: string): string | null {
  const text = line.trim();
  const wanted = Buffer.from(name).toString('latin1');
  if (!text.startsWith(wanted)) return null;
  return /^\s*[:=](.*)$/.exec(text.slice(wanted.length))?.[1]?.trim() ?? null;
}

function decimal(text: string): number | null {
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
