import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSha256, parseTrackName, RatchetError, siteOrigin } from '@ratchet/protocol';
import { allowedSigners, openGitHost } from '@ratchet/repository';
import { v7 as uuidv7 } from 'uuid';
import { type CoordinatorAccounts, openAccounts } from './app/accounts.ts';
import { type Application, application } from './app/application.ts';
import { openPageAdministration } from './app/page-administration.ts';
import { policy } from './app/policy.ts';
import type { RandomSource } from './app/ports.ts';
import { tellWebhooks } from './app/tell-webhooks.ts';
import { type CoordinatorWebhooks, openWebhooks } from './app/webhooks.ts';
import { openDirectoryBlobs } from './blobs/directory-blobs.ts';
import { openS3Blobs, parseS3Place } from './blobs/s3-blobs.ts';
import { openBell } from './db/bell.ts';
import { openCheckpointStore } from './db/checkpoints.ts';
import { connect, connectStores, type Sql } from './db/connection.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { headEnvelopes } from './db/head-envelopes.ts';
import { openLogTiles } from './db/log-tiles.ts';
import { readMailmap } from './db/mailmap.ts';
import { migrate } from './db/migrate.ts';
import { tellingOutages } from './db/outages.ts';
import { readOverview } from './db/read-administration.ts';
import { type CoordinatorReadModel, openReadModel } from './db/read-model.ts';
import { openRefusalCounter } from './db/refusals.ts';
import { peopleFold } from './db/rollup-people.ts';
import { foldRollups } from './db/rollups.ts';
import { openSessionStore } from './db/sessions.ts';
import { sharedReads } from './db/shared-reads.ts';
import { openStores } from './db/stores.ts';
import { openWebhookStore } from './db/webhooks.ts';
import { handlersOf } from './grpc/handlers.ts';
import { startGrpc } from './grpc/server.ts';
import { publishedCheckpoint } from './http/serve-checkpoints.ts';
import { type Pages, startHttp } from './http/server.ts';
import { commitComparer } from './merge/compare-commits.ts';
import { openTrackRepositories, operatorPerson, type TrackRepositories } from './merge/track-repositories.ts';
import { loadOperatorKey, loadOperatorToken, readAdministrators, readRoster } from './operator-files.ts';
import { startCoordinatorPeer } from './peer/coordinator-peer.ts';
import { startRounds } from './rounds.ts';
import { listPackages, readPackage } from './track-packages.ts';
import { isForbiddenHost } from './webhooks/forbidden-addresses.ts';
import { webhookPoster } from './webhooks/post-webhook.ts';
import { hostResolver } from './webhooks/resolve-host.ts';

export interface CoordinatorConfig {
  readonly dataDir: string;
  readonly grpc: { readonly host: string; readonly port: number };
  readonly http: { readonly host: string; readonly port: number };
  /** Null: the embedded server, in the data folder. */
  readonly databaseUrl: string | null;
  /** Where pages are read from, such as a replica of the database; null: the database itself. */
  readonly readDatabaseUrl: string | null;
  readonly rosterFile: string | null;
  readonly packagesDir: string;
  /** Key ids that administer the network, beside the operator's own and those in the data folder. */
  readonly administrators: readonly string[];
  /** Whether webhooks may lead into private networks. */
  readonly webhooksToPrivate?: boolean;
  /** How others reach pages and clones, where that is not the HTTP address itself: behind a proxy. */
  readonly publicUrl: string | null;
  /** `s3://…`; null: the data folder. */
  readonly blobs: string | null;
  /** Null: no peer-to-peer layer. */
  readonly peer: { readonly listen: readonly string[]; readonly bootstrap: readonly string[] } | null;
  readonly openPages: (sources: PageSources) => Pages;
  readonly report: (line: string) => void;
}

export interface PageSources {
  readonly readModel: CoordinatorReadModel;
  readonly accounts: CoordinatorAccounts;
  readonly webhooks: CoordinatorWebhooks;
  readonly administration: ReturnType<
    typeof openPageAdministration<Awaited<ReturnType<typeof readOverview>>>
  >;
  readonly publicUrl: () => string;
  readonly grpcAddress: () => string;
  /** Rings when the network's state may have changed. */
  readonly changes: { subscribe(listener: () => void): () => void };
  /** Told what kept a page from being served. */
  readonly report: (line: string) => void;
}

