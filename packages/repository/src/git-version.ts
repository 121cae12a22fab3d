import { runGitOrFail } from './git-process.ts';
import type { GitSettings } from './git-settings.ts';
import { refusal } from './refusal.ts';

const needed = [2, 39] as const;

/** `merge-tree --write-tree` and `cat-file --batch-command` are there since 2.38 and 2.36. @throws `set-up-failed` */
export async function checkGitVersion(settings: GitSettings): Promise<void> {
  const text = (await runGitOrFail(settings, { args: ['version'] })).toString('utf8').trim();
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(text)?.map(Number) ?? [];
  if (major !== undefined && minor !== undefined) {
    if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  }
  const rule = `git is ${text || 'of an unknown version'}; ${needed.join('.')} or newer is needed.`;
  throw refusal('set-up-failed', 'git', rule, 'Install a newer git.');
}
