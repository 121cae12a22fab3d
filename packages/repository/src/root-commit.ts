import type { CommitId, TreeId } from '@ratchet/protocol';
import { type GitObject, gitObject, type Person, stamp } from './git-object.ts';
import { signedCommit } from './merge.ts';
import { encodePack } from './pack.ts';
import { checkNoCollisions, checkPath, forbidden } from './path-rules.ts';
import { importPack } from './quarantine.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { CommitSigner } from './ssh-signature.ts';
import { checkMode } from './tree-listing.ts';
import { buildTrees, type FileReference } from './tree-object.ts';

export interface RootOptions {
  /** Everything that the track begins with. `mode` is `100644` or `100755`. */
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
  /** Author and committer. */
  readonly author: Person;
  readonly time: Date;
  readonly message: string;
  readonly signer: CommitSigner;
}

/** Stores a track's first commit without moving anything. Its files obey the rules that candidates' files obey. */
export async function writeRoot(
  { settings, store, limits }: RepositoryContext,
  options: RootOptions,
): Promise<CommitId> {
  const references = new Map<string, FileReference>();
  const blobs = new Map<string, GitObject>();
  for (const { path, mode, content } of options.files) {
    checkPath(path);
    checkMode(mode, path);
    if (references.has(path)) throw forbidden(path, 'It is given twice.');
    const blob = gitObject('blob', content);
    blobs.set(blob.id, blob);
    references.set(path, { mode, id: blob.id });
  }
  checkNoCollisions(references.keys());
  const { root, trees } = buildTrees(references);
  const person = stamp(options.author, options.time);
  const message = `${options.message.trim()}\n`;
  const commit = signedCommit(
    { tree: root.id as TreeId, parents: [], author: person, committer: person, message },
    options.signer,
  );
  const distinctTrees = new Map(trees.map((tree) => [tree.id, tree]));
  await importPack(
    settings,
    store,
    encodePack([commit, ...distinctTrees.values(), ...blobs.values()]),
    limits,
  );
  return commit.id as CommitId;
}
