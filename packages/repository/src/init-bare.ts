import { type GitSettings, runGitOrFail } from './git-process.ts';

/** Safe to repeat: what is there stays. The empty template leaves out hooks and attributes. */
export async function initBare(settings: GitSettings, dir: string): Promise<void> {
  const args = [
    'init',
    '--quiet',
    '--bare',
    '--object-format=sha1',
    '--initial-branch=main',
    '--template=',
    dir,
  ];
  await runGitOrFail(settings, { args });
}
