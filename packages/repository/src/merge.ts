import { type CommitId, parseCommitId } from '@ratchet/protocol';
import { compareCommits, readCommit } from './candidate.ts';
import { type Commit, encodeCommit, type GitObject, gitObject, type Person, stamp } from './git-object.ts';
import { encodePack } from './pack.ts';
import { importPack } from './quarantine.ts';
import { refusal } from './refusal.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { CommitSigner } from './ssh-signature.ts';
import { checkCarried, newObjects, withUnpackedBundle } from './unpacked-bundle.ts';

export interface MergeOptions {
  /** The candidate's bundle, with `head` as its prerequisite. */
  readonly bundle: Buffer;
  readonly head: CommitId;
  readonly candidate: CommitId;
  readonly message: string;
  /** Name and value, in order; the last lines of the message. */
  readonly trailers: readonly (readonly [string, string])[];
  readonly committer: Person;
  readonly time: Date;
  readonly signer: CommitSigner;
}

/**
 * First parent the head, second the volunteer's commit, tree the candidate's: `git log --first-parent` is the staircase.
 * Candidate and merge enter the repository as one pack of whole objects, written by index-pack: all of it or nothing.
 * @throws RatchetError `stale-head` when the candidate's parent is not `head`
 */
export async function writeMerge(context: RepositoryContext, options: MergeOptions): Promise<CommitId> {
  const { settings, store, quarantineDir, limits } = context;
  const { bundle: bytes, candidate: expectCommit } = options;
  const head = parseCommitId(options.head, 'head');
  const message = withTrailers(options.message, options.trailers);
  const unpack = { settings, gitDir: store.gitDir, quarantineDir, bytes, expectCommit, limits };
  return withUnpackedBundle(unpack, async (unpacked) => {
    const { reader, commit, object } = unpacked;
    if (commit.parents.length !== 1 || commit.parents[0] !== head) {
      throw refusal('stale-head', 'candidate', 'Its parent is not the head.', 'Rebase it first.');
    }
    const { tree: headTree } = await readCommit(reader, head);
    const trees = await compareCommits(reader, headTree, commit.tree, limits);
    checkCarried(unpacked, trees.after);
    const person = stamp(options.committer, options.time);
    const parents = [head, unpacked.id];
    const merge = signedCommit(
      { tree: commit.tree, parents, author: person, committer: person, message },
      options.signer,
    );
    const objects = await newObjects(reader, trees.before, trees.after);
    await importPack(settings, store, encodePack([merge, object, ...objects]), limits);
    return merge.id as CommitId;
  });
}

/** The commit with a signature over its bytes as they are without one. */
export const signedCommit = (commit: Commit, signer: CommitSigner): GitObject =>
  gitObject('commit', encodeCommit(commit, signer.sign(encodeCommit(commit))));

function withTrailers(message: string, trailers: MergeOptions['trailers']): string {
  for (const [name, value] of trailers) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || !/^[^\p{Cc}]+$/u.test(value)) {
      throw refusal('bad-field', `trailers.${name}`, 'A trailer is a word and one line.', 'Correct it.');
    }
  }
  const lines = trailers.map(([name, value]) => `${name}: ${value}\n`).join('');
  return `${message.trim()}\n${lines && '\n'}${lines}`;
}
