import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type CommitId,
  type KeyId,
  matchesEditable,
  parseTreeId,
  RatchetError,
  type TreeId,
} from '@ratchet/protocol';
import { type FileEdit, openWorkspace, type TreeFile, type Workspace } from '@ratchet/repository';
import type { Changes, Files, TrackState, WorkspacePort } from './app/ports.ts';
import { makeReadable } from './make-readable.ts';

export interface WorkspaceFolders extends WorkspacePort {
  /** Where the head's tree lies, checked out. */
  headDir(head: CommitId): string;
}

const run = promisify(execFile);

/** Keeps the worker's copy of the track's repository in `dir`, and checkouts beside it. */
export async function workspaceAdapter(options: {
  readonly dir: string;
  readonly keyId: KeyId;
  readonly now: () => number;
}): Promise<WorkspaceFolders> {
  const { dir, keyId, now } = options;
  const heads = join(dir, 'heads');
  const candidates = join(dir, 'candidates');
  // Candidates of an earlier process: what of them counts is in the notebook and in the outbox.
  await rm(candidates, { recursive: true, force: true });
  for (const folder of [heads, candidates]) await mkdir(folder, { recursive: true, mode: 0o700 });
  let editable: readonly string[] = [];
  let workspace: Workspace | null = null;
  const opened = (): Workspace => {
    if (workspace) return workspace;
    throw new Error('A workspace is settled on a head before it is used.');
  };
  const headDir = (head: CommitId): string => join(heads, head);

  return {
    headDir,
    async settle(track) {
      workspace = openWorkspace({ dir: join(dir, 'git'), cloneUrl: track.cloneUrl });
      editable = track.manifest.editable;
      await workspace.fetchHead();
      await checkoutHead(workspace, heads, track);
      return editableFiles(await workspace.readTree(track.head), editable);
    },
    async filesAt(head, globs) {
      try {
        return editableFiles(await opened().readTree(head as CommitId), globs);
      } catch (error) {
        if (error instanceof RatchetError) return null;
        throw error;
      }
    },
    async commit(head, changes, message) {
      const edits = editsOf(changes, await opened().readTree(head), editable);
      const commit = await opened().commit({ parent: head, edits, keyId, message, time: new Date(now()) });
      const folder = await mkdtemp(join(candidates, `${commit.slice(0, 12)}-`));
      await opened().checkout({ commit, folder });
      await makeReadable(folder);
      return { commit, head, dir: folder, tree: await treeOf(opened().dir, commit) };
    },
    bundle: (candidate) => opened().bundle(candidate.commit),
    discard: (candidate) => rm(candidate.dir, { recursive: true, force: true }),
  };
}

async function checkoutHead(workspace: Workspace, heads: string, { head }: TrackState): Promise<void> {
  const present = await readdir(heads);
  if (!present.includes(head)) {
    const draft = await mkdtemp(join(heads, '.draft-'));
    await workspace.checkout({ commit: head, folder: draft });
    await makeReadable(draft);
    await rename(draft, join(heads, head));
  }
  for (const name of present) {
    if (name !== head) await rm(join(heads, basename(name)), { recursive: true, force: true });
  }
}

const editableFiles = (tree: readonly TreeFile[], editable: readonly string[]): Files =>
  new Map(tree.flatMap(({ path, content }) => (matchesEditable(editable, path) ? [[path, content]] : [])));

/** @throws RatchetError `protected-path` */
function editsOf(changes: Changes, tree: readonly TreeFile[], editable: readonly string[]): FileEdit[] {
  const modes = new Map(tree.map(({ path, mode }) => [path, mode]));
  return [...changes].map(([path, content]) => {
    if (!matchesEditable(editable, path)) {
      throw new RatchetError({
        code: 'protected-path',
        field: path.slice(0, 200),
        rule: `Only ${editable.join(', ')} may be changed.`,
        remedy: 'Leave the file as it is.',
      });
    }
    if (content === null) return { path, content };
    return { path, mode: modes.get(path) ?? '100644', content: Buffer.from(content) };
  });
}

async function treeOf(gitDir: string, commit: CommitId): Promise<TreeId> {
  const { stdout } = await run('git', ['--git-dir', gitDir, 'rev-parse', '--verify', `${commit}^{tree}`]);
  return parseTreeId(stdout.trim(), 'tree');
}
