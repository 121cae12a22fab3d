import { execFile, spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Clock, readIfThere } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import postgres from 'postgres';
import type { Cluster } from './postgres-cluster.ts';
import type { ServerUser } from './postgres-installation.ts';
import { serverSettings } from './postgres-settings.ts';

/** What a server is started from. */
export interface Place {
  readonly cluster: Cluster;
  /** Folder with `bin/postgres`. */
  readonly programs: string;
  readonly user: ServerUser | null;
  readonly logFile: string;
}

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

const startSeconds = 60;
const pollMs = 30;
const nextAttemptMs = 250;
const logBytesAtMost = 16 * 1024 * 1024;

export const urlOf = ({ password }: Cluster, port: number): string =>
  `postgres://ratchet:${password}@127.0.0.1:${port}/postgres`;

/** The server that holds the data directory, once it answers: after a crash it may first read its log for a while. */
export async function runningServer(cluster: Cluster, clock: Clock): Promise<RunningServer | null> {
  const deadline = clock.now() + startSeconds * 1_000;
  while (clock.now() < deadline) {
    const { pid, port } = await readLock(cluster);
    if (pid === null || !(await isServerOf(pid, cluster))) return null;
    if (port !== null && (await answers(urlOf(cluster, port)))) return { pid, port };
    await clock.sleep(pollMs);
  }
  return null;
}

/**
 * Starts a server and waits until it answers. Right after a kill the old one's backends may hold its shared memory for a
 * moment, and another program may take a free port first: in both cases the new one ends, and is tried again. Where another coordinator
 * was quicker, its server will do.
 * @param options.port null: any
 * @throws RatchetError `database-unreachable` with the end of its log
 */
export async function startServer(
  place: Place,
  options: { readonly clock: Clock; readonly port: number | null; readonly signal?: AbortSignal },
): Promise<RunningServer> {
  const { clock, signal } = options;
  const deadline = clock.now() + startSeconds * 1_000;
  while (clock.now() < deadline) {
    signal?.throwIfAborted();
    const other = await runningServer(place.cluster, clock);
    if (other && (options.port ?? other.port) === other.port) return other;
    await removeForeignLock(place.cluster);
    const port = options.port ?? (await freePort());
    const server = await spawnServer(place, port);
    while (server.exitCode === null && server.signalCode === null && clock.now() < deadline) {
      if (server.pid === undefined) break;
      if (await answers(urlOf(place.cluster, port))) return { pid: server.pid, port };
      await clock.sleep(pollMs);
    }
    await clock.sleep(nextAttemptMs);
  }
  const log = ((await readIfThere(place.logFile)) ?? '').trim().split('\n').slice(-5).join(' | ');
  throw new RatchetError({
    code: 'database-unreachable',
    field: 'postgres',
    rule: `The embedded PostgreSQL did not start within ${startSeconds} s: ${log}`,
    remedy: `Read ${place.logFile}, or give the URL of another PostgreSQL in DATABASE_URL.`,
  });
}

/** Fast shutdown: transactions in progress are rolled back. Past its time: immediate, which the log makes good at the next start. */
export async function stopServer(pid: number, clock: Clock): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (await isRunning(pid)) process.kill(pid, signal);
    const deadline = clock.now() + startSeconds * 1_000;
    while (clock.now() < deadline) {
      if (!(await isRunning(pid))) return;
      await clock.sleep(pollMs);
    }
  }
}

/** Of nobody at the moment of asking. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Whether `pid` lives; a process that ended and that nobody has asked about yet does not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  return !/^[ZX]/.test(status.slice(status.lastIndexOf(')') + 2));
}

/** In a session of its own: Ctrl-C in the terminal must reach the coordinator, which then stops its server last. */
async function spawnServer({ cluster, programs, user, logFile }: Place, port: number) {
  const logBytes = await stat(logFile).then(
    ({ size }) => size,
    () => 0,
  );
  const log = await open(logFile, logBytes > logBytesAtMost ? 'w' : 'a', 0o600);
  const args = Object.entries(serverSettings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
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

/** `postmaster.pid`: line 1 is the process id, line 4 the port. */
async function readLock({ dataDir }: Cluster): Promise<{ pid: number | null; port: number | null }> {
  const lines = ((await readIfThere(join(dataDir, 'postmaster.pid'))) ?? '').split('\n');
  return { pid: Number(lines[0]) || null, port: Number(lines[3]) || null };
}

/**
 * Removes a lock whose process id belongs to another process by now, which PostgreSQL cannot tell. A lock of a process that is
 * gone is PostgreSQL's to remove: it looks for that server's shared memory first, so that no two write the same files.
 */
async function removeForeignLock(cluster: Cluster): Promise<void> {
  const { pid } = await readLock(cluster);
  if (pid === null || !isTaken(pid) || (await isServerOf(pid, cluster))) return;
  await rm(join(cluster.dataDir, 'postmaster.pid'), { force: true });
}

/** Whether `pid` is the number of a process, ended ones that nobody has asked about included. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether `pid` is the server of this very data directory: a server's working directory is its data directory. */
async function isServerOf(pid: number, { dataDir }: Cluster): Promise<boolean> {
  if (!(await isRunning(pid))) return false;
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return folder === (await realpath(dataDir));
  }
  const shown = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null);
  return shown?.stdout.includes(dataDir) ?? false;
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
