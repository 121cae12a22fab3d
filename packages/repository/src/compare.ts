import { type CommitId, parseCommitId, RatchetError } from '@ratchet/protocol';
import { parseBundle } from './bundle.ts';
import { cappedText, unifiedDiff } from './candidate.ts';
import type { ObjectStore } from './git-settings.ts';
import type { CandidateLimits } from './limits.ts';
import { scanPack } from './pack.ts';
import { importPack, withQuarantine } from './quarantine.ts';
import type { RepositoryContext } from './repository-context.ts';

/** A commit to compare: the repository has it, or its bundle brings it. */
export interface ComparedEnd {
  readonly commit: CommitId;
  readonly bundle: Buffer | null;
}

/** Such a diff is for people: git is stopped at 1 MiB of it, or after so many seconds. */
const compareSeconds = 5;

/**
 * Unified diff between any two commits, cut at `maxDiffBytes`; null where it is too large to make. What bundles bring lies in
 * quarantine and is removed. @throws RatchetError as for bundles that are handed in
 */
export function compare(
  { settings, store, quarantineDir, limits }: RepositoryContext,
  from: ComparedEnd,
  to: ComparedEnd,
): Promise<string | null> {
  const ends = [parseCommitId(from.commit, 'from'), parseCommitId(to.commit, 'to')] as const;
  const bounds: CandidateLimits = { ...limits, maxBytes: 0, wallSeconds: compareSeconds };
  const between = async (objects: ObjectStore) => {
    try {
      return cappedText(await unifiedDiff(settings, objects, ends, bounds), limits.maxDiffBytes);
    } catch (error) {
      if (error instanceof RatchetError && error.code === 'oversized') return null;
      throw error;
    }
  };
  const bundles = [from, to].flatMap(({ bundle }) => (bundle ? [bundle] : []));
  if (bundles.length === 0) return between(store);
  return withQuarantine(quarantineDir, async (quarantine) => {
    const objects = { gitDir: store.gitDir, quarantine };
    for (const bytes of bundles) {
      const { pack } = parseBundle(bytes);
      await scanPack(pack, limits);
      await importPack(settings, objects, pack, limits);
    }
    return between(objects);
  });
}
