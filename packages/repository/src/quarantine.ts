import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from './git-process.ts';
import type { GitSettings, ObjectStore } from './git-settings.ts';
import type { CandidateLimits } from './limits.ts';
import { idsInPackIndex } from './pack.ts';
import { refusal } from './refusal.ts';

/** Runs `use` with a fresh folder for objects and removes it whatever happens. */
export async function withQuarantine<T>(root: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(root, `in-${process.pid}-`));
  try {
    await mkdir(join(folder, 'pack'));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what processes left that were killed half way. Those that still run keep theirs. */
export async function sweepQuarantine(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = Number(/^in-([0-9]+)-/.exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) await rm(join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Unpacks a pack into the store with every check that git has (`--strict`: fsck of each object, and nothing that it
 * points to may be missing).
 * @returns ids of the objects that the pack itself carried; `--fix-thin` may have added bases
 * @throws RatchetError `fsck-failed` or `oversized`
 */
export async function importPack(
  settings: GitSettings,
  store: ObjectStore,
  pack: Buffer,
  limits: CandidateLimits,
): Promise<string[]> {
  const output = await runGit(settings, {
    args: [
      'index-pack',
      '--stdin',
      '--strict',
      '--fix-thin',
      '--threads=1',
      `--max-input-size=${pack.length}`,
    ],
    store,
    input: pack,
    wallSeconds: limits.wallSeconds,
  });
  if (output.stopped !== null) {
    throw refusal('oversized', 'bundle.pack', 'Unpacking it took too long.', 'Make the candidate smaller.');
  }
  const [, name] = /^(?:pack|keep)\t([0-9a-f]{40})$/m.exec(output.stdout.toString('latin1')) ?? [];
  if (output.exitCode !== 0 || name === undefined) {
    const reason = output.stderr.replace(/[^ -~]+/g, ' ').slice(0, 300);
    throw refusal('fsck-failed', 'bundle.pack', `git refuses the pack: ${reason}.`);
  }
  const objects = store.quarantine ?? join(store.gitDir, 'objects');
  const index = await readFile(join(objects, 'pack', `pack-${name}.idx`));
  return idsInPackIndex(index, pack.length - 20);
}
