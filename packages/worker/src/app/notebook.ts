import { sha256Hex } from '@ratchet/protocol';
import type { Changes, ExperimentRecord, OwnExperiment } from './ports.ts';

/**
 * What a worker knows of its search on one head, kept on disk after every run, so that kill -9 loses at most the run that
 * was going on.
 */
export interface Notebook {
  readonly track: string;
  readonly head: string;
  /** Metric of the head on this machine's own seeds. */
  readonly headRuns: readonly number[];
  readonly experiments: readonly OwnExperiment[];
  readonly best: KeptBest | null;
  /** Proposals since `best` last improved. */
  readonly sinceImproved: number;
  /** What was found on an older head and is still to be tried on this one. */
  readonly inherited: { readonly head: string; readonly best: KeptBest } | null;
  /** Experiments that are done and not yet in the journal. */
  readonly unsent: readonly ExperimentRecord[];
}

export interface KeptBest {
  readonly hypothesis: string;
  readonly rationale: string;
  /** New content in base64 by path; null removes the file. */
  readonly changes: Readonly<Record<string, string | null>>;
  /** Metric values of the confirming runs. */
  readonly runs: readonly number[];
  readonly gain: number;
  readonly submitted: boolean;
}

export const emptyNotebook = (track: string, head: string): Notebook => ({
  track,
  head,
  headRuns: [],
  experiments: [],
  best: null,
  sinceImproved: 0,
  inherited: null,
  unsent: [],
});

export const packChanges = (changes: Changes): KeptBest['changes'] =>
  Object.fromEntries([...changes].map(([path, to]) => [path, to && Buffer.from(to).toString('base64')]));

export const unpackChanges = (packed: KeptBest['changes']): Changes =>
  new Map(Object.entries(packed).map(([path, to]) => [path, to === null ? null : Buffer.from(to, 'base64')]));

/** A fresh notebook for `head` that keeps of `left` what is still good: an unmerged best, and lines not yet sent. */
export function notebookFor(track: string, head: string, left: Notebook | null): Notebook {
  if (left?.track !== track) return emptyNotebook(track, head);
  if (left.head === head) return left;
  const inherited = left.best ? { head: left.head, best: left.best } : left.inherited;
  return { ...emptyNotebook(track, head), inherited, unsent: left.unsent };
}

/** Same changes, same text, whatever made them. */
export function contentOf(changes: Changes): string {
  const parts = [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, to]) => [path, to === null ? null : sha256Hex(to)]);
  return sha256Hex(JSON.stringify(parts));
}

/** The notebook with one more run of `content`: its gain becomes the mean of all of its runs. */
export function withRun(
  notebook: Notebook,
  run: { readonly hypothesis: string; readonly content: string; readonly gain: number | null },
): Notebook {
  const before = notebook.experiments.find(({ content }) => content === run.content);
  const runs = (before?.runs ?? 0) + 1;
  const gain =
    run.gain === null || (before && before.gain === null)
      ? null
      : ((before?.gain ?? 0) * (runs - 1) + run.gain) / runs;
  const others = notebook.experiments.filter(({ content }) => content !== run.content);
  return {
    ...notebook,
    experiments: [...others, { hypothesis: run.hypothesis, content: run.content, gain, runs }],
  };
}
