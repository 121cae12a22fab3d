import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  authorEmail,
  authorName,
  type CommitId,
  type KeyId,
  parseCommitId,
  type TreeId,
} from '@ratchet/protocol';
import { compareCommits, readCommit } from './candidate.ts';
import { type FileEdit, type FolderChanges, readFolderChanges, writeFolder } from './folder-changes.ts';
import { encodeCommit, type GitObject, gitObject, stamp } from './git-object.ts';
import { runGit } from './git-process.ts';
import type { GitSettings, ObjectStore } from './git-settings.ts';
import { initBare } from './init-bare.ts';
import { type CandidateLimits, defaultCandidateLimits } from './limits.ts';
import { withObjectReader } from './object-reader.ts';
import { encodePack } from './pack.ts';
import { checkNoCollisions, checkPath } from './path-rules.ts';
import { importPack } from './quarantine.ts';
import { refusal } from './refusal.ts';
import { checkMode, listTree, readFiles, type TreeFile } from './tree-listing.ts';
import { buildTrees, type FileReference } from './tree-object.ts';
import { bundleOf, newObjects } from './unpacked-bundle.ts';

export interface WorkspaceOptions {
  /** Folder for the copy of the track's repository; made when missing. */
  readonly dir: string;
  /** `http://…` or `https://…`. */
  readonly cloneUrl: string;
  readonly limits?: Partial<CandidateLimits>;
  /** A fetch is cut off after this long (120). */
  readonly fetchSeconds?: number;
  readonly gitBinary?: string;
  readonly onProcess?: (args: readonly string[]) => void;
}

/** A worker's copy of a track. It has no work tree: files go in and out of plain folders that git never sees. */
export interface Workspace {
  readonly dir: string;
  /** Gets what is new and says where the head is; the first call clones. @throws RatchetError `unavailable` */
  fetchHead(): Promise<CommitId>;
  readTree(commit: CommitId): Promise<TreeFile[]>;
  /** The commit's files in an empty folder: no git folder, no hooks, no filters. */
  checkout(options: { commit: CommitId; folder: string }): Promise<void>;
  /** What a program left in a folder that `checkout` filled from `commit`. */
  changesIn(options: {
    commit: CommitId;
    folder: string;
    editable: readonly string[];
  }): Promise<FolderChanges>;
  /** Stores a child of `parent` with these edits, by the key's author name and address. Same input, same id. */
  commit(options: CandidateOptions): Promise<CommitId>;
  /** The bundle of a candidate made here: its parent is the prerequisite, its reference `refs/heads/candidate`. */
  bundle(commit: CommitId): Promise<Buffer>;
}

export interface CandidateOptions {
  readonly parent: CommitId;
  readonly edits: readonly FileEdit[];
  readonly keyId: KeyId;
  readonly message: string;
  readonly time: Date;
}

interface WorkspaceContext {
  readonly settings: GitSettings;
  readonly store: ObjectStore;
  readonly limits: CandidateLimits;
}

/** Touches nothing yet. @throws RatchetError `bad-configuration` for a URL that is not HTTP */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { cloneUrl, gitBinary, onProcess, fetchSeconds = 120 } = options;
  const dir = resolve(options.dir);
  if (!/^https?:\/\/[^\s]+$/.test(cloneUrl)) {
    const rule = `${cloneUrl} is not an http or https address.`;
    throw refusal('bad-configuration', 'cloneUrl', rule, 'Use the address that the coordinator gives.');
  }
  const settings = {
    homeDir: join(dir, 'empty-home'),
    ...(gitBinary && { binary: gitBinary }),
    ...(onProcess && { onProcess }),
  };
  const context = {
    settings,
    store: { gitDir: dir },
    limits: { ...defaultCandidateLimits, ...options.limits },
  };
  const readTree = (commit: CommitId) =>
    withObjectReader(context, async (reader) => {
      const { tree } = await readCommit(reader, parseCommitId(commit, 'commit'));
      return readFiles(reader, await listTree(reader, tree, context.limits), context.limits);
    });
  return {
    dir,
    fetchHead: () => fetchHead(context, cloneUrl, fetchSeconds),
    readTree,
    checkout: async ({ commit, folder }) => writeFolder(folder, await readTree(commit)),
    async changesIn({ commit, folder, editable }) {
      return readFolderChanges({ folder, editable, files: await readTree(commit), limits: context.limits });
    },
    commit: (candidate) => writeCandidate(context, candidate),
    bundle: (commit) => makeBundle(context, commit),
  };
}

