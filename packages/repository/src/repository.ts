import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CommitId, parseCommitId, type TreeId } from '@ratchet/protocol';
import { type Candidate, cappedText, readCommit, unifiedDiff } from './candidate.ts';
import { type ComparedEnd, compare } from './compare.ts';
import { runGit } from './git-process.ts';
import type { GitHost } from './git-settings.ts';
import { checkGitVersion } from './git-version.ts';
import { initBare } from './init-bare.ts';
import { type InspectionRules, inspectBundle } from './inspect-bundle.ts';
import { type CandidateLimits, defaultCandidateLimits } from './limits.ts';
import { type MergeOptions, writeMerge } from './merge.ts';
import { withObjectReader } from './object-reader.ts';
import { sweepQuarantine } from './quarantine.ts';
import { type RebaseOptions, rebase } from './rebase.ts';
import { refusal } from './refusal.ts';
import type { RepositoryContext } from './repository-context.ts';
import { type RevertOptions, revert } from './revert.ts';
import { type RootOptions, writeRoot } from './root-commit.ts';
import { listTree, readFiles, type TreeFile } from './tree-listing.ts';
import { treeTar } from './tree-tar.ts';
import { Turnstile } from './turnstile.ts';

export interface RepositoryOptions {
  /** The bare repository; made when missing. */
  readonly dir: string;
  /** Where strangers' objects lie while they are checked. May be shared by the repositories of one machine. */
  readonly quarantineDir: string;
  readonly limits?: Partial<CandidateLimits>;
  /** Candidates unpacked at the same time (4); up to 1,024 more wait their turn, since each may need tens of MiB. */
  readonly maxConcurrent?: number;
  /** Name or path of the git program. */
  readonly gitBinary?: string;
  /** Starts git's processes; without it, this process does. */
  readonly host?: GitHost;
  /** Called for each git process, with its arguments. */
  readonly onProcess?: (args: readonly string[]) => void;
}

/** The bare git repository of one track. Only `createRoot` and `advance` move its one reference, `refs/heads/main`. */
export interface Repository {
  readonly dir: string;
  /** The newest merged commit, or null before the track is opened. */
  head(): Promise<CommitId | null>;
  /** Opens the track with one signed commit. The same call again gives the same id. @throws `stale-head` when open */
  createRoot(options: RootOptions): Promise<CommitId>;
  readTree(commit: CommitId): Promise<TreeFile[]>;
  /** A deterministic tar of the commit's whole tree. */
  treeTar(commit: CommitId): Promise<{ tree: TreeId; tar: Buffer }>;
  /** Everything that is checked before anything runs, with at most three git processes. Leaves nothing behind. */
  inspectBundle(bundle: Buffer, rules: InspectionRules): Promise<Candidate>;
  /** Moves a candidate onto a newer head. @throws `merge-conflict`, or `empty-candidate` when that head has it all */
  rebase(bundle: Buffer, options: RebaseOptions): Promise<{ candidate: Candidate; bundle: Buffer }>;
  /** The candidate that takes a merge back, as that merge's child. */
  revert(options: RevertOptions): Promise<{ commit: CommitId; bundle: Buffer }>;
  /** Stores the candidate for good and the signed merge commit over it. Moves nothing; the same input gives the same id. */
  writeMerge(options: MergeOptions): Promise<CommitId>;
  /** Moves the head by compare-and-swap. True when it is at `to` afterwards, false when someone else moved it elsewhere. */
  advance(from: CommitId, to: CommitId): Promise<boolean>;
  /** Unified diff, cut at `maxDiffBytes`. */
  diff(from: CommitId, to: CommitId): Promise<string>;
  /** The same between any two commits, those that only a bundle brings too; null where it is too large to make. */
  compare(from: ComparedEnd, to: ComparedEnd): Promise<string | null>;
}

