import { type CommitId, parseCommitId, parseTreeId, type TreeId } from '@ratchet/protocol';
import { type Candidate, compareCommits, describeCandidate, readCommit } from './candidate.ts';
import { encodeCommit, gitObject, type ParsedCommit, type Person, stamp } from './git-object.ts';
import { runGit } from './git-process.ts';
import { shown } from './path-rules.ts';
import { refusal } from './refusal.ts';
import type { RepositoryContext } from './repository-context.ts';
import { bundleOf, newObjects, type UnpackedBundle, withUnpackedBundle } from './unpacked-bundle.ts';

export interface RebaseOptions {
  readonly candidate: CommitId;
  /** The newer head, a descendant of the candidate's parent. */
  readonly onto: CommitId;
  readonly committer: Person;
  readonly time: Date;
}

/**
 * The candidate of `bytes`, admitted before, as a child of `onto`: a three-way merge without a work tree. Author, author
 * time and message stay. Nothing is stored: the new commit exists only in the bundle that is returned.
 */
export async function rebase(
  { settings, store, quarantineDir, limits }: RepositoryContext,
  bytes: Buffer,
  options: RebaseOptions,
): Promise<{ candidate: Candidate; bundle: Buffer }> {
  const onto = parseCommitId(options.onto, 'onto');
  const unpack = {
    settings,
    gitDir: store.gitDir,
    quarantineDir,
    bytes,
    expectCommit: options.candidate,
    limits,
  };
  return withUnpackedBundle(unpack, async (unpacked) => {
    const { reader, commit, prerequisite } = unpacked;
    const { tree: oldTree } = await readCommit(reader, prerequisite);
    const { tree: ontoTree } = await readCommit(reader, onto);
    const before = await compareCommits(reader, oldTree, commit.tree, limits);
    const common = { settings, store: unpacked.store, reader, limits };
    if (onto === prerequisite) {
      const same = { id: unpacked.id, commit, parent: onto, parentTree: ontoTree, trees: before };
      return { candidate: await describeCandidate({ ...common, ...same }), bundle: bytes };
    }
    const tree = await mergeTrees({ settings }, unpacked, onto);
    const rebased: ParsedCommit = {
      tree,
      parents: [onto],
      author: commit.author,
      committer: stamp(options.committer, options.time),
      message: commit.message,
      otherHeaders: [],
    };
    const trees = await compareCommits(reader, ontoTree, tree, limits);
    const allowed = new Set(before.changes.map(({ path }) => path));
    const stray = trees.changes.find(({ path }) => !allowed.has(path));
    if (stray) throw conflict(`The merge would touch ${shown(stray.path)}, which the candidate does not.`);
    const object = gitObject('commit', encodeCommit(rebased));
    const bundle = bundleOf(object, onto, await newObjects(reader, trees.before, trees.after));
    const made = { id: object.id as CommitId, commit: rebased, parent: onto, parentTree: ontoTree, trees };
    return { candidate: await describeCandidate({ ...common, ...made }), bundle };
  });
}

async function mergeTrees(
  { settings }: Pick<RepositoryContext, 'settings'>,
  { store, id }: UnpackedBundle,
  onto: CommitId,
): Promise<TreeId> {
  const args = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', onto, id];
  const output = await runGit(settings, { args, store, wallSeconds: 30 });
  const [tree, ...paths] = output.stdout.toString('utf8').split('\0').filter(Boolean);
  if (output.exitCode === 0) return parseTreeId(tree, 'tree');
  if (output.exitCode === 1) {
    throw conflict(`The head has changed the same places of ${paths.map(shown).slice(0, 10).join(', ')}.`);
  }
  const rule = `git merge-tree ended with ${output.exitCode}: ${output.stderr.slice(0, 300)}`;
  throw refusal('internal', 'merge', rule, 'Look at the repository: git fsck.');
}

const conflict = (rule: string) =>
  refusal('merge-conflict', 'candidate', rule, 'Make the change again on the new head.');
