import { createHash } from 'node:crypto';
import type { Sha256 } from '@ratchet/protocol';
import { refusal } from './refusal.ts';
import { comparePaths, type FileChange } from './tree-listing.ts';

export interface PatchIdentity {
  /**
   * One SHA-256 for what the patch does: per file its path and hunks, without line numbers, context or white space, and
   * without regard to the order of files (as `git patch-id --stable`).
   */
  readonly patchId: Sha256;
  /** One for each run of removed and added lines: a candidate that holds all of another's contains its patch. */
  readonly hunks: Sha256[];
  readonly linesAdded: number;
  readonly linesRemoved: number;
}

/**
 * @param diff what git printed for exactly `changes`, in their order
 */
export function identifyPatch(diff: Buffer, changes: readonly FileChange[]): PatchIdentity {
  // Latin-1 keeps every byte apart, whatever the files' encoding is.
  const text = diff.toString('latin1');
  // Inside a hunk each line starts with a space, +, - or \: this one can only start a file.
  const sections = text === '' ? [] : text.split(/^(?=diff --git )/m);
  if (sections.length !== changes.length) {
    throw refusal('internal', 'diff', 'The diff and the changed paths disagree.', 'Report this.');
  }
  const files: { path: string; modes: string; hunks: Sha256[] }[] = [];
  let linesAdded = 0;
  let linesRemoved = 0;
  for (const [index, change] of changes.entries()) {
    const runs = changedRuns(sections[index] ?? '');
    linesAdded += runs.flat().filter((line) => line.startsWith('+')).length;
    linesRemoved += runs.flat().filter((line) => line.startsWith('-')).length;
    const modes = `${change.before?.mode ?? 'none'} ${change.after?.mode ?? 'none'}`;
    const lines = runs.map((run) => digest([change.path, ...run.map(normalise)]));
    files.push({ path: change.path, modes, hunks: [...lines, ...unseen(change, modes, runs.length)] });
  }
  const perFile = files
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ path, modes, hunks }) => digest([path, modes, ...hunks]));
  const hunks = [...new Set(files.flatMap((file) => file.hunks))].sort();
  return { patchId: digest(perFile), hunks, linesAdded, linesRemoved };
}

/** Removed and added lines of one file, split wherever an unchanged line lies between. */
function changedRuns(section: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let inHunk = false;
  for (const line of section.split('\n')) {
    inHunk ||= line.startsWith('@@');
    if (!inHunk || line.startsWith('\\')) continue;
    if (line.startsWith('+') || line.startsWith('-')) {
      if (run.length === 0) runs.push(run);
      run.push(line);
    } else run = [];
  }
  return runs;
}

/** What no line shows: another mode of a file that stays, an empty or a binary file. */
function unseen({ path, before, after }: FileChange, modes: string, runCount: number): Sha256[] {
  if (runCount === 0 && before?.id !== after?.id) return [digest([path, modes, after?.id ?? 'none'])];
  return before && after && before.mode !== after.mode ? [digest([path, modes])] : [];
}

const normalise = (line: string): string => line.replace(/[\t\v\f\r ]+/g, '');

const digest = (parts: readonly string[]): Sha256 =>
  createHash('sha256')
    .update(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''))
    .digest('hex') as Sha256;
