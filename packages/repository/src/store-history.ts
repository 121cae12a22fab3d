import type { CommitId } from '@ratchet/protocol';
import type { GitObject } from './git-object.ts';
import { runGitOrFail } from './git-process.ts';
import { initBare } from './init-bare.ts';
import { defaultCandidateLimits } from './limits.ts';
import { encodePack } from './pack.ts';
import { importPack } from './quarantine.ts';

export interface History {
  /** The bare repository, which is made. */
  readonly dir: string;
  /** An empty folder: git's HOME. */
  readonly homeDir: string;
  readonly objects: readonly GitObject[];
  readonly head: CommitId;
}

/** Stores a whole history at once, for tests and demonstrations: git checks every object of it. */
export async function storeHistory({ dir, homeDir, objects, head }: History): Promise<void> {
  const settings = { homeDir };
  await initBare(settings, dir);
  const store = { gitDir: dir };
  await importPack(settings, store, encodePack(objects), { ...defaultCandidateLimits, wallSeconds: 600 });
  await runGitOrFail(settings, { args: ['update-ref', 'refs/heads/main', head], store });
}
