import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, type Sql } from './connection.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { serverUser } from './postgres-installation.ts';
import { isRunning } from './postgres-server.ts';

/** Holds the state of a server that was made and stopped: making one takes longer than most of what is tried here. */
let madeOnce: string;
let folder: string;
let said: string[];
let servers: Set<EmbeddedPostgres>;
let pools: Set<Sql>;
let children: Set<ChildProcess>;

/** Reachable for the user that root's servers run as, so that everything lies below it. */
async function makeFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'ratchet-embedded-'));
  await chmod(made, 0o711);
  return made;
}

const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

beforeAll(async () => {
  madeOnce = await makeFolder();
  const server = await startEmbeddedPostgres({ stateDir: join(madeOnce, 'state'), report: () => {} });
  await server.stop();
});

afterAll(() => remove(madeOnce));

beforeEach(async () => {
  folder = await makeFolder();
  [said, servers, pools, children] = [[], new Set(), new Set(), new Set()];
});

afterEach(async () => {
  await Promise.all([...pools].map((sql) => sql.end({ timeout: 1 })));
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([...servers].map((server) => server.stop()));
  await remove(folder);
});

/** State with a cluster that holds nothing yet, as if `name` had been started and stopped. */
async function make(name = 'one'): Promise<void> {
  const [state, file] = [join(folder, name), join(folder, name, 'cluster.json')];
  await promisify(execFile)('cp', ['-a', join(madeOnce, 'state'), state]);
  const cluster = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...cluster, dataDir: join(state, 'data') }));
}

async function start(name = 'one'): Promise<EmbeddedPostgres> {
  const report = (line: string): void => void said.push(line);
  const server = await startEmbeddedPostgres({ stateDir: join(folder, name), report });
  servers.add(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  servers.delete(server);
  await server.stop();
}

function open(url: string): Sql {
  const sql = connect(url, 1);
  pools.add(sql);
  return sql;
}

const dataDir = async (name = 'one'): Promise<string> =>
  JSON.parse(await readFile(join(folder, name, 'cluster.json'), 'utf8')).dataDir;

const soon = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 50 });

