/** Coordinators in processes of their own, each on a database of its own, and the load on them. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommitId, parseCommitId } from '@ratchet/protocol';
import { connect, type Sql } from '../../packages/coordinator/src/db/connection.ts';
import { migrate } from '../../packages/coordinator/src/db/migrate.ts';
import { cycleRound, openAdmissions, type Round } from './load.ts';
import type { Admitted } from './server.ts';
import { type Caller, openCaller } from './wire.ts';
import { type Cycle, makeCycle } from './worker.ts';

export type Stops = (() => Promise<unknown> | unknown)[];

export interface Target {
  readonly sql: Sql;
  readonly head: CommitId;
  readonly callers: readonly Caller[];
  readonly admissions: ReturnType<typeof openAdmissions>;
  readonly seen: Admitted[];
}

/** Fresh keys and candidates for every cycle: a newcomer has one open submission. */
export async function cyclesOf(
  target: Target,
  { workers, cycles: count }: { workers: number; cycles: number },
): Promise<Round> {
  const cycles = Array.from({ length: count }, () => makeCycle(target.head));
  await registerAll(target.sql, cycles);
  const { callers, admissions } = target;
  return cycleRound(
    { callers, admissions, onAdmitted: (admitted) => target.seen.push(admitted) },
    workers,
    cycles,
  );
}

async function registerAll(sql: Sql, cycles: readonly Cycle[]): Promise<void> {
  const keys = cycles.map(({ key }) => key.keyId as string);
  await sql`
    insert into nodes (key_id, display_name, registered_at, seen_at)
    select key_id, 'worker', now(), now() from unnest(${keys}::text[]) as key (key_id)`;
}

export async function startTarget(
  url: string,
  options: { dir: string; name: string; git: 'real' | 'given'; log: 'on' | 'off' },
  stops: Stops,
): Promise<Target> {
  const database = `bench_${options.name}`;
  const admin = connect(url, 1);
  await admin.unsafe(`create database ${database}`);
  await admin.end();
  const databaseUrl = url.replace(/\/postgres$/, `/${database}`);
  const sql = connect(databaseUrl, 2);
  stops.push(() => sql.end({ timeout: 5 }));
  await migrate(sql);
  if (options.log === 'off') await withoutLog(sql);
  const dataDir = join(options.dir, options.name);
  await mkdir(dataDir, { recursive: true });
  const admissions = openAdmissions();
  const seen: Admitted[] = [];
  const ready = await startChild(
    'server.ts',
    [databaseUrl, dataDir, options.git, options.log],
    stops,
    (message) => {
      if (isTold(message)) message.admissions.forEach(admissions.tell);
    },
  );
  const callers = Array.from({ length: 20 }, () => openCaller(ready.ready));
  stops.push(() => {
    for (const caller of callers) caller.close();
  });
  return { sql, head: parseCommitId(ready.head, 'head'), callers, admissions, seen };
}

export async function startBare(url: string, stops: Stops): Promise<readonly Caller[]> {
  const { ready } = await startChild('bare-server.ts', [url], stops, () => {});
  const callers = Array.from({ length: 20 }, () => openCaller(ready));
  stops.push(() => {
    for (const caller of callers) caller.close();
  });
  return callers;
}

interface Ready {
  readonly ready: string;
  readonly head?: string;
}

function startChild(
  file: string,
  args: readonly string[],
  stops: Stops,
  onMessage: (message: unknown) => void,
): Promise<Ready> {
  const child: ChildProcess = fork(join(import.meta.dirname, file), [...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        if (child.exitCode !== null || !child.connected) resolve(null);
        else child.disconnect();
      }),
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
      else onMessage(message);
    });
  });
}

const isReady = (message: unknown): message is Ready =>
  typeof message === 'object' && message !== null && 'ready' in message;
const isTold = (message: unknown): message is { readonly admissions: readonly Admitted[] } =>
  typeof message === 'object' && message !== null && 'admissions' in message;

/** A database in which no leaf is ever written: what the log costs is what this saves. */
async function withoutLog(sql: Sql): Promise<void> {
  const references = await sql<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and confrelid = 'log_leaves'::regclass`;
  for (const { table, name } of references) await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
  await sql.unsafe(`
    create function no_leaf() returns trigger language plpgsql as 'begin return null; end';
    create trigger no_leaf before insert on log_leaves for each row execute function no_leaf();`);
}
