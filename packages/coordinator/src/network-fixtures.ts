import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Claim,
  type CommitId,
  commitmentOf,
  type KeyId,
  type Manifest,
  manifestSchema,
  type NodeKey,
  nodeKeyFromSeed,
  parseTrackName,
  parseTreeId,
  predicateTypes,
  type ReplicaStatement,
  type Sha256,
  sealStatement,
  sha256,
  sha256Hex,
  type TrackName,
  type TreeId,
} from '@ratchet/protocol';
import { openWorkspace } from '@ratchet/repository';
import { cloneTemplateDatabase } from '../../../test/setup/template-database.ts';
import { type Application, application, type Parts } from './app/application.ts';
import type { Bell, Caller, Checks } from './app/ports.ts';
import type { OpeningRequest } from './app/reveal-claim.ts';
import type { ReplicaLease } from './app/verification-ports.ts';
import { openDirectoryBlobs } from './blobs/directory-blobs.ts';
import { openAdministrationStore } from './db/administration.ts';
import { connect, connectStores, type Sql } from './db/connection.ts';
import { openEpochStore } from './db/epochs.ts';
import { openJournalStore } from './db/journal.ts';
import { openLeaseStore } from './db/leases.ts';
import { openLogStore } from './db/leaves.ts';
import { openNodeStore, openRosterStore } from './db/nodes.ts';
import { openSubmissionStore } from './db/submissions.ts';
import { openTrackStore } from './db/tracks.ts';
import { openVerificationStore } from './db/verification.ts';
import { openTrackRepositories, type TrackRepositories } from './merge/track-repositories.ts';

/**
 * A small network for tests: a real database and git repository, one track made by hand, three verifiers on the roster,
 * and clocks that stand still. A run's metric is 100 less the gains that the tree under test declares.
 */
export const toy: TrackName = parseTrackName('toy', 'name');
export const operator = nodeKeyFromSeed(Buffer.alloc(32, 200));
/** Of whom the operator says that it administers the network. */
export const administrator = nodeKeyFromSeed(Buffer.alloc(32, 210));
export const verifiers = [201, 202, 203].map((seed) => nodeKeyFromSeed(Buffer.alloc(32, seed)));
export const volunteer = (number: number): NodeKey => nodeKeyFromSeed(Buffer.alloc(32, number));
export const startedAt = new Date('2026-03-01T12:00:00Z');
export const sigma = 1;
const noBell: Bell = { ring: () => {} };

