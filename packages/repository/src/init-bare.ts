import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { runGitOrFail } from './git-process.ts';
import type { GitSettings } from './git-settings.ts';

/** Another coordinator may make the same repository at this moment, and git then finds its lock taken. */
const attempts = 8;

/** Makes the repository where there is none. The empty template leaves out hooks and attributes. */
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
  for (let attempt = 1; !(await isRepository(dir)); attempt += 1) {
    try {
      // Safe to repeat: what is there stays.
      await runGitOrFail(settings, { args });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** `init` writes HEAD and the folders first, the configuration last. */
const isRepository = (dir: string): Promise<boolean> =>
  Promise.all(['HEAD', 'config', 'objects', 'refs'].map((name) => access(join(dir, name)))).then(
    () => true,
    () => false,
  );
