import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import {
  type HandMade,
  makeCommit,
  openTrack,
  rootFiles,
  rulesFor,
  type Track,
} from '../../packages/repository/src/candidate-fixtures.ts';
import { type GitObject, gitObject } from '../../packages/repository/src/git-object.ts';
import { encodeTree, folderMode, type TreeEntry } from '../../packages/repository/src/tree-object.ts';
import type { Attack } from './attack.ts';

const rawName = z.union([z.string(), z.strictObject({ hex: z.string().regex(/^([0-9a-f]{2})*$/) })]);
/** What a candidate's tree has beyond, or instead of, the head's. Raw: names are written into the tree as they are. */
const recipeSchema = z.strictObject({
  /** Whether entries that are there already stay beside those of the same name. */
  keepTwins: z.boolean().default(false),
  entries: z.array(
    z.strictObject({
      /** Names of the folders on the way, and of the entry itself. */
      path: z.array(rawName).min(1).max(64),
      /** As git writes it: 100644, 100755, 120000 (link), 160000 (submodule). Null takes the entry away. */
      mode: z.string().max(8).nullable().default('100644'),
      content: z.string().max(100_000).default(''),
      /** So many entries, with a number after the name. */
      times: z.int().min(1).max(20_000).default(1),
    }),
  ),
  /** Of the commit, over the honest one's. */
  message: z.string().max(1_000).optional(),
});
type Recipe = z.infer<typeof recipeSchema>;

interface Folder {
  readonly entries: { readonly name: Buffer; readonly mode: string; readonly holds: Folder | GitObject }[];
}

/** Where candidates are tried that must not get in at all: the real admission of a real repository. */
export interface Gate {
  try(attack: Pick<Attack, 'dir'>): Promise<string>;
  close(): void;
}

export async function openGate(): Promise<Gate> {
  const track: Track = await openTrack();
  return {
    async try({ dir }) {
      const made = build(track, readRecipe(dir));
      try {
        await track.repository.inspectBundle(made.bundle, rulesFor(track, made));
        return 'admitted';
      } catch (error) {
        if (error instanceof RatchetError) return error.code;
        throw error;
      }
    },
    close: () => track.remove(),
  };
}

/** @throws RatchetError `bad-configuration` naming the file and field */
export function readRecipe(dir: string): Recipe {
  const file = join(dir, 'tree.json');
  const bad = (field: string, rule: string) =>
    new RatchetError({
      ...{ code: 'bad-configuration', field, rule },
      remedy: 'See test/attacks/README.md for what the tree of an attack on admission is.',
    });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw bad(file, `It cannot be read as JSON: ${cause}`);
  }
  const parsed = recipeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw bad(`${file}: ${issue?.path.join('.') || 'it'}`, issue?.message ?? 'It is not a tree.');
}

function build(track: Track, recipe: Recipe): HandMade {
  const root: Folder = { entries: [] };
  for (const [path, text] of Object.entries(rootFiles)) {
    place(
      root,
      path.split('/').map((name) => Buffer.from(name)),
      '100644',
      gitObject('blob', Buffer.from(text)),
      false,
    );
  }
  for (const { path, mode, content, times } of recipe.entries) {
    const object = gitObject('blob', Buffer.from(content));
    for (let n = 0; n < times; n += 1) {
      const names = path.map(bytesOf);
      const last = names.pop() ?? Buffer.alloc(0);
      const name = times === 1 ? last : Buffer.concat([last, Buffer.from(String(n))]);
      place(root, [...names, name], mode, object, recipe.keepTwins);
    }
  }
  const objects = new Map<string, GitObject>();
  const tree = write(root, objects);
  return makeCommit(
    track.root,
    tree,
    [...objects.values()],
    recipe.message ? { message: recipe.message } : {},
  );
}

const bytesOf = (name: z.infer<typeof rawName>): Buffer =>
  typeof name === 'string' ? Buffer.from(name) : Buffer.from(name.hex, 'hex');

function place(
  root: Folder,
  path: readonly Buffer[],
  mode: string | null,
  object: GitObject,
  keepTwins: boolean,
): void {
  let folder = root;
  for (const name of path.slice(0, -1)) {
    let next = folder.entries.find((entry) => entry.name.equals(name))?.holds;
    if (!next || 'content' in next) {
      next = { entries: [] };
      folder.entries.push({ name, mode: folderMode, holds: next });
    }
    folder = next;
  }
  const name = path.at(-1) ?? Buffer.alloc(0);
  const twin = folder.entries.findIndex((entry) => entry.name.equals(name));
  if (twin >= 0 && !keepTwins) folder.entries.splice(twin, 1);
  if (mode !== null) folder.entries.push({ name, mode, holds: object });
}

/** The id of the folder's tree; every object on the way into `objects`, but for what a submodule would name. */
function write(folder: Folder, objects: Map<string, GitObject>): string {
  const entries = folder.entries.map(({ name, mode, holds }): TreeEntry => {
    if (!('content' in holds)) return { name, mode, id: write(holds, objects) };
    if (mode !== '160000') objects.set(holds.id, holds);
    return { name, mode, id: holds.id };
  });
  const key = ({ mode, name }: TreeEntry) =>
    mode === folderMode ? Buffer.concat([name, Buffer.from('/')]) : name;
  const tree = gitObject('tree', encodeTree(entries.sort((a, b) => Buffer.compare(key(a), key(b)))));
  objects.set(tree.id, tree);
  return tree.id;
}
