import { type CommitId, matchesEditable, type Sha256, type TreeId } from '@ratchet/protocol';
import { type ParsedCommit, parseCommit } from './git-object.ts';
import { runGitOrFail } from './git-process.ts';
import type { GitSettings, ObjectReader, ObjectStore } from './git-settings.ts';
import { type CandidateLimits, diffOutputBytes } from './limits.ts';
import { identifyPatch } from './patch-identity.ts';
import { shown } from './path-rules.ts';
import { refusal } from './refusal.ts';
import {
  checkMode,
  compareTrees,
  type FileChange,
  listTree,
  readFiles,
  type TreeListing,
} from './tree-listing.ts';
import { treeTar } from './tree-tar.ts';

/** A candidate that has passed every check that can be made without running it. */
export interface Candidate {
  readonly commit: CommitId;
  readonly tree: TreeId;
  readonly parent: CommitId;
  /** The author's address. */
  readonly author: string;
  /** Paths that it changes, sorted by their bytes. */
  readonly paths: string[];
  /** See `PatchIdentity`. */
  readonly patchId: Sha256;
  readonly hunks: Sha256[];
  /** Unified diff against the parent, cut at `maxDiffBytes` with a last line that says so. */
  readonly diff: string;
  /** The whole tree as a deterministic tar: what verifiers get, without author or message. */
  readonly treeTar: Buffer;
  readonly linesAdded: number;
  readonly linesRemoved: number;
}

/** Reads a commit with its id. @throws RatchetError `bad-field` when there is none */
export async function readCommit(reader: ObjectReader, id: CommitId): Promise<ParsedCommit> {
  const [object] = await reader.contents([id]);
  if (object?.type === 'commit') return parseCommit(object.content);
  throw refusal('bad-field', 'commit', `${id} is not a commit.`, 'Name a commit of this track.');
}

/** Both trees of a candidate and what differs. */
export interface ComparedTrees {
  readonly before: TreeListing;
  readonly after: TreeListing;
  readonly changes: FileChange[];
}

/** @throws RatchetError `empty-candidate` when nothing differs, and what `listTree` throws */
export async function compareCommits(
  reader: ObjectReader,
  before: TreeId,
  after: TreeId,
  limits: CandidateLimits,
): Promise<ComparedTrees> {
  const old = await listTree(reader, before, limits);
  const now = await listTree(reader, after, limits);
  const changes = compareTrees(old, now);
  if (changes.length > 0) return { before: old, after: now, changes };
  throw refusal('empty-candidate', 'commit.tree', 'It changes nothing against the head.', 'Change a file.');
}

/**
 * What a candidate changes may be changed.
 * @throws RatchetError `protected-path`, `forbidden-mode` or `oversized`
 */
export async function checkChanges(
  reader: ObjectReader,
  { changes }: ComparedTrees,
  editable: readonly string[],
  limits: CandidateLimits,
): Promise<void> {
  for (const { path, after } of changes) {
    if (!matchesEditable(editable, path)) {
      const rule = `Only ${editable.join(', ')} may be changed.`;
      throw refusal('protected-path', shown(path), rule, 'Leave this path as it is at the head.');
    }
    if (after) checkMode(after.mode, path);
  }
  if (changes.length > limits.maxChangedFiles) {
    const rule = `It changes ${changes.length} files, over ${limits.maxChangedFiles}.`;
    throw refusal('oversized', 'tree', rule, 'Make the candidate smaller.');
  }
  const written = changes.flatMap(({ path, after }) => (after ? [{ path, id: after.id }] : []));
  const sizes = await reader.info(written.map(({ id }) => id));
  for (const [index, { path }] of written.entries()) {
    const info = sizes[index];
    if (info?.type !== 'blob') throw refusal('fsck-failed', shown(path), 'A file stands for no blob.');
    if (info.sizeBytes > limits.maxFileBytes) {
      const rule = `It has ${info.sizeBytes} bytes, over ${limits.maxFileBytes}.`;
      throw refusal('oversized', shown(path), rule, 'Make the file smaller.');
    }
  }
}

/** Unified diff between two trees or commits, with settings that no configuration changes. */
export const unifiedDiff = (
  settings: GitSettings,
  store: ObjectStore,
  [before, after]: readonly [string, string],
  limits: CandidateLimits,
): Promise<Buffer> =>
  runGitOrFail(settings, {
    args: [
      ...['diff-tree', '-r', '-p', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'],
      ...['--no-indent-heuristic', '--diff-algorithm=myers', '--full-index', '--unified=3'],
      ...['--src-prefix=a/', '--dst-prefix=b/', '--end-of-options', before, after],
    ],
    store,
    maxOutputBytes: diffOutputBytes(limits),
    wallSeconds: limits.wallSeconds,
  });

export function cappedText(diff: Buffer, maxBytes: number): string {
  if (diff.length <= maxBytes) return diff.toString('utf8');
  const end = diff.lastIndexOf('\n', maxBytes) + 1;
  return `${diff.toString('utf8', 0, end)}[cut: ${diff.length - end} more bytes]\n`;
}

/** Puts a checked candidate together. `commit` need not be stored yet: only its tree is read. */
export async function describeCandidate(options: {
  readonly settings: GitSettings;
  readonly store: ObjectStore;
  readonly reader: ObjectReader;
  readonly id: CommitId;
  readonly commit: ParsedCommit;
  readonly parent: CommitId;
  readonly parentTree: TreeId;
  readonly trees: ComparedTrees;
  readonly limits: CandidateLimits;
}): Promise<Candidate> {
  const { settings, store, reader, id, commit, parent, parentTree, trees, limits } = options;
  const reading = readFiles(reader, trees.after, limits);
  const diffing = unifiedDiff(settings, store, [parentTree, commit.tree], limits);
  // Both end before either's failure is reported: nothing may still run when the quarantine is removed.
  await Promise.allSettled([reading, diffing]);
  const files = await reading;
  const diff = await diffing;
  return {
    commit: id,
    tree: commit.tree,
    parent,
    author: commit.author.email,
    paths: trees.changes.map(({ path }) => path),
    ...identifyPatch(diff, trees.changes),
    diff: cappedText(diff, limits.maxDiffBytes),
    treeTar: await treeTar(files),
  };
}
