import type { CommitId } from '@ratchet/protocol';
import { type Bundle, encodeBundle, parseBundle } from './bundle.ts';
import { type GitObject, type ParsedCommit, parseCommit } from './git-object.ts';
import type { GitSettings, ObjectReader, ObjectStore } from './git-settings.ts';
import type { CandidateLimits } from './limits.ts';
import { withObjectReader } from './object-reader.ts';
import { encodePack, scanPack } from './pack.ts';
import { importPack, withQuarantine } from './quarantine.ts';
import { refusal } from './refusal.ts';
import type { TreeListing } from './tree-listing.ts';

/** A bundle whose objects lie in quarantine, readable together with the repository's. */
export interface UnpackedBundle {
  readonly store: ObjectStore;
  readonly reader: ObjectReader;
  readonly id: CommitId;
  readonly prerequisite: CommitId;
  /** The commit, parsed and as stored. */
  readonly commit: ParsedCommit;
  readonly object: GitObject;
  /** Ids of the objects that the bundle's own pack carried. */
  readonly carried: readonly string[];
}

/**
 * Checks the form of a bundle, unpacks it in quarantine, lets `use` read it and removes it, whatever happens.
 * @throws RatchetError `oversized`, `bundle-malformed`, `bundle-mismatch` or `fsck-failed`, and what `check` throws before
 * anything is unpacked
 */
export async function withUnpackedBundle<T>(
  options: {
    readonly settings: GitSettings;
    readonly gitDir: string;
    readonly quarantineDir: string;
    readonly bytes: Buffer;
    readonly expectCommit: CommitId;
    readonly limits: CandidateLimits;
    readonly check?: (bundle: Bundle) => void;
  },
  use: (unpacked: UnpackedBundle) => Promise<T>,
): Promise<T> {
  const { settings, gitDir, bytes, expectCommit, limits } = options;
  if (bytes.length > limits.maxBundleBytes) {
    const rule = `It has ${bytes.length} bytes, over ${limits.maxBundleBytes}.`;
    throw refusal('oversized', 'bundle', rule, 'Make the candidate smaller.');
  }
  const bundle = parseBundle(bytes);
  if (bundle.commit !== expectCommit) {
    const rule = `It carries ${bundle.commit} and not ${expectCommit}, which was claimed.`;
    throw refusal('bundle-mismatch', 'bundle', rule, 'Send the bundle of the commit that was claimed.');
  }
  options.check?.(bundle);
  await scanPack(bundle.pack, limits);
  return withQuarantine(options.quarantineDir, async (quarantine) => {
    const store = { gitDir, quarantine };
    const carried = await importPack(settings, store, bundle.pack, limits);
    if (!carried.includes(bundle.commit)) {
      throw refusal('bundle-malformed', 'bundle.pack', 'The pack lacks the commit that the bundle names.');
    }
    return withObjectReader({ settings, store, limits }, async (reader) => {
      const [object] = await reader.contents([bundle.commit]);
      if (object?.type !== 'commit') {
        throw refusal('bundle-malformed', 'bundle', 'What it names is not a commit.');
      }
      const { commit: id, prerequisite } = bundle;
      const commit = parseCommit(object.content);
      return use({ store, reader, id, prerequisite, commit, object, carried });
    });
  });
}

/**
 * Nothing travels with a candidate but the candidate: its commit and objects of its tree.
 * @throws RatchetError `bundle-malformed`
 */
export function checkCarried({ carried, id }: UnpackedBundle, tree: TreeListing): void {
  const stray = carried.filter((object) => object !== id && !tree.objects.has(object));
  if (stray.length === 0) return;
  const rule = `The pack has ${stray.length} objects that are no part of the candidate, such as ${stray[0]}.`;
  throw refusal('bundle-malformed', 'bundle.pack', rule);
}

/** Objects of `after` that `before` lacks, read. */
export function newObjects(
  reader: ObjectReader,
  before: TreeListing,
  after: TreeListing,
): Promise<GitObject[]> {
  return reader.contents([...after.objects].filter((id) => !before.objects.has(id)).sort());
}

/** The bundle of `commit` (child of `prerequisite`) with the tree objects that the prerequisite lacks. */
export const bundleOf = (commit: GitObject, prerequisite: CommitId, objects: readonly GitObject[]): Buffer =>
  encodeBundle({ commit: commit.id as CommitId, prerequisite, pack: encodePack([commit, ...objects]) });
