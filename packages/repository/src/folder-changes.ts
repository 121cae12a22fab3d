import { constants } from 'node:fs';
import { lstat, mkdir, open, opendir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { matchesEditable, RatchetError } from '@ratchet/protocol';
import type { CandidateLimits } from './limits.ts';
import { checkPath } from './path-rules.ts';
import { refusal } from './refusal.ts';
import { checkMode, comparePaths, type TreeFile } from './tree-listing.ts';

/** A file as a candidate leaves it; `content` null deletes it. */
export type FileEdit = TreeFile | { readonly path: string; readonly content: null };

export interface FolderChanges {
  /** What differs from the commit among the editable files, sorted by path. */
  readonly edits: FileEdit[];
  /** What differs and may not: left out of `edits`. */
  readonly ignored: string[];
}

/** Writes files into an empty or new folder. Paths and modes are checked: the tree may come from a stranger's server. */
export async function writeFolder(folder: string, files: readonly TreeFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for await (const _ of await opendir(folder)) {
    const rule = `${folder} is not empty.`;
    throw refusal('bad-configuration', 'folder', rule, 'Give an empty folder.');
  }
  for (const { path, mode, content } of files) {
    checkPath(path);
    checkMode(mode, path);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { flag: 'wx', mode: mode === '100755' ? 0o755 : 0o644 });
  }
}

/**
 * What a program left in a folder, against the files that were there. Links are never followed and anything but a plain
 * file among the editable paths is refused. The program must have ended: a folder that changes meanwhile is read as is.
 * @throws RatchetError `forbidden-mode`, `oversized` or `bad-field` (unreadable)
 */
export async function readFolderChanges(options: FolderComparison): Promise<FolderChanges> {
  try {
    return await compareFolder(options);
  } catch (error) {
    if (error instanceof RatchetError) throw error;
    const rule = `It cannot be read: ${(error as Error).message}.`;
    throw refusal('bad-field', 'folder', rule, 'Leave plain, readable files.', error);
  }
}

interface FolderComparison {
  readonly folder: string;
  readonly files: readonly TreeFile[];
  readonly editable: readonly string[];
  readonly limits: CandidateLimits;
}

async function compareFolder(options: FolderComparison): Promise<FolderChanges> {
  const { folder, editable, limits } = options;
  const before = new Map(options.files.map((file) => [file.path, file]));
  const found = await findFiles(folder, limits);
  const edits: FileEdit[] = [];
  const ignored: string[] = [];
  let totalBytes = 0;
  for (const [path, kind] of found) {
    const known = before.get(path);
    if (!matchesEditable(editable, path)) {
      if (
        !known ||
        kind !== 'file' ||
        differs(known, await readPlainFile(folder, path, known.content.length))
      ) {
        ignored.push(path);
      }
      continue;
    }
    if (kind !== 'file') checkMode(kind, path);
    const file = await readPlainFile(folder, path, limits.maxFileBytes);
    if (!file) throw tooLarge(path, limits.maxFileBytes);
    if (known && !differs(known, file)) continue;
    totalBytes += file.content.length;
    if (totalBytes > limits.maxInflatedBytes) throw tooLarge('.', limits.maxInflatedBytes);
    edits.push(file);
  }
  for (const path of before.keys()) {
    if (found.has(path)) continue;
    if (matchesEditable(editable, path)) edits.push({ path, content: null });
    else ignored.push(path);
  }
  edits.sort((a, b) => comparePaths(a.path, b.path));
  return { edits, ignored: ignored.sort(comparePaths) };
}

const differs = (known: TreeFile, now: TreeFile | null): boolean =>
  now === null || now.mode !== known.mode || !now.content.equals(known.content);

/** Paths of all that is no folder, with `file` or the mode that git would give it. `.git` and caches are passed over. */
async function findFiles(folder: string, limits: CandidateLimits): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const folders = [''];
  for (let prefix = folders.pop(); prefix !== undefined; prefix = folders.pop()) {
    for await (const entry of await opendir(join(folder, prefix))) {
      if (entry.name === '.git' || entry.name === '__pycache__') continue;
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else found.set(path, entry.isFile() ? 'file' : entry.isSymbolicLink() ? '120000' : 'special');
      if (found.size + folders.length > 10 * limits.maxFiles) {
        const rule = `It holds over ${10 * limits.maxFiles} files.`;
        throw refusal('oversized', 'folder', rule, 'Write elsewhere what is no part of the candidate.');
      }
    }
  }
  return found;
}

/** The file, or null when it has more than `maxBytes`. */
async function readPlainFile(folder: string, path: string, maxBytes: number): Promise<TreeFile | null> {
  // Looked at first, since opening a pipe would wait; and opened without following, since it may have become a link.
  if (!(await lstat(join(folder, path))).isFile()) checkMode('special', path);
  const handle = await open(
    join(folder, path),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) checkMode('special', path);
    if (stat.size > maxBytes) return null;
    const content = await handle.readFile();
    return content.length > maxBytes
      ? null
      : { path, mode: stat.mode & 0o100 ? '100755' : '100644', content };
  } finally {
    await handle.close();
  }
}

const tooLarge = (path: string, maxBytes: number) =>
  refusal('oversized', path, `It has over ${maxBytes} bytes.`, 'Make the file smaller.');
