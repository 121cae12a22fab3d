import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RatchetError } from '@ratchet/protocol';
import postgres from 'postgres';
import { type Cluster, openCluster } from './postgres-cluster.ts';
import { installedPostgres, type ServerUser, serverUser } from './postgres-installation.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster (or says where it is), its password and the server's log. */
  readonly stateDir: string;
  readonly report: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Process id of the server at this moment. */
  pid(): number;
  /** Shuts the server down (fast mode: open transactions are rolled back) and waits. */
  stop(): Promise<void>;
}

interface Place {
  readonly cluster: Cluster;
  readonly programs: string;
  readonly user: ServerUser | null;
  readonly logFile: string;
}

const startSeconds = 60;
const watchMs = 300;

/**
 * A real PostgreSQL server for one machine, from npm's binaries: initialised once, started or (when an earlier coordinator
 * was killed and its server lives on) adopted, watched, and started again on the same port when it dies.
 */
export async function startEmbeddedPostgres({
  stateDir,
  report,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const programs = await installedPostgres(user);
  const { cluster, made } = await openCluster({ stateDir, programs, user });
  if (made) report('database: made a new PostgreSQL cluster');
  const place: Place = { cluster, programs, user, logFile: join(stateDir, 'postgres.log') };
  const adopted = await runningServer(cluster);
  const port = adopted?.port ?? (await freePort());
  let pid = adopted?.pid ?? (await startServer(place, port));
  report(`database: PostgreSQL ${adopted ? 'was running already' : 'runs'} on port ${port}`);
  const stopping = new AbortController();
  const watching = watch(
    stopping.signal,
    () => pid,
    async () => {
      report('database: PostgreSQL died and is started again');
      pid = await startServer(place, port);
    },
  );
  return {
    url: urlOf(cluster, port),
    pid: () => pid,
    async stop() {
      stopping.abort();
      await watching;
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      for (let waited = 0; isAlive(pid) && waited < startSeconds * 1000; waited += 20) await sleep(20);
    },
  };
}

const urlOf = ({ password }: Cluster, port: number): string =>
  `postgres://ratchet:${password}@127.0.0.1:${port}/postgres`;

async function watch(signal: AbortSignal, pid: () => number, restart: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await sleep(watchMs, undefined, { signal }).catch(() => {});
    // A restart that fails is tried again: the database is all that the coordinator has.
    if (!signal.aborted && !isAlive(pid())) await restart().catch(() => sleep(1_000));
  }
}

/** The server that holds the data directory, when it lives and answers. */
async function runningServer(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(cluster.dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !(await isPostgres(pid))) return null;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await answers(urlOf(cluster, port))) return { pid, port };
    if (!isAlive(pid)) return null;
    await sleep(100);
  }
  return null;
}

/**
 * Starts the server and waits until it answers. Right after a kill its old backends may still hold the shared memory for a
 * moment, and then the new one refuses: it is tried again.
 */
async function startServer(place: Place, port: number): Promise<number> {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    await removeStaleLock(place.cluster);
    const server = await spawnServer(place, port);
    while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
      if (server.pid !== undefined && (await answers(urlOf(place.cluster, port)))) return server.pid;
      await sleep(30);
    }
    await sleep(250);
  }
  const log = (await readFile(place.logFile, 'utf8').catch(() => ''))
    .trim()
    .split('\n')
    .slice(-5)
    .join(' | ');
  throw new RatchetError({
    code: 'database-unreachable',
    field: 'postgres',
    rule: `The embedded PostgreSQL did not start within ${startSeconds} s: ${log}`,
    remedy: `Read ${place.logFile}, or give the URL of another PostgreSQL in DATABASE_URL.`,
  });
}

/** In a session of its own: Ctrl-C in the terminal must reach the coordinator, which then stops its server last. */
async function spawnServer({ cluster, programs, user, logFile }: Place, port: number) {
  const log = await open(logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    log_checkpoints: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'bin/postgres'), ['-D', cluster.dataDir, ...args], {
    ...(user ?? {}),
    cwd: cluster.dataDir,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  server.on('error', () => {});
  server.unref();
  await log.close();
  return server;
}

/** A lock file whose process is gone, or is something else by now under the same number. */
async function removeStaleLock({ dataDir }: Cluster): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid && !(await isPostgres(pid))) await rm(file, { force: true });
}

/** Whether `pid` lives and, where the system says, is a PostgreSQL server. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() === 'postgres';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {}, idle_timeout: 1 });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
