import { type CommitId, parseCommitId } from '@ratchet/protocol';
import { type Candidate, checkChanges, compareCommits, describeCandidate, readCommit } from './candidate.ts';
import { type CommitRules, checkCandidateCommit } from './commit-rules.ts';
import type { CandidateLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { RepositoryContext } from './repository-context.ts';
import { checkCarried, withUnpackedBundle } from './unpacked-bundle.ts';

/** What an admission holds a bundle to. Limits that are left out are the repository's. */
export interface InspectionRules extends CommitRules, Partial<CandidateLimits> {
  /** The commit that was claimed. */
  readonly expectCommit: CommitId;
  /** The manifest's globs; everything else is protected. */
  readonly editable: readonly string[];
}

/**
 * Form, then commit, then tree, then changes: the cheap checks come first, and nothing of the candidate is run. Starts
 * index-pack, cat-file and diff-tree, in this order and each once at most.
 * @throws RatchetError with the code of the first rule that is broken
 */
export async function inspectBundle(
  { settings, store, quarantineDir, limits: repositoryLimits }: RepositoryContext,
  bytes: Buffer,
  rules: InspectionRules,
): Promise<Candidate> {
  const limits = { ...repositoryLimits, ...definedLimits(rules, repositoryLimits) };
  const expectCommit = parseCommitId(rules.expectCommit, 'expectCommit');
  const head = parseCommitId(rules.head, 'head');
  const check = ({ prerequisite }: { prerequisite: CommitId }) => {
    if (prerequisite === head) return;
    throw refusal('wrong-parent', 'bundle', `It rests on ${prerequisite} and not on the head ${head}.`);
  };
  const options = { settings, gitDir: store.gitDir, quarantineDir, bytes, expectCommit, limits, check };
  return withUnpackedBundle(options, async (unpacked) => {
    const { reader, id, commit } = unpacked;
    checkCandidateCommit(commit, rules, limits);
    const { tree: parentTree } = await readCommit(reader, head);
    const trees = await compareCommits(reader, parentTree, commit.tree, limits);
    await checkChanges(reader, trees, rules.editable, limits);
    checkCarried(unpacked, trees.after);
    return describeCandidate({
      settings,
      store: unpacked.store,
      reader,
      id,
      commit,
      parent: head,
      parentTree,
      trees,
      limits,
    });
  });
}

/** The limits among the rules. A key that is there and undefined does not lift a limit. */
function definedLimits(rules: InspectionRules, known: CandidateLimits): Partial<CandidateLimits> {
  const given = Object.entries(rules).filter(([key, value]) => key in known && value !== undefined);
  return Object.fromEntries(given);
}
