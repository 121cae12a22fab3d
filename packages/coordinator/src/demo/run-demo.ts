import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTrackName, RatchetError } from '@ratchet/protocol';
import { allowedSigners } from '@ratchet/repository';
import { openCheckpointStore } from '../db/checkpoints.ts';
import { connect } from '../db/connection.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { openLogTiles } from '../db/log-tiles.ts';
import { readMailmap } from '../db/mailmap.ts';
import { migrate } from '../db/migrate.ts';
import { type CoordinatorReadModel, openReadModel } from '../db/read-model.ts';
import { sharedReads } from '../db/shared-reads.ts';
import { type Pages, startHttp } from '../http/server.ts';
import { commitComparer } from '../merge/compare-commits.ts';
import { openTrackRepositories, operatorPerson } from '../merge/track-repositories.ts';
import { loadOperatorToken } from '../operator-files.ts';
import { demoOperator } from './people.ts';
import { type DemoSizes, seedDemo } from './seed-demo.ts';

export interface DemoConfig {
  /** Holds nothing but demonstrations: what is there is thrown away. */
  readonly dataDir: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly sizes: DemoSizes;
  readonly seed: number;
  readonly openPages: (sources: DemoSources) => Pages;
  readonly report: (line: string) => void;
}

export interface DemoSources {
  readonly readModel: CoordinatorReadModel;
  readonly publicUrl: () => string;
  readonly grpcAddress: () => string;
}

/** Says that the folder is a demonstration's, and may be emptied. */
const mark = 'THIS-IS-A-DEMO';

/** Seeds an invented network and serves its pages, to be looked at: no node can call it, and nothing in it decides or changes anything. */
export async function runDemo(config: DemoConfig): Promise<{ httpUrl: string; stop(): Promise<void> }> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    return { httpUrl: await start(config, stops), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(config: DemoConfig, stops: (() => Promise<unknown>)[]): Promise<string> {
  const { dataDir, report } = config;
  await emptyFolder(dataDir);
  const server = await startEmbeddedPostgres({ stateDir: join(dataDir, 'postgres'), report });
  stops.push(() => server.stop());
  const sql = connect(server.url, 8);
  stops.push(() => sql.end({ timeout: 5 }));
  await migrate(sql);
  const [gitDir, present] = [join(dataDir, 'git'), new Date()];
  await seedDemo({ sql, gitDir, sizes: config.sizes, seed: config.seed, until: present, report });
  const repositories = openTrackRepositories({ dir: gitDir, operator: demoOperator });
  // Its time stands still, so that it looks the same an hour later.
  const now = () => present;
  const readModel = sharedReads(
    openReadModel({
      ...{ sql, now, operator: demoOperator.keyId },
      readHeadFile: async (track, path) => {
        const repository = await repositories.repository(parseTrackName(track, 'track'));
        const head = await repository.head();
        const files = head ? await repository.readTree(head) : [];
        return files.find((file) => file.path === path)?.content.toString('utf8') ?? null;
      },
      compare: commitComparer(repositories, { get: async () => null }),
    }),
  );
  let httpUrl = '';
  const http = await startHttp({
    ...config.http,
    repositoryOf: (track) => repositories.folderOf(track),
    mailmap: () => readMailmap(sql),
    allowedSigners: allowedSigners(
      operatorPerson(demoOperator).email,
      Buffer.from(demoOperator.keyId, 'hex'),
    ),
    operatorView: readModel.operatorNetwork,
    ...{ log: openLogTiles(sql), checkpoints: openCheckpointStore(sql), operatorKey: demoOperator },
    publicBlob: async () => {
      throw unknownBlob();
    },
    operatorToken: await loadOperatorToken(dataDir),
    pages: config.openPages({ readModel, publicUrl: () => httpUrl, grpcAddress: () => 'demo.invalid:7700' }),
  });
  stops.push(http.stop);
  httpUrl = `http://${config.http.host}:${http.port}`;
  return httpUrl;
}

/** @throws RatchetError `bad-configuration` where something else lies there */
async function emptyFolder(dataDir: string): Promise<void> {
  if (existsSync(dataDir) && !existsSync(join(dataDir, mark)))
    throw new RatchetError({
      ...{
        code: 'bad-configuration',
        field: '--data-dir',
        rule: 'The folder is there, and no demonstration’s.',
      },
      remedy: 'Give a folder that is not there yet: a demonstration empties its own at every start.',
    });
  // The database's own folder may lie elsewhere, where its user can reach it.
  const cluster = await readFile(join(dataDir, 'postgres/cluster.json'), 'utf8').catch(() => null);
  if (cluster)
    await rm((JSON.parse(cluster) as { dataDir: string }).dataDir, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await writeFile(
    join(dataDir, mark),
    'Everything in this folder was invented, and is made anew at every start of ratchet demo.\n',
  );
}

const unknownBlob = () =>
  new RatchetError({
    ...{ code: 'unknown-blob', field: 'sha256', rule: 'A demonstration has no data.' },
    remedy: 'Look at a real network.',
  });