const budget = { wallSeconds: 60, cpuSeconds: 60, memoryMiB: 512, outputMiB: 1 };
const stage = { image: 'ratchet/none', command: ['true'], budget };
export const manifest: Manifest = manifestSchema.parse({
  ...{ name: toy, title: 'A toy', interests: ['toys'], license: 'Apache-2.0' },
  metric: { name: 'loss', unit: 'nats', direction: 'minimize', minimumEffect: 0 },
  editable: ['train.py', 'model/**'],
  stages: { train: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
});

export const rootFiles: Readonly<Record<string, string>> = {
  'program.md': '# Program\n',
  'score.py': 'print(1)\n',
  'train.py': Array.from({ length: 40 }, (_, line) => `line_${line} = ${line}\n`).join(''),
  'model/layers.py': 'WIDTH = 64\n',
};

/** Time that moves when a test says so; `tickMs` more at each look where things must have an order. */
export interface TestClock {
  now(): Date;
  advance(seconds: number): void;
  tickMs: number;
}

export function testClock(): TestClock {
  let time = startedAt.getTime();
  const clock: TestClock = {
    tickMs: 0,
    now() {
      time += clock.tickMs;
      return new Date(time);
    },
    advance(seconds) {
      time += seconds * 1000;
    },
  };
  return clock;
}

export interface TestNetwork {
  readonly sql: Sql;
  readonly databaseUrl: string;
  readonly dir: string;
  readonly clock: TestClock;
  readonly repositories: TrackRepositories;
  readonly parts: Parts;
  readonly app: Application;
  /** The track's first commit. */
  readonly root: CommitId;
  /** What the application reported as its own trouble. */
  readonly troubles: string[];
  close(): Promise<void>;
}

export interface TestNetworkOptions {
  readonly calibrated?: boolean;
  /** What the toy's manifest says otherwise. */
  readonly manifest?: Partial<Manifest>;
  /** None unless given: a test that counts runs must know all of them. */
  readonly checks?: Partial<Checks>;
}

export async function openTestNetwork(options: TestNetworkOptions = {}): Promise<TestNetwork> {
  const database = await cloneTemplateDatabase();
  const sql = await connectInHaste(database.url);
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-coordinator-'));
  const clock = testClock();
  const troubles: string[] = [];
  const repositories = openTrackRepositories({ dir: join(dir, 'git'), operator });
  const parts = partsOn({ ...{ sql, dir, clock, repositories, troubles }, ...options });
  const app = application(parts);
  const repository = await repositories.repository(toy);
  const files = Object.entries(rootFiles).map(([path, text]) => ({
    ...{ path, mode: '100644', content: Buffer.from(text) },
  }));
  const root = await repositories.openRoot(repository, { name: toy, files }, operator);
  const { tree, tar: treeTar } = await repository.treeTar(root);
  await app.syncRoster(
    verifiers.map(({ keyId, boxPublicKey }, i) => ({
      ...{ keyId, boxKey: Buffer.from(boxPublicKey).toString('hex'), operator: `operator-${i}` },
    })),
  );
  const shards = (season: number) =>
    new Map(verifiers.map(({ keyId }, i) => [keyId, Buffer.from(`sealed shard ${i} of season ${season}`)]));
  const holdouts = new Map([1, 2].map((season) => [season, shards(season)]));
  const [train, validation] = [Buffer.from('train'), Buffer.from('validation')];
  const ofTrack = { ...manifest, ...options.manifest };
  await app.openTrack(
    { name: toy, manifest: ofTrack, train, validation, holdouts },
    { head: root, tree, treeTar },
  );
  await app.rotateEpoch();
  if (options.calibrated ?? true) await calibrate(parts);
  return {
    ...{ sql, databaseUrl: database.url, dir, clock, repositories, parts, app, root, troubles },
    async close() {
      await sql.end();
      await database.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Without waiting for the disk at each commit: a test's database need not survive the machine. */
async function connectInHaste(url: string): Promise<Sql> {
  const first = connect(url, 1);
  await first.unsafe(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit to off`);
  await first.end();
  return connectStores(url);
}

export function partsOn(on: {
  sql: Sql;
  dir: string;
  clock: TestClock;
  repositories: TrackRepositories;
  troubles: string[];
  checks?: Partial<Checks>;
}): Parts {
  const { sql, clock, repositories, troubles } = on;
  return {
    ...{ clock, repositories, bell: noBell, operator: { key: operator } },
    checks: { sentinelShare: 0, canaryShare: 0, retestShare: 0, ...on.checks },
    nodes: openNodeStore(sql),
    roster: openRosterStore(sql),
    leases: openLeaseStore(sql),
    journal: openJournalStore(sql),
    submissions: openSubmissionStore(sql),
    tracks: openTrackStore(sql),
    epochs: openEpochStore(sql),
    log: openLogStore(sql),
    verification: openVerificationStore(sql),
    administration: openAdministrationStore(sql),
    administrators: new Set([administrator.keyId]),
    blobs: openDirectoryBlobs({ dir: join(on.dir, 'blobs'), uuid: () => randomUUID() }),
    random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    report: (line, error) => troubles.push(`${line}: ${error instanceof Error ? error.stack : error}`),
  };
}

/** The noise of the toy, as if measured: trials need it, and measuring it takes thirty-odd runs. */
const calibrate = (parts: Parts) =>
  parts.verification.exclusively((transaction) =>
    transaction.saveCalibration({
      ...{ track: toy, hardwareClass: 'cpu', sigma, degreesOfFreedom: 40 },
      leaf: { kind: 'calibration', entry: Buffer.from('{}') },
      now: startedAt,
    }),
  );

/** The caller of one request; the same request again is the same caller. */
export const callerOf = (
  key: { keyId: KeyId },
  request: unknown,
  idempotencyKey: string = randomUUID(),
): Caller => ({
  keyId: key.keyId,
  idempotencyKey,
  requestHash: sha256(JSON.stringify(request)),
});

export interface MadeCandidate {
  readonly head: CommitId;
  readonly commit: CommitId;
  readonly tree: TreeId;
  readonly bundle: Buffer;
}

/** A candidate commit of `author` with these files, on `head`, which any commit of the track may be. */
export async function makeCandidate(
  network: Pick<TestNetwork, 'dir' | 'repositories'>,
  author: { keyId: KeyId },
  files: Readonly<Record<string, string>>,
  on: CommitId,
): Promise<MadeCandidate> {
  const copy = join(network.dir, 'workspaces', randomUUID());
  await cp(network.repositories.folderOf(toy), copy, { recursive: true });
  const workspace = openWorkspace({ dir: copy, cloneUrl: 'http://nowhere.invalid/' });
  const commit = await workspace.commit({
    parent: on,
    edits: Object.entries(files).map(([path, text]) => ({
      ...{ path, mode: '100644' as const, content: Buffer.from(text) },
    })),
    ...{ keyId: author.keyId, message: 'Try something', time: startedAt },
  });
  const bundle = await workspace.bundle(commit);
  const tree = parseTreeId(git(copy, 'rev-parse', `${commit}^{tree}`).trim(), 'tree');
  await rm(copy, { recursive: true, force: true });
  return { head: on, commit, tree, bundle };
}

/** Plain git on a repository of the test's own. */
export const git = (dir: string, ...args: string[]): string =>
  execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8', stdio: 'pipe' });

/** The text of `train.py` with a line that makes runs of it better by `gain`. `name` keeps two candidates apart. */
export const trainingWith = (name: string, gain: number, line = 20): string =>
  (rootFiles['train.py'] ?? '').replace(`line_${line} = ${line}\n`, `GAIN_${name} = ${gain}\n`);

export function claimOf(
  key: NodeKey,
  made: Pick<MadeCandidate, 'head' | 'commit' | 'tree'>,
  changed: Partial<Claim> = {},
): Buffer {
  const predicate: Claim = {
    ...{ track: toy, head: made.head, tree: made.tree, hypothesis: 'Wider', hardwareClass: 'cpu' },
    ...{ candidateRuns: [97], headRuns: [100], effect: 3, ...changed },
  };
  return sealStatement(key, {
    ...{ subjectName: toy, gitCommit: made.commit, predicateType: predicateTypes.claim, predicate },
  });
}

export interface PreparedSubmission {
  readonly commitment: Sha256;
  readonly opening: Omit<OpeningRequest, 'submissionId'>;
  readonly bundle: Buffer;
}

/** Everything that a volunteer decides before the commitment. */
export function prepare(key: NodeKey, made: MadeCandidate, claim = claimOf(key, made)): PreparedSubmission {
  const nonce = randomBytes(32);
  const { head, commit, tree, bundle } = made;
  return {
    commitment: commitmentOf({ keyId: key.keyId, track: toy, head, tree, claim, nonce }),
    opening: {
      ...{ track: toy, head, candidate: commit, tree, claim, nonce },
      ...{ bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length },
    },
    bundle,
  };
}

/** Lease and commitment of `prepared`, by a registered key; the id of the submission. */
export async function commitTo(
  app: Application,
  key: NodeKey,
  { commitment }: Pick<PreparedSubmission, 'commitment'>,
  hypothesis: string = randomUUID(),
): Promise<{ submissionId: string; leaseId: string; logIndex: number }> {
  await app.registerNode(callerOf(key, 'register'), { displayName: 'A volunteer' });
  const { leaseId } = await app.grantLease(callerOf(key, hypothesis), { track: toy, hypothesis });
  const committed = await app.commitClaim(callerOf(key, commitment), { track: toy, leaseId, commitment });
  return { ...committed, leaseId };
}

export async function reveal(
  app: Application,
  key: NodeKey,
  submissionId: string,
  { opening, bundle }: PreparedSubmission,
): Promise<string> {
  const checked = app.revealClaim.check(callerOf(key, opening), { ...opening, submissionId });
  return app.revealClaim.reveal(checked, bundle);
}

/** A candidate from idea to REVEALED, in one go. */
export async function submit(
  network: TestNetwork,
  key: NodeKey,
  files: Readonly<Record<string, string>>,
  on: CommitId = network.root,
): Promise<{ submissionId: string; made: MadeCandidate; prepared: PreparedSubmission }> {
  const made = await makeCandidate(network, key, files, on);
  const prepared = prepare(key, made);
  const { submissionId } = await commitTo(network.app, key, prepared);
  await reveal(network.app, key, submissionId, prepared);
  return { submissionId, made, prepared };
}

/** What a run of this tree measures: 100 less its gains, and a little that depends on the seed. */
export function metricOf(treeTar: Buffer, seed: number): number {
  const gains = [...treeTar.toString('latin1').matchAll(/GAIN_\w+ = (-?\d+(?:\.\d+)?)/g)];
  return 100 - gains.reduce((sum, [, gain]) => sum + Number(gain), 0) + ((seed % 101) - 50) / 500;
}

export const statementOf = (
  key: NodeKey,
  replica: ReplicaLease,
  changed: Partial<ReplicaStatement> & { metric: number | null },
  gitCommit: string = replica.commit,
): Buffer =>
  sealStatement(key, {
    subjectName: replica.track,
    gitCommit,
    predicateType: predicateTypes.replica,
    predicate: {
      ...{ replica: replica.id, track: replica.track, tree: replica.tree, seed: replica.seed },
      ...{ outcome: changed.metric === null ? 'train-crashed' : 'scored', hardwareClass: 'cpu' },
      artifact: changed.metric === null ? null : sha256Hex(`${replica.tree} under ${replica.seed}`),
      holdout: sha256Hex(`shard of ${key.keyId} in season ${replica.season}`),
      ...{ cpuSeconds: 4, wallSeconds: 2, ...changed },
    } satisfies ReplicaStatement,
  });

/** Leases and reports one run; false when there was nothing to run. */
export async function verifyOnce(app: Application, parts: Parts, key: NodeKey): Promise<boolean> {
  const replica = await app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
  if (!replica) return false;
  const tree = await parts.blobs.get(replica.treeBlob);
  if (!tree) throw new Error(`The tree of replica ${replica.id} is not in the store.`);
  const statement = statementOf(key, replica, { metric: metricOf(tree, replica.seed) });
  await app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  return true;
}

/** All verifiers in turn until none has anything to do. */
export async function verifyAll({ app, parts }: Pick<TestNetwork, 'app' | 'parts'>): Promise<number> {
  let replicas = 0;
  for (let idle = 0; idle < verifiers.length; ) {
    const key = verifiers[replicas % verifiers.length];
    idle = key && (await verifyOnce(app, parts, key)) ? 0 : idle + 1;
    replicas += 1;
    if (replicas > 2_000) throw new Error('The verifiers never come to an end.');
  }
  return replicas;
}

/** Every chore once, one after the other. */
export async function doChores({ chores }: Pick<Application, 'chores'>): Promise<void> {
  for (const { pass } of chores) await pass();
}

export async function stateOf({ sql }: Pick<TestNetwork, 'sql'>, submissionId: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`select state from submissions where id = ${submissionId}`;
  return row?.state ?? 'none';
}

/** A digest of every row of every table and of every git reference: what changed is what differs. */
export async function fingerprint(
  network: Pick<TestNetwork, 'sql' | 'repositories'>,
): Promise<Record<string, string>> {
  const { sql, repositories } = network;
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
  const digests = await Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const [row] = await sql<{ rows: number; digest: string | null }[]>`
        select count(*) as rows, md5(string_agg(t::text, E'\n' order by t::text)) as digest from ${sql(name)} t`;
      return [name, `${row?.rows} rows, ${row?.digest}`];
    }),
  );
  return { ...Object.fromEntries(digests), refs: git(repositories.folderOf(toy), 'for-each-ref') };
}
