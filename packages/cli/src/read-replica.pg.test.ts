import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningCoordinator, runCoordinator, seedDemo } from '@ratchet/coordinator';
import { systemClock } from '@ratchet/kit';
import { registerPortal } from '@ratchet/portal';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pageKinds } from '../../../bench/portal/addresses.ts';
import { connect, type Sql } from '../../coordinator/src/db/connection.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../coordinator/src/db/embedded-postgres.ts';
import { migrate } from '../../coordinator/src/db/migrate.ts';
import { openCluster } from '../../coordinator/src/db/postgres-cluster.ts';
import { installedPostgres, serverUser } from '../../coordinator/src/db/postgres-installation.ts';
import { startServer, stopServer, urlOf } from '../../coordinator/src/db/postgres-server.ts';
import { demoOperator } from '../../coordinator/src/demo/people.ts';

/** A coordinator that writes into one PostgreSQL and reads its pages from another, which follows the first by streaming replication. */
let dir: string;
let primary: EmbeddedPostgres;
let standby: { readonly url: string; stop(): Promise<void>; startAgain(): Promise<void> };
let [written, read]: Sql[] = [];
let coordinator: RunningCoordinator;
const said: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ratchet-replica-'));
  await chmod(dir, 0o711);
  const stateDir = join(dir, 'primary');
  primary = await startEmbeddedPostgres({ stateDir, report: () => {} });
  written = connect(primary.url, 4);
  await migrate(written);
  const dataDir = join(dir, 'coordinator');
  const gitDir = join(dataDir, 'git');
  await mkdir(gitDir, { recursive: true });
  const seed = Buffer.from(demoOperator.seed).toString('hex');
  await writeFile(join(dataDir, 'operator.key'), JSON.stringify({ seed }), { mode: 0o600 });
  const sizes = { experiments: 2_000, submissions: 200, volunteers: 50 };
  await seedDemo({ sql: written, gitDir, sizes, seed: 7, until: new Date(), report: () => {} });
  standby = await startStandby(stateDir);
  read = connect(standby.url, 2);
  coordinator = await runCoordinator({
    ...{ dataDir, databaseUrl: primary.url, readDatabaseUrl: standby.url },
    ...{ grpc: { host: '127.0.0.1', port: 0 }, http: { host: '127.0.0.1', port: 0 } },
    ...{ rosterFile: null, packagesDir: join(dataDir, 'packages'), administrators: [] },
    ...{ publicUrl: null, blobs: null, peer: null, report: (line: string) => said.push(line) },
    openPages: (sources) => ({
      register: (app) => registerPortal(app, sources),
      onUnreadableAddress: () => {},
    }),
  });
}, 120_000);

afterAll(async () => {
  await coordinator?.stop();
  await Promise.all([written, read].map((sql) => sql?.end({ timeout: 1 })));
  await standby?.stop();
  await primary?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** PostgreSQL, "Making a Base Backup Using the Low Level API" and "Standby Server Operation". */
async function startStandby(stateDir: string) {
  const user = await serverUser();
  const programs = await installedPostgres(user);
  const { cluster } = await openCluster({ stateDir, programs, user });
  const copy = { ...cluster, dataDir: join(dir, 'standby') };
  const session = await (written as Sql).reserve();
  await session`select pg_backup_start('standby', true)`;
  await promisify(execFile)('cp', ['-a', cluster.dataDir, copy.dataDir]);
  const [backup] = await session<{ labelfile: string }[]>`select labelfile from pg_backup_stop()`;
  session.release();
  const { hostname, port, username, password } = new URL(primary.url);
  await rm(join(copy.dataDir, 'postmaster.pid'));
  await writeFile(join(copy.dataDir, 'backup_label'), backup?.labelfile ?? '');
  await writeFile(join(copy.dataDir, 'standby.signal'), '');
  await appendFile(
    join(copy.dataDir, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  if (user) await promisify(execFile)('chown', ['-R', `${user.uid}:${user.gid}`, copy.dataDir]);
  const place = { cluster: copy, programs, user, logFile: join(dir, 'standby.log') };
  let server = await startServer(place, { clock: systemClock, port: null });
  const { port: ownPort } = server;
  return {
    url: urlOf(copy, ownPort),
    stop: () => stopServer(server.pid, systemClock),
    async startAgain() {
      server = await startServer(place, { clock: systemClock, port: ownPort });
    },
  };
}

/** Past every answer that is kept for a moment. */
const get = (path: string) =>
  fetch(`${coordinator.httpUrl}${path}`, { headers: { 'cache-control': 'no-cache' } });

describe('pages read from a replica', () => {
  it('are all there: none of them writes, or locks what it reads', async () => {
    expect(await (read as Sql)`select pg_is_in_recovery() as follows`).toEqual([{ follows: true }]);
    const kinds = await pageKinds(written as Sql);
    expect(kinds.length).toBeGreaterThan(20);
    for (const { kind, addresses } of kinds)
      for (const path of addresses.slice(0, 3)) {
        const { status } = await get(path);
        expect([kind, path, status]).toEqual([kind, path, 200]);
      }
    expect((await get('/tracks/words/experiments?before=zz')).status).toBe(400);
  });

  it('show what is written as soon as the replica has it, and not before', async () => {
    const [node] = await (written as Sql)<{ keyId: string }[]>`
      select key_id from nodes where display_name is not null order by key_id limit 1`;
    const page = async () => (await get(`/volunteers/${node?.keyId}`)).text();
    await (read as Sql)`select pg_wal_replay_pause()`;
    await (written as Sql)`update nodes set display_name = 'Written later' where key_id = ${node?.keyId ?? ''}`;
    expect(await page()).not.toContain('Written later');
    await (read as Sql)`select pg_wal_replay_resume()`;
    await vi.waitFor(async () => expect(await page()).toContain('Written later'), { timeout: 20_000 });
  });

  it('say so while the replica is gone, and work again when it is back, without a restart', async () => {
    const [node] = await (written as Sql)<
      { keyId: string }[]
    >`select key_id from nodes order by key_id desc limit 1`;
    const path = `/volunteers/${node?.keyId}`;
    await standby.stop();
    const { status, headers } = await get(path);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(said.filter((line) => line.includes(path)).join()).toContain(
      'The database of this network does not answer.',
    );
    // What is not read from there goes on: the log is what others check the network by.
    expect((await get('/log/checkpoint')).status).toBe(200);
    await standby.startAgain();
    await vi.waitFor(async () => expect((await get(path)).status).toBe(200), { timeout: 20_000 });
  });
});
