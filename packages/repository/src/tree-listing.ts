import { decodeUtf8 } from './git-object.ts';
import type { ObjectReader } from './git-settings.ts';
import type { CandidateLimits } from './limits.ts';
import { checkName, checkNoCollisions, checkPath, forbidden, shown } from './path-rules.ts';
import { refusal } from './refusal.ts';
import { type FileReference, folderMode, parseTree, type TreeEntry } from './tree-object.ts';

/** A whole tree, flattened. */
export interface TreeListing {
  /** Path to mode and blob, sorted by the paths' bytes as git sorts them. */
  readonly files: ReadonlyMap<string, FileReference>;
  /** Ids of all its objects, trees and blobs. */
  readonly objects: ReadonlySet<string>;
}

/** One file with its bytes. */
export interface TreeFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly content: Buffer;
}

export const comparePaths = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Refuses everything but plain files. @throws RatchetError `forbidden-mode` */
export function checkMode(mode: string, path: string): asserts mode is TreeFile['mode'] {
  if (mode === '100644' || mode === '100755') return;
  const what =
    mode === '120000' ? 'a symbolic link' : mode === '160000' ? 'a submodule' : `mode ${shown(mode)}`;
  const rule = `It is ${what}; only plain files (100644, 100755) may be in a track.`;
  throw refusal('forbidden-mode', shown(path), rule, 'Replace it by a plain file, or leave it out.');
}

/**
 * Reads the trees under `root` level by level. Every path in the listing has passed the path rules; modes are as written.
 * Stops as soon as there are more files or folders than the limit, so that a tree that contains itself many times over
 * (2^n paths out of n objects) costs no more than an honest one.
 * @throws RatchetError `forbidden-path`, `oversized` or `fsck-failed`
 */
export async function listTree(
  reader: ObjectReader,
  root: string,
  limits: CandidateLimits,
): Promise<TreeListing> {
  const found: [string, FileReference][] = [];
  const objects = new Set<string>([root]);
  const known = new Map<string, TreeEntry[]>();
  let folderCount = 0;
  let level = [{ path: '', id: root }];
  while (level.length > 0) {
    await readTrees(
      reader,
      level.map(({ id }) => id),
      known,
    );
    const next: typeof level = [];
    for (const folder of level) {
      for (const { path, entry } of namedEntries(folder.path, known.get(folder.id) ?? [])) {
        objects.add(entry.id);
        if (entry.mode === folderMode) next.push({ path, id: entry.id });
        else found.push([path, { mode: entry.mode, id: entry.id }]);
        if (found.length > limits.maxFiles || folderCount + next.length > limits.maxFiles) {
          const rule = `The tree has over ${limits.maxFiles} files or folders.`;
          throw refusal('oversized', 'tree', rule, 'Make the candidate smaller.');
        }
      }
    }
    folderCount += next.length;
    level = next;
  }
  checkNoCollisions(found.map(([path]) => path));
  found.sort(([a], [b]) => comparePaths(a, b));
  return { files: new Map(found), objects };
}

async function readTrees(
  reader: ObjectReader,
  ids: readonly string[],
  known: Map<string, TreeEntry[]>,
): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  for (const { id, type, content } of await reader.contents(missing)) {
    if (type !== 'tree') throw refusal('fsck-failed', 'tree', `${id} stands for a tree and is a ${type}.`);
    known.set(id, parseTree(content));
  }
}

function* namedEntries(
  folder: string,
  entries: readonly TreeEntry[],
): Generator<{ path: string; entry: TreeEntry }> {
  // An empty folder changes the tree's id and shows in no list of paths: nothing honest makes one.
  if (entries.length === 0) throw forbidden(folder, 'It is an empty folder.');
  for (const entry of entries) {
    const name = decodeUtf8(entry.name);
    const prefix = folder === '' ? '' : `${folder}/`;
    if (name === undefined) {
      throw forbidden(`${prefix}${entry.name.toString('latin1')}`, 'Its name is not UTF-8.');
    }
    const path = `${prefix}${name}`;
    checkName(name, path);
    checkPath(path);
    yield { path, entry };
  }
}

/**
 * The contents of the files of a listing, in its order.
 * @throws RatchetError `forbidden-mode` or `oversized`, before a byte of contents is read
 */
export async function readFiles(
  reader: ObjectReader,
  listing: TreeListing,
  limits: CandidateLimits,
): Promise<TreeFile[]> {
  const entries = [...listing.files].map(([path, { mode, id }]) => {
    checkMode(mode, path);
    return { path, mode, id };
  });
  const ids = [...new Set(entries.map(({ id }) => id))];
  const sizes = new Map((await reader.info(ids)).map(({ id, sizeBytes }) => [id, sizeBytes]));
  const totalBytes = entries.reduce((sum, { id }) => sum + (sizes.get(id) ?? 0), 0);
  if (totalBytes > limits.maxBytes) {
    throw refusal('oversized', 'tree', `Its files have ${totalBytes} bytes, over ${limits.maxBytes}.`);
  }
  const contents = new Map((await reader.contents(ids)).map(({ id, content }) => [id, content]));
  return entries.map(({ path, mode, id }) => ({ path, mode, content: contents.get(id) ?? Buffer.alloc(0) }));
}

/** A file that differs between two trees; an absent side is null. */
export interface FileChange {
  readonly path: string;
  readonly before: FileReference | null;
  readonly after: FileReference | null;
}

/** What differs, sorted as git sorts paths. */
export function compareTrees(before: TreeListing, after: TreeListing): FileChange[] {
  const changes: FileChange[] = [];
  for (const path of new Set([...before.files.keys(), ...after.files.keys()])) {
    const old = before.files.get(path) ?? null;
    const now = after.files.get(path) ?? null;
    if (old?.id !== now?.id || old?.mode !== now?.mode) changes.push({ path, before: old, after: now });
  }
  return changes.sort((a, b) => comparePaths(a.path, b.path));
}
