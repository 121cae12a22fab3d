/**
 * The coordinator under load: its real gRPC server, use cases, stores, log and blob store. `git` is `real`, or `given`:
 * then the repository's inspection answers at once with values of ordinary size, so that everything but git is measured.
 * Admissions, and what git did for them, are told over IPC, so that the load need not ask.
 *
 * argv: DATABASE_URL DATA_DIR real|given on|off; with the log `off` nothing is numbered
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type CommitId, nodeKeyFromSeed, sha256Hex } from '@ratchet/protocol';
import { v7 as uuidv7 } from 'uuid';
import { application } from '../../packages/coordinator/src/app/application.ts';
import { policy } from '../../packages/coordinator/src/app/policy.ts';
import type { CandidateRepository, Repositories } from '../../packages/coordinator/src/app/ports.ts';
import { openDirectoryBlobs } from '../../packages/coordinator/src/blobs/directory-blobs.ts';
import { openBell } from '../../packages/coordinator/src/db/bell.ts';
import { connectStores } from '../../packages/coordinator/src/db/connection.ts';
import { openRefusalCounter } from '../../packages/coordinator/src/db/refusals.ts';
import { foldRollups } from '../../packages/coordinator/src/db/rollups.ts';
import { openStores } from '../../packages/coordinator/src/db/stores.ts';
import { handlersOf } from '../../packages/coordinator/src/grpc/handlers.ts';
import { startGrpc } from '../../packages/coordinator/src/grpc/server.ts';
import { openTrackRepositories } from '../../packages/coordinator/src/merge/track-repositories.ts';
import { startRounds } from '../../packages/coordinator/src/rounds.ts';
import { openGitHost } from '../../packages/repository/src/index.ts';
import { manifest, rootFiles, trackName } from './track.ts';

export interface Admitted {
  readonly admitted: string;
  readonly how: string;
  readonly gitProcesses: number;
  readonly gitMs: number;
}

const [databaseUrl = '', dataDir = '', git = 'real', log = 'on'] = process.argv.slice(2);
const operator = { key: nodeKeyFromSeed(Buffer.alloc(32, 1)) };
const sql = connectStores(databaseUrl);
const random = { bytes: randomBytes, uuid: () => uuidv7() };
const clock = { now: () => new Date() };
const bell = await openBell(sql);
let gitProcesses = 0;
const tracks = openTrackRepositories({
  dir: join(dataDir, 'git'),
  operator: operator.key,
  host: openGitHost(),
  onProcess: () => {
    gitProcesses += 1;
  },
});
const blobs = openDirectoryBlobs({ dir: join(dataDir, 'blobs'), uuid: random.uuid });

const repository = await tracks.repository(trackName);
const files = Object.entries(rootFiles).map(([path, text]) => ({
  path,
  mode: '100644',
  content: Buffer.from(text),
}));
const head = await tracks.openRoot(repository, { name: trackName, files }, operator.key);
const root = { head, ...(await repository.treeTar(head).then(({ tree, tar }) => ({ tree, treeTar: tar }))) };

/** Time in git and its processes, per inspection. One inspection runs at a time here, so that they can be told apart. */
let inspection = { gitProcesses: 0, gitMs: 0 };
const timed = (real: CandidateRepository): CandidateRepository => ({
  ...real,
  async inspect(bundle, expected) {
    if (git === 'given') return given(expected.commit, expected.head);
    const [before, began] = [gitProcesses, performance.now()];
    const candidate = await real.inspect(bundle, expected);
    inspection = { gitProcesses: gitProcesses - before, gitMs: performance.now() - began };
    return candidate;
  },
});

function given(commit: CommitId, parent: CommitId) {
  const patchId = sha256Hex(commit);
  const treeTar = Buffer.concat([Buffer.from(commit), root.treeTar]);
  const diff = `--- a/model.py\n+++ b/model.py\n@@ -41 +41 @@\n-CANDIDATE = 'none'\n+CANDIDATE = '${commit}'\n`;
  return { commit, parent, tree: root.tree, patchId, hunks: [sha256Hex(patchId)], diff, treeTar };
}

/** Those of one turn of the event loop in one message: telling is not what is measured. */
let untold: Admitted[] = [];
function tell(admitted: Admitted): void {
  if (untold.length === 0) {
    setImmediate(() => {
      process.send?.({ admissions: untold });
      untold = [];
    });
  }
  untold.push(admitted);
}

const repositories: Repositories = { of: async (track) => timed(await tracks.of(track)) };
const stores = openStores(sql);
const app = application({
  ...stores,
  ...(log === 'off' ? { log: { sequence: async () => 0, indexOf: async () => 0 } } : {}),
  checks: policy.checks,
  submissions: {
    ...stores.submissions,
    async admit(submission, candidate, now) {
      const how = await stores.submissions.admit(submission, candidate, now);
      tell({ admitted: submission.id, how, ...inspection });
      return how;
    },
    async reject(id, from, why, now) {
      tell({ admitted: id, how: `${why.code}: ${why.detail}`, ...inspection });
      return stores.submissions.reject(id, from, why, now);
    },
  },
  ...{ repositories, blobs, bell, clock, random, operator, administrators: new Set<never>() },
  report: (line, error) => process.stderr.write(`${line}: ${error}\n`),
});
const data = { train: Buffer.from('train'), validation: Buffer.from('validation') };
await app.openTrack({ name: trackName, manifest, ...data, holdouts: new Map() }, root);
await app.rotateEpoch();
await app.sequence();

const stopping = new AbortController();
const grpc = await startGrpc({
  ...{ host: '127.0.0.1', port: 0, clock, requireWelcome: app.standing.requireUnblocked },
  handlers: handlersOf({
    application: app,
    bell,
    httpUrl: () => 'http://127.0.0.1',
    peers: () => [],
    stopping: stopping.signal,
  }),
  onRefused: (method, _track, error) => process.stderr.write(`${method}: ${error.message}\n`),
});
startRounds({
  app,
  bell,
  refusals: openRefusalCounter(sql),
  foldRollups: () => foldRollups(sql, clock.now()),
  report: (line) => process.stderr.write(`${line}\n`),
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: `127.0.0.1:${grpc.port}`, head });