async function fetchHead(
  { settings, store }: WorkspaceContext,
  url: string,
  wallSeconds: number,
): Promise<CommitId> {
  await mkdir(settings.homeDir, { recursive: true });
  await initBare(settings, store.gitDir);
  const allowed = ['protocol.http.allow=always', 'protocol.https.allow=always', 'http.followRedirects=false'];
  const checked = ['fetch.fsckObjects=true', 'http.lowSpeedLimit=1', 'http.lowSpeedTime=30'];
  const output = await runGit(settings, {
    args: [
      ...[...allowed, ...checked].flatMap((setting) => ['-c', setting]),
      ...[
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--end-of-options',
      ],
      ...[url, '+refs/heads/main:refs/ratchet/head'],
    ],
    store,
    wallSeconds,
  });
  if (output.exitCode !== 0) {
    const reason =
      output.stopped === null ? output.stderr.slice(0, 300) : `it took over ${wallSeconds} seconds`;
    throw refusal('unavailable', 'cloneUrl', `${url} could not be fetched: ${reason}.`, 'Try again later.');
  }
  const head = await runGit(settings, { args: ['rev-parse', '--verify', 'refs/ratchet/head'], store });
  return parseCommitId(head.stdout.toString('latin1').trim(), 'head');
}

/** The commit is made of objects put together here; git stores them and checks them as it would a stranger's. */
async function writeCandidate(context: WorkspaceContext, options: CandidateOptions): Promise<CommitId> {
  const { settings, store, limits } = context;
  return withObjectReader(context, async (reader) => {
    const parent = parseCommitId(options.parent, 'parent');
    const before = await listTree(reader, (await readCommit(reader, parent)).tree, limits);
    const files = new Map<string, FileReference>(before.files);
    const objects = new Map<string, GitObject>();
    for (const edit of options.edits) {
      checkPath(edit.path);
      files.delete(edit.path);
      if (edit.content === null) continue;
      checkMode(edit.mode, edit.path);
      const blob = gitObject('blob', edit.content);
      objects.set(blob.id, blob);
      files.set(edit.path, { mode: edit.mode, id: blob.id });
    }
    checkNoCollisions(files.keys());
    const { root, trees } = buildTrees(files);
    for (const tree of trees) objects.set(tree.id, tree);
    if (before.objects.has(root.id)) {
      throw refusal('empty-candidate', 'edits', 'They change nothing.', 'Change a file.');
    }
    const person = { name: authorName(options.keyId), email: authorEmail(options.keyId) };
    const author = stamp(person, options.time);
    const fields = { tree: root.id as TreeId, parents: [parent], author, committer: author };
    const commit = gitObject('commit', encodeCommit({ ...fields, message: `${options.message.trim()}\n` }));
    const fresh = [...objects.values()].filter(({ id }) => !before.objects.has(id));
    await importPack(settings, store, encodePack([commit, ...fresh]), limits);
    return commit.id as CommitId;
  });
}

const makeBundle = (context: WorkspaceContext, id: CommitId): Promise<Buffer> =>
  withObjectReader(context, async (reader) => {
    const commit = await readCommit(reader, parseCommitId(id, 'commit'));
    const [parent] = commit.parents;
    if (parent === undefined) throw refusal('wrong-parent', 'commit', `${id} has no parent.`);
    const { tree } = await readCommit(reader, parent);
    const { before, after } = await compareCommits(reader, tree, commit.tree, context.limits);
    const [object] = await reader.contents([id]);
    if (object === undefined) throw refusal('bad-field', 'commit', `There is no ${id}.`);
    return bundleOf(object, parent, await newObjects(reader, before, after));
  });
