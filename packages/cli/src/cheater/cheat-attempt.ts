import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseTreeId, RatchetError, type TreeId } from '@ratchet/protocol';
import type { GetSubmissionResponse } from '@ratchet/wire';
import type { Rogue } from './rogue.ts';

/** What stopped a cheat: an error code or a reason of rejection, and the rule as a sentence. */
export interface Stop {
  readonly by: string;
  readonly rule: string;
}

export type Attempt = (rogue: Rogue) => Promise<Stop>;

/** What each reason of a rejection by evidence comes to. */
const reasons: Readonly<Record<string, string>> = {
  screen: 'The first trusted runs were not better than the head.',
  futility: 'Trusted runs made a gain unlikely.',
  cap: 'The trusted runs that a candidate may cost did not show a gain.',
  unstable: 'A trusted run was far below the head.',
  broken: 'Trusted runs of it did not end with a score.',
  duplicate: 'Another volunteer had committed to the same change before.',
  policy: 'It breaks a rule of admission.',
};

/** @throws Error where the head moved before the cheat was looked at, which says nothing about it */
export function stopOf({ state, reason, code, detail, mergedAs }: GetSubmissionResponse): Stop {
  if (reason === 'conflict') throw new Error('the head moved under it');
  if (state === 'MERGED') return { by: 'nothing', rule: `It was merged as ${mergedAs}.` };
  if (state === 'LAPSED') return { by: 'lapsed', rule: 'The commitment was not opened in time.' };
  return { by: code || reason, rule: reasons[reason] ?? detail };
}

/** Refusals that say nothing about the cheat: another attempt may get further. */
const passing: ReadonlySet<string> = new Set([
  'hypothesis-held',
  'lease-expired',
  'unknown-lease',
  'quota-exceeded',
  'stale-head',
  'unavailable',
  'internal',
  'commitment-lapsed',
]);

/** The refusal as an answer. @throws what is no answer */
export function refusalOf(error: unknown): Stop {
  if (error instanceof RatchetError && !passing.has(error.code)) return { by: error.code, rule: error.rule };
  throw error;
}

const run = promisify(execFile);

export async function treeOf(gitDir: string, commit: string): Promise<TreeId> {
  const { stdout } = await run('git', ['--git-dir', gitDir, 'rev-parse', '--verify', `${commit}^{tree}`]);
  return parseTreeId(stdout.trim(), 'tree');
}

/** Takes another's bundle into a repository. */
export async function unbundle(gitDir: string, bundleFile: string): Promise<void> {
  await run('git', ['--git-dir', gitDir, 'bundle', 'unbundle', bundleFile]);
}
