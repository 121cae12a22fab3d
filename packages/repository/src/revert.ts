import { type CommitId, parseCommitId } from '@ratchet/protocol';
import { compareCommits, readCommit } from './candidate.ts';
import { encodeCommit, gitObject, type Person, stamp } from './git-object.ts';
import { withObjectReader } from './object-reader.ts';
import { refusal } from './refusal.ts';
import type { RepositoryContext } from './repository-context.ts';
import { bundleOf, newObjects } from './unpacked-bundle.ts';

export interface RevertOptions {
  /** A merge that was a head, or still is. */
  readonly merge: CommitId;
  readonly person: Person;
  readonly message: string;
  readonly time: Date;
}

/**
 * The candidate that takes `merge` back: its child, with the tree of the head before it. On a newer head it is put by
 * `rebase`, like any candidate. Nothing is stored; the same input gives the same commit.
 */
export function revert(
  context: RepositoryContext,
  options: RevertOptions,
): Promise<{ commit: CommitId; bundle: Buffer }> {
  const { limits } = context;
  return withObjectReader(context, async (reader) => {
    const merge = parseCommitId(options.merge, 'merge');
    const { tree: merged, parents } = await readCommit(reader, merge);
    const [before] = parents;
    if (before === undefined) {
      throw refusal(
        'wrong-parent',
        'merge',
        'The first commit of a track cannot be taken back.',
        'Name a merge.',
      );
    }
    const { tree } = await readCommit(reader, parseCommitId(before, 'merge'));
    const person = stamp(options.person, options.time);
    const commit = { tree, parents: [merge], author: person, committer: person, message: options.message };
    const object = gitObject('commit', encodeCommit(commit));
    const trees = await compareCommits(reader, merged, tree, limits);
    const objects = await newObjects(reader, trees.before, trees.after);
    return { commit: object.id as CommitId, bundle: bundleOf(object, merge, objects) };
  });
}