/** A process of its own that starts the server of `one`, says its process id, and lives until it is killed. */
function startElsewhere(): ChildProcess {
  const source = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const server = await startEmbeddedPostgres({ stateDir: ${JSON.stringify(join(folder, 'one'))}, report() {} });
    console.log(server.pid());`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the embedded server', () => {
  it('keeps what it acknowledged through a stop, and makes its cluster once', async () => {
    const first = await start();
    const sql = open(first.url);
    await sql`create table kept (id int)`;
    await sql`insert into kept values (1)`;
    const pid = first.pid();
    await stop(first);
    expect(await isRunning(pid)).toBe(false);
    const second = await start();
    expect(await open(second.url)`select id from kept`).toEqual([{ id: 1 }]);
    expect(said.filter((line) => line.includes('new PostgreSQL cluster'))).toHaveLength(1);
  });

  it('waits for the disk, whatever the file of the cluster says', async () => {
    await make();
    const names = ['fsync', 'full_page_writes', 'synchronous_commit'];
    const off = names.map((name) => `${name} = off\n`).join('');
    await appendFile(join(await dataDir(), 'postgresql.conf'), off);
    const sql = open((await start()).url);
    const found = await sql`select name, setting from pg_settings where name in ${sql(names)} order by name`;
    expect(found).toEqual(names.map((name) => ({ name, setting: 'on' })));
  });

  it('answers on this machine alone, to who has the password alone, which is private', async () => {
    await make();
    const url = new URL((await start()).url);
    expect(url.hostname).toBe('127.0.0.1');
    expect((await stat(join(folder, 'one/cluster.json'))).mode & 0o777).toBe(0o600);
    url.password = 'guessed';
    await expect(open(url.href)`select 1`).rejects.toThrow(/password/);
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const outside = others.find(({ internal, family }) => !internal && family === 'IPv4');
    // Nobody else holds the port there.
    const probe = createServer().listen(Number(url.port), outside?.address ?? '127.0.0.2');
    await once(probe, 'listening');
    probe.close();
  });

  it('comes back under the same address when it is killed, with what it had acknowledged', async () => {
    await make();
    const server = await start();
    const sql = open(server.url);
    await sql`create table kept (id int)`;
    for (const id of [1, 2, 3]) {
      await soon(() => sql`insert into kept values (${id})`);
      const killed = server.pid();
      process.kill(killed, 'SIGKILL');
      await soon(() => expect(server.pid()).not.toBe(killed));
    }
    expect(await soon(() => open(server.url)`select id from kept order by id`)).toEqual(
      [1, 2, 3].map((id) => ({ id })),
    );
    expect(said.filter((line) => line.includes('died'))).toHaveLength(3);
    expect(said.filter((line) => line.includes('runs again'))).toHaveLength(3);
  });

  it('is adopted, not started twice, when only who started it was killed', async () => {
    await make();
    const child = startElsewhere();
    const [pid] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    await kill(child);
    const server = await start();
    expect(server.pid()).toBe(Number(pid));
    expect(said.join()).toContain('was running already');
    // An adopted one is no child of ours, and is watched and stopped all the same.
    process.kill(server.pid(), 'SIGKILL');
    await soon(() => expect(server.pid()).not.toBe(Number(pid)));
    expect(await soon(() => open(server.url)`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  it('is one server for two who start it at the same moment', async () => {
    await make();
    const [one, two] = await Promise.all([start(), start()]);
    expect(two.pid()).toBe(one.pid());
    expect(two.url).toBe(one.url);
    expect(await open(two.url)`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('starts at once after both were killed together, though old backends may live a moment longer', async () => {
    await make();
    const child = startElsewhere();
    const [pid] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    await kill(child);
    const earlier = await start();
    const sql = open(earlier.url);
    await sql`create table kept (id int)`;
    await sql`insert into kept values (1)`;
    const busy = sql`select pg_sleep(600)`.catch(() => 'cut off');
    servers.delete(earlier);
    process.kill(Number(pid), 'SIGKILL');
    const next = await start();
    expect(await busy).toBe('cut off');
    expect(await open(next.url)`select id from kept`).toEqual([{ id: 1 }]);
    await earlier.stop();
  });
});

describe('what an earlier start left', () => {
  it('half made is made anew, and nothing of it stays', async () => {
    const child = startElsewhere();
    const unfinished = () => readdir(join(folder, 'one')).then((names) => names.join());
    await soon(async () => expect(await unfinished()).toContain('.unfinished-'));
    await kill(child);
    const server = await start();
    expect(await open(server.url)`select 1 as one`).toEqual([{ one: 1 }]);
    await soon(async () => {
      expect((await readdir(join(folder, 'one'))).sort()).toEqual(['cluster.json', 'data', 'postgres.log']);
    });
  });

  it('as a lock may bear the number of another process by now, another server even: that is left alone', async () => {
    await Promise.all([make('one'), make('two')]);
    const [mine, other] = await Promise.all([start('one'), start('two')]);
    const lockFile = join(await dataDir(), 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await stop(mine);
    const sleeper = spawn('sleep', ['600'], { ...((await serverUser()) ?? {}), stdio: 'ignore' });
    children.add(sleeper);
    await once(sleeper, 'spawn');
    for (const pid of [other.pid(), sleeper.pid]) {
      await writeFile(lockFile, lock.replace(/^\d+/, String(pid)));
      const again = await start('one');
      expect(again.pid()).not.toBe(pid);
      expect(await open(again.url)`select 1 as one`).toEqual([{ one: 1 }]);
      await stop(again);
    }
    expect(await open(other.url)`select 1 as one`).toEqual([{ one: 1 }]);
    expect(await isRunning(sleeper.pid as number)).toBe(true);
  });

  it('is not replaced by an empty database when its data is gone', async () => {
    await make();
    await stop(await start());
    await rm(await dataDir(), { recursive: true });
    await expect(start()).rejects.toMatchObject({
      code: 'set-up-failed',
      rule: expect.stringContaining('gone'),
      remedy: expect.stringContaining('cluster.json'),
    });
    expect(existsSync(join(folder, 'one/data'))).toBe(false);
  });
});