/** @throws RatchetError `set-up-failed` (no git, or too old a one) or `bad-configuration` */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  const context = await prepare(options);
  const { settings, store, limits } = context;
  const inTurn = takingTurns(options.maxConcurrent ?? 4);
  return {
    dir: store.gitDir,
    head: () => readHead(context),
    async createRoot(root) {
      const commit = await writeRoot(context, root);
      if (await moveHead(context, null, commit)) return commit;
      const rule = 'The track is already open, with another root.';
      throw refusal('stale-head', 'root', rule, 'Open a track of another name.');
    },
    readTree: (commit) => withTree(context, commit, async (_tree, files) => files),
    treeTar: (commit) =>
      withTree(context, commit, async (tree, files) => ({ tree, tar: await treeTar(files) })),
    inspectBundle: (bundle, rules) => inTurn(() => inspectBundle(context, bundle, rules)),
    rebase: (bundle, wanted) => inTurn(() => rebase(context, bundle, wanted)),
    revert: (wanted) => inTurn(() => revert(context, wanted)),
    writeMerge: (wanted) => inTurn(() => writeMerge(context, wanted)),
    compare: (from, to) => inTurn(() => compare(context, from, to)),
    async advance(from, to) {
      await withObjectReader(context, async (reader) => {
        const { parents } = await readCommit(reader, parseCommitId(to, 'to'));
        if (parents[0] === from) return;
        throw refusal(
          'wrong-parent',
          'to',
          'A head only moves to a commit whose first parent it is.',
          'Merge again.',
        );
      });
      return moveHead(context, parseCommitId(from, 'from'), to);
    },
    async diff(from, to) {
      const ends = [parseCommitId(from, 'from'), parseCommitId(to, 'to')] as const;
      return cappedText(await unifiedDiff(settings, store, ends, limits), limits.maxDiffBytes);
    },
  };
}

/** Lets `width` pieces of work run at a time. */
function takingTurns(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  const turnstile = new Turnstile({ width, maxWaiting: 1_024 });
  return async (work) => {
    if (!(await turnstile.enter())) {
      throw refusal(
        'unavailable',
        'repository',
        'Too many candidates wait to be checked.',
        'Try again later.',
      );
    }
    try {
      return await work();
    } finally {
      turnstile.leave();
    }
  };
}

async function prepare(options: RepositoryOptions): Promise<RepositoryContext> {
  const { gitBinary, host, onProcess } = options;
  // Git runs in the root folder: relative paths mean what they mean to this process.
  const dir = resolve(options.dir);
  const quarantineDir = resolve(options.quarantineDir);
  // Git separates alternates by colons and gives a leading quote a meaning.
  if (!/^\/[^:\n]*$/.test(dir)) {
    const rule = `${dir} has a colon or a line break in it.`;
    throw refusal('bad-configuration', 'dir', rule, 'Give the repository another folder.');
  }
  const homeDir = join(dir, 'empty-home');
  const settings = {
    homeDir,
    ...(gitBinary && { binary: gitBinary }),
    ...(host && { host }),
    ...(onProcess && { onProcess }),
  };
  await mkdir(homeDir, { recursive: true });
  await mkdir(quarantineDir, { recursive: true });
  await checkGitVersion(settings);
  await initBare(settings, dir);
  await sweepQuarantine(quarantineDir);
  return {
    settings,
    store: { gitDir: dir },
    quarantineDir,
    limits: { ...defaultCandidateLimits, ...options.limits },
  };
}

async function readHead({ settings, store }: RepositoryContext): Promise<CommitId | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', 'refs/heads/main'];
  const output = await runGit(settings, { args, store });
  if (output.exitCode === 1 && output.stdout.length === 0) return null;
  return parseCommitId(output.stdout.toString('latin1').trim(), 'head');
}

/** Compare-and-swap of the head; `from` null means that there is none yet. */
async function moveHead(context: RepositoryContext, from: CommitId | null, to: CommitId): Promise<boolean> {
  const { settings, store } = context;
  const args = ['update-ref', '--no-deref', 'refs/heads/main', to, from ?? '0'.repeat(40)];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const output = await runGit(settings, { args, store });
    if (output.exitCode === 0) return true;
    const head = await readHead(context);
    if (head === to) return true;
    if (head !== from) return false;
    // The head is where it was: another process holds git's lock on it and may yet lose or win.
  }
  const remedy = `If no other coordinator runs, remove ${store.gitDir}/refs/heads/main.lock.`;
  throw refusal('unavailable', 'head', 'The head is locked.', remedy);
}

const withTree = <T>(
  context: RepositoryContext,
  commit: CommitId,
  use: (tree: TreeId, files: TreeFile[]) => Promise<T>,
): Promise<T> =>
  withObjectReader(context, async (reader) => {
    const { tree } = await readCommit(reader, parseCommitId(commit, 'commit'));
    const listing = await listTree(reader, tree, context.limits);
    return use(tree, await readFiles(reader, listing, context.limits));
  });
