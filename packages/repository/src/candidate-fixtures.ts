import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorEmail, type CommitId, type KeyId, type TreeId } from '@ratchet/protocol';
import { encodeBundle } from './bundle.ts';
import { openGitHost } from './git-host.ts';
import { type Commit, encodeCommit, type GitObject, gitObject, type Person, stamp } from './git-object.ts';
import { encodePack } from './pack.ts';
import { openRepository, type Repository } from './repository.ts';
import { sshCommitSigner } from './ssh-signature.ts';
import { buildTrees, type FileReference } from './tree-object.ts';

/** Material for the tests: a small track in a folder of its own, and candidates made by hand, honest or not. */
export const signer = sshCommitSigner({ seed: new Uint8Array(32).fill(7) });
export const coordinator: Person = { name: 'coordinator', email: 'coordinator@ratchet.test' };
export const keyId = 'ab'.repeat(32) as KeyId;
export const volunteer: Person = { name: 'volunteer', email: authorEmail(keyId) };
export const openedAt = new Date('2026-01-01T00:00:00Z');
export const madeAt = new Date('2026-01-02T00:00:00Z');
export const editable = ['train.py', 'model/**'];

export const rootFiles: Record<string, string> = {
  'program.md': '# Program\n',
  'score.py': 'print(1)\n',
  'train.py': Array.from({ length: 40 }, (_, index) => `line_${index} = ${index}\n`).join(''),
  'model/layers.py': 'WIDTH = 64\n',
  'model/deep/norm.py': 'EPS = 1e-5\n',
};

export interface Track {
  readonly folder: string;
  readonly repository: Repository;
  readonly root: CommitId;
  /** Arguments of the git processes started since the array was last emptied. */
  readonly processes: (readonly string[])[];
  /** Plain git on the bare repository. */
  git(...args: string[]): string;
  quarantined(): string[];
  remove(): void;
}

/** As coordinators have one. */
const host = openGitHost();

export async function openTrack(files: Record<string, string> = rootFiles): Promise<Track> {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-repository-'));
  const dir = join(folder, 'track.git');
  const processes: (readonly string[])[] = [];
  const quarantineDir = join(folder, 'quarantine');
  const onProcess = (args: readonly string[]) => processes.push(args);
  const repository = await openRepository({ dir, quarantineDir, host, onProcess });
  const root = await repository.createRoot({
    files: Object.entries(files).map(([path, text]) => ({
      path,
      mode: '100644',
      content: Buffer.from(text),
    })),
    author: coordinator,
    time: openedAt,
    message: 'Open the track',
    signer,
  });
  return {
    folder,
    repository,
    root,
    processes,
    git: (...args) =>
      execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8', env: plainEnvironment, stdio: 'pipe' }),
    quarantined: () => readdirSync(quarantineDir),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Git as a visitor has it, without anybody's configuration. */
export const plainEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  HOME: '/nonexistent',
};

export interface HandMade {
  readonly commit: CommitId;
  readonly bundle: Buffer;
}

/** A file to write, a reference to put in as it is, or null to delete. */
export type HandMadeFile = string | Buffer | FileReference | null;

/** A candidate on `parent` with these changes to the files of the track's root or of `base`. */
export function makeCandidate(
  parent: CommitId,
  changes: Record<string, HandMadeFile>,
  options: { base?: Record<string, HandMadeFile>; commit?: Partial<Commit>; extra?: GitObject[] } = {},
): HandMade {
  const references = new Map<string, FileReference>();
  const objects = new Map<string, GitObject>();
  for (const [path, value] of Object.entries({ ...rootFiles, ...options.base, ...changes })) {
    if (value === null) continue;
    if (typeof value === 'object' && 'mode' in value) {
      references.set(path, value);
      continue;
    }
    const blob = gitObject('blob', Buffer.from(value));
    if (path in changes) objects.set(blob.id, blob);
    references.set(path, { mode: '100644', id: blob.id });
  }
  const { root, trees } = buildTrees(references);
  for (const tree of trees) objects.set(tree.id, tree);
  for (const object of options.extra ?? []) objects.set(object.id, object);
  return makeCommit(parent, root.id, [...objects.values()], options.commit);
}

/** A candidate over any tree, with exactly these objects. */
export function makeCommit(
  parent: CommitId,
  tree: string,
  objects: readonly GitObject[],
  changed: Partial<Commit> = {},
): HandMade {
  const person = stamp(volunteer, madeAt);
  const fields = { author: person, committer: person, message: 'Try something\n' };
  const bytes = encodeCommit({ tree: tree as TreeId, parents: [parent], ...fields, ...changed });
  return wrap(parent, gitObject('commit', bytes), objects);
}

export function wrap(parent: CommitId, commit: GitObject, objects: readonly GitObject[]): HandMade {
  const id = commit.id as CommitId;
  return {
    commit: id,
    bundle: encodeBundle({ commit: id, prerequisite: parent, pack: encodePack([commit, ...objects]) }),
  };
}

export const rulesFor = (track: Track, made: HandMade) => ({
  expectCommit: made.commit,
  head: track.root,
  editable,
  authorEmail: volunteer.email,
  now: madeAt,
});

/** The code of the RatchetError that `promise` ends in. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no error';
}

export const mergeOf = (head: CommitId, made: HandMade) => ({
  bundle: made.bundle,
  head,
  candidate: made.commit,
  message: 'Merge a candidate',
  trailers: [
    ['Ratchet-Submission', 'a0000000-0000-4000-8000-000000000001'],
    ['Ratchet-Effect', '0.12 [0.10, 0.14]'],
  ] as [string, string][],
  committer: coordinator,
  time: new Date(madeAt.getTime() + 60_000),
  signer,
});
