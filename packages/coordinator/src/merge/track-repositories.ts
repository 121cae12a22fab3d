import { join } from 'node:path';
import { authorEmail, type CommitId, type NodeKey, type TrackName } from '@ratchet/protocol';
import {
  type Candidate,
  type GitHost,
  openRepository,
  type Repository,
  sshCommitSigner,
} from '@ratchet/repository';
import type { CandidateRepository, InspectedCandidate, Repositories } from '../app/ports.ts';

export interface TrackRepositoriesOptions {
  /** Holds one bare repository per track. */
  readonly dir: string;
  readonly operator: NodeKey;
  /** Starts git's processes; without it, this process does. */
  readonly host?: GitHost;
  readonly onProcess?: (args: readonly string[]) => void;
}

export interface TrackRepositories extends Repositories {
  /** The repository itself, for those who open a track or serve it. */
  repository(track: TrackName): Promise<Repository>;
  folderOf(track: string): string;
  /** The track's root commit, made when there is none; when the track was opened before, its head. */
  openRoot(repository: Repository, files: RootFiles, operator: NodeKey): Promise<CommitId>;
}

interface RootFiles {
  readonly name: TrackName;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
}

/** The tracks' git repositories, as the use cases see them: each opened once, commits signed by the operator's key. */
export function openTrackRepositories(options: TrackRepositoriesOptions): TrackRepositories {
  const opened = new Map<TrackName, Promise<Repository>>();
  const ports = new WeakMap<Repository, CandidateRepository>();
  const folderOf = (track: string) => join(options.dir, `${track}.git`);
  const repository = (track: TrackName) => {
    const known =
      opened.get(track) ??
      openRepository({
        dir: folderOf(track),
        quarantineDir: join(options.dir, 'quarantine', track),
        ...(options.host && { host: options.host }),
        ...(options.onProcess && { onProcess: options.onProcess }),
      });
    opened.set(track, known);
    // A failure is not remembered: the next caller tries again.
    known.catch(() => opened.delete(track));
    return known;
  };
  return {
    folderOf,
    repository,
    openRoot,
    async of(track) {
      const found = await repository(track);
      const port = ports.get(found) ?? asPort(found, options.operator);
      ports.set(found, port);
      return port;
    },
  };
}

/** The time of root commits: the same package makes the same root, whenever and wherever it is opened. */
const rootTime = new Date(0);

async function openRoot(
  repository: Repository,
  { name, files }: RootFiles,
  operator: NodeKey,
): Promise<CommitId> {
  const head = await repository.head();
  if (head) return head;
  return repository.createRoot({
    files,
    author: operatorPerson(operator),
    time: rootTime,
    message: `Open track ${name}`,
    signer: sshCommitSigner({ seed: operator.seed }),
  });
}

/** Author of root and merge commits. */
export const operatorPerson = (key: NodeKey) => ({
  name: 'Ratchet coordinator',
  email: authorEmail(key.keyId),
});

function asPort(repository: Repository, operator: NodeKey): CandidateRepository {
  const signer = sshCommitSigner({ seed: operator.seed });
  const committer = operatorPerson(operator);
  return {
    async inspect(bundle, { commit, head, manifest, author }) {
      const rules = {
        expectCommit: commit,
        head,
        editable: manifest.editable,
        authorEmail: authorEmail(author),
      };
      return inspected(await repository.inspectBundle(bundle, rules));
    },
    async rebase(bundle, { candidate, onto, time }) {
      const rebased = await repository.rebase(bundle, { candidate, onto, committer, time });
      return { candidate: inspected(rebased.candidate), bundle: rebased.bundle };
    },
    revert: (wanted) => repository.revert({ ...wanted, person: committer }),
    writeMerge: (merge) => repository.writeMerge({ ...merge, committer, signer }),
    advance: (from, to) => repository.advance(from, to),
    treeTar: (commit) => repository.treeTar(commit),
  };
}

const inspected = ({
  commit,
  tree,
  parent,
  patchId,
  hunks,
  diff,
  treeTar,
}: Candidate): InspectedCandidate => ({
  ...{ commit, tree, parent, patchId, hunks, diff, treeTar },
});