export interface RunningCoordinator {
  readonly grpcAddress: string;
  readonly httpUrl: string;
  stop(): Promise<void>;
}

/** Starts everything from the bottom up; what was started is stopped again when a later step fails. */
export async function runCoordinator(config: CoordinatorConfig): Promise<RunningCoordinator> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse())
      await step().catch((error: unknown) => config.report(`stopping: ${error}`));
  };
  try {
    return { ...(await start(config, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(config: CoordinatorConfig, stops: (() => Promise<unknown>)[]) {
  // Others may pass through it, to the database's own folder, but not look around.
  await mkdir(config.dataDir, { recursive: true, mode: 0o711 });
  const { stores: sql, pages, reads } = await openDatabase(config, stops);
  const operator = { key: await loadOperatorKey(config.dataDir) };
  const clock = { now: () => new Date() };
  const random: RandomSource = { bytes: (count) => randomBytes(count), uuid: () => uuidv7() };
  const blobs = config.blobs
    ? openS3Blobs(parseS3Place(config.blobs))
    : openDirectoryBlobs({ dir: join(config.dataDir, 'blobs'), uuid: random.uuid });
  const host = openGitHost();
  stops.push(() => host.close());
  const repositories = openTrackRepositories({
    dir: join(config.dataDir, 'git'),
    operator: operator.key,
    host,
  });
  const bell = await openBell(sql);
  stops.push(() => bell.close());
  const administrators = await readAdministrators(config.dataDir, config.administrators);
  const app = application({
    ...openStores(sql),
    ...{ repositories, blobs, bell, clock, random, operator, checks: policy.checks },
    administrators,
    report: (line, error) => config.report(`${line}: ${error instanceof Error ? error.message : error}`),
  });

  const roster = await readRoster(config.rosterFile);
  if (roster) reportRoster(await app.syncRoster(roster), config.report);
  await app.standing.refresh();
  await openPackages(config, app, repositories, operator.key);
  await app.rotateEpoch();
  await app.sequence();

  const readModel = openReadModel({
    ...{ sql: reads, now: clock.now, operator: operator.key.keyId },
    readHeadFile: headFileReader(repositories),
    compare: commitComparer(repositories, blobs),
  });
  const [log, checkpoints] = [openLogTiles(pages), openCheckpointStore(pages)];
  let grpcAddress = '';
  let httpUrl = '';
  const foldPeople = peopleFold(sql, clock.now);
  const accounts = openAccounts({
    ...{ sessions: openSessionStore(sql), operator, administrators, clock, random },
    origin: () => siteOrigin(httpUrl),
  });
  const reach = { toPrivate: config.webhooksToPrivate ?? false };
  const hooks = { webhooks: openWebhookStore(sql), operator, clock, random };
  const webhooks = openWebhooks({
    ...hooks,
    isForbiddenHost: (hostname) => isForbiddenHost(hostname, reach),
    requireUnblocked: app.standing.requireUnblocked,
  });
  const tell = tellWebhooks({
    ...{ ...hooks, origin: () => siteOrigin(httpUrl) },
    post: webhookPoster({ ...reach, resolve: hostResolver(reach), limitMs: 5_000 }),
  });
  const http = await startHttp({
    ...config.http,
    repositoryOf: (track) => repositories.folderOf(track),
    mailmap: () => readMailmap(pages),
    allowedSigners: allowedSigners(
      operatorPerson(operator.key).email,
      Buffer.from(operator.key.keyId, 'hex'),
    ),
    operatorView: readModel.operatorNetwork,
    ...{ log, checkpoints, publicBlob: (address) => app.publicBlob(parseSha256(address, 'sha256')) },
    operatorKey: operator.key,
    operatorToken: await loadOperatorToken(config.dataDir),
    pages: config.openPages({
      readModel: tellingOutages(sharedReads(readModel)),
      accounts: tellingOutages(accounts),
      webhooks: tellingOutages(webhooks),
      administration: tellingOutages(openPageAdministration(app, () => readOverview(pages))),
      publicUrl: () => httpUrl,
      grpcAddress: () => grpcAddress,
      changes: bell,
      report: config.report,
    }),
  });
  stops.push(http.stop);
  httpUrl = config.publicUrl ?? `http://${config.http.host}:${http.port}`;

  const peer = config.peer
    ? await startCoordinatorPeer({
        ...{ ...config.peer, operator: operator.key, bell, report: config.report, now: Date.now },
        heads: () => headEnvelopes(pages),
        checkpoint: async () =>
          (await publishedCheckpoint({ log, checkpoints, key: operator.key, now: clock.now })).note,
      })
    : null;
  if (peer) stops.push(peer.stop);

  const stopping = new AbortController();
  const refusals = openRefusalCounter(sql);
  const grpc = await startGrpc({
    ...config.grpc,
    clock,
    requireWelcome: app.standing.requireUnblocked,
    handlers: handlersOf({
      ...{ application: app, bell, httpUrl: () => httpUrl, stopping: stopping.signal },
      peers: () => peer?.addresses() ?? [],
    }),
    onRefused: (method, track, error, cause) => {
      if (error.code === 'unavailable')
        config.report(`${method}: ${cause instanceof Error ? cause.message : cause}`);
      else if (track !== null && (method === 'commit' || method === 'reveal'))
        refusals.count(track, error.code);
    },
  });
  grpcAddress = `${config.grpc.host}:${grpc.port}`;
  stops.push(
    grpc.stop,
    startRounds({
      ...{ app, bell, refusals, sweepAccounts: accounts.sweep, report: config.report },
      tellWebhooks: tell,
      foldRollups: async () => {
        await foldRollups(sql, clock.now());
        await foldPeople();
      },
    }),
    async () => stopping.abort(),
  );
  return { grpcAddress, httpUrl };
}

async function openDatabase(
  config: CoordinatorConfig,
  stops: (() => Promise<unknown>)[],
): Promise<{ stores: Sql; pages: Sql; reads: Sql }> {
  const url = config.databaseUrl ?? (await startEmbedded(config, stops));
  const [stores, pages] = [connectStores(url), connect(url, 5)];
  const reads = config.readDatabaseUrl ? connect(config.readDatabaseUrl, 5) : pages;
  for (const sql of new Set([stores, pages, reads])) stops.push(() => sql.end({ timeout: 5 }));
  try {
    await migrate(pages);
  } catch (cause) {
    if (cause instanceof RatchetError) throw cause;
    throw new RatchetError(
      {
        code: 'database-unreachable',
        field: 'DATABASE_URL',
        rule: `The database cannot be used: ${cause instanceof Error ? cause.message : cause}.`,
        remedy: 'See that PostgreSQL 15 or newer runs there and that the user may create tables.',
      },
      { cause },
    );
  }
  return { stores, pages, reads };
}

async function startEmbedded(config: CoordinatorConfig, stops: (() => Promise<unknown>)[]): Promise<string> {
  const stateDir = join(config.dataDir, 'postgres');
  const server = await startEmbeddedPostgres({ stateDir, report: config.report });
  stops.push(() => server.stop());
  return server.url;
}

function reportRoster(
  { isChanged, overridden }: Awaited<ReturnType<Application['syncRoster']>>,
  report: (line: string) => void,
): void {
  if (isChanged) report('roster: changed as its file says');
  for (const { keyId, isMember } of overridden)
    report(
      `roster: an administrator ${isMember ? 'added' : 'removed'} ${keyId}, and so it stays until the file says the same`,
    );
}

/** Opens every track package that is not open yet. */
async function openPackages(
  config: CoordinatorConfig,
  app: Application,
  repositories: TrackRepositories,
  operatorKey: Parameters<typeof operatorPerson>[0],
): Promise<void> {
  for (const dir of await listPackages(config.packagesDir)) {
    const pack = await readPackage(dir);
    const repository = await repositories.repository(pack.name);
    const head = await repositories.openRoot(repository, pack, operatorKey);
    const { tree, tar: treeTar } = await repository.treeTar(head);
    if ((await app.openTrack(pack, { head, tree, treeTar })) === 'opened')
      config.report(`track ${pack.name} is open`);
  }
}

const headFileReader = (repositories: TrackRepositories) => async (track: string, path: string) => {
  const repository = await repositories.repository(parseTrackName(track, 'track'));
  const head = await repository.head();
  const files = head ? await repository.readTree(head) : [];
  return files.find((file) => file.path === path)?.content.toString('utf8') ?? null;
};
