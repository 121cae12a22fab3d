import { type GitObject, gitObject } from './git-object.ts';
import { refusal } from './refusal.ts';

export const folderMode = '40000';

export interface TreeEntry {
  /** As it stands in the object: `100644`, `100755`, `40000`, `120000`, `160000`, or whatever a stranger wrote. */
  readonly mode: string;
  /** Raw: not yet known to be text. */
  readonly name: Buffer;
  readonly id: string;
}

/**
 * The entries of a tree object: `mode SP name NUL id`, repeated.
 * @throws RatchetError `fsck-failed`
 */
export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let offset = 0;
  while (offset < content.length) {
    const space = content.indexOf(0x20, offset);
    const nul = content.indexOf(0x00, space);
    const end = nul + 21;
    if (space < 0 || nul < 0 || end > content.length) {
      throw refusal('fsck-failed', 'tree', 'A tree object is cut off.');
    }
    entries.push({
      mode: content.toString('latin1', offset, space),
      name: content.subarray(space + 1, nul),
      id: content.toString('hex', nul + 1, end),
    });
    offset = end;
  }
  return entries;
}

/** A tree object with its entries in git's order, in which a folder sorts as if its name ended in a slash. */
export function treeObject(entries: readonly TreeEntry[]): GitObject {
  const key = (entry: TreeEntry) =>
    entry.mode === folderMode ? Buffer.concat([entry.name, Buffer.from('/')]) : entry.name;
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
  return gitObject('tree', encodeTree(sorted));
}

/** The bytes of a tree with its entries as they come: checks nothing. */
export const encodeTree = (entries: readonly TreeEntry[]): Buffer =>
  Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} `),
      name,
      Buffer.from([0]),
      Buffer.from(id, 'hex'),
    ]),
  );

/** Where a file stands: what a tree holds of it. */
export interface FileReference {
  readonly mode: string;
  readonly id: string;
}

/** The tree objects, root last, that hold `files` (path to reference). */
export function buildTrees(files: ReadonlyMap<string, FileReference>): {
  root: GitObject;
  trees: GitObject[];
} {
  const trees: GitObject[] = [];
  const build = (level: ReadonlyMap<string, FileReference>): GitObject => {
    const folders = new Map<string, Map<string, FileReference>>();
    const entries: TreeEntry[] = [];
    for (const [path, { mode, id }] of level) {
      const slash = path.indexOf('/');
      if (slash < 0) {
        entries.push({ mode, name: Buffer.from(path), id });
        continue;
      }
      const name = path.slice(0, slash);
      const inside = folders.get(name) ?? new Map<string, FileReference>();
      inside.set(path.slice(slash + 1), { mode, id });
      folders.set(name, inside);
    }
    for (const [name, inside] of folders) {
      entries.push({ mode: folderMode, name: Buffer.from(name), id: build(inside).id });
    }
    const tree = treeObject(entries);
    trees.push(tree);
    return tree;
  };
  return { root: build(files), trees };
}
