/**
 * The pages over 1,000,000 experiments, 50,000 submissions and 20,000 volunteers, beside a live network: a coordinator process on a seeded
 * database, volunteers and verifiers who call it at steady rates (bench/portal/live-load.ts), 50 requests a second over every kind of page,
 * and then 2,000 open pages. Times are from the request to the last byte, on this machine, which all of it shares: database, coordinator, load,
 * viewers and clock. First loads are by real Chromium.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../packages/coordinator/src/db/connection.ts';
import { startEmbeddedPostgres } from '../packages/coordinator/src/db/embedded-postgres.ts';
import { demoOperator } from '../packages/coordinator/src/demo/people.ts';
import type { DemoSizes } from '../packages/coordinator/src/demo/seed-demo.ts';
import { type Figure, figure, median, quantile } from './figures.ts';
import { pageKinds } from './portal/addresses.ts';
import { firstLoads } from './portal/first-load.ts';
import { type Asked, askSteadily } from './portal/requests.ts';
import { usualRuns } from './portal/usual-runs.ts';

const sizes: DemoSizes = { experiments: 1_000_000, submissions: 50_000, volunteers: 20_000 };
const perSecond = 50;
/** Some 460 answers of each kind: the 99th percentile of much fewer is their slowest one. */
const seconds = 240;
const warmUpSeconds = 20;
const p99AtMostMs = 50;
const viewers = 2_000;

/** As often as each kind of page. */
const bareKinds = [{ kind: 'bare', addresses: ['/'] }];

type Stops = (() => Promise<unknown>)[];

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const stops: Stops = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopAll().finally(() => process.exit(130)));
  try {
    return await measure(progress, stops);
  } finally {
    await stopAll();
  }
}

async function measure(progress: (line: string) => void, stops: Stops): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-portal-'));
  await chmod(dir, 0o711);
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ stateDir: join(dir, 'postgres'), report: () => {} });
  stops.push(() => server.stop());
  const dataDir = join(dir, 'coordinator');
  const gitDir = join(dataDir, 'git');
  await mkdir(gitDir, { recursive: true });
  await writeFile(
    join(dataDir, 'operator.key'),
    JSON.stringify({ seed: Buffer.from(demoOperator.seed).toString('hex') }),
    { mode: 0o600 },
  );
  const began = performance.now();
  await seedIn(server.url, gitDir, progress);
  const seeded = (performance.now() - began) / 1000;
  progress(`seeded in ${seeded.toFixed(0)} s`);
  const { http, grpc } = await startCoordinator(server.url, dataDir, stops);
  const sql = connect(server.url, 1);
  stops.push(() => sql.end({ timeout: 5 }));
  const kinds = await pageKinds(sql);
  const tracks = ['words', 'pockets', 'perovskites', 'matmul'];
  const figures = [figure('seeding', seeded, 's'), ...(await loadFigures(http, progress))];
  const load = await startChild(
    'live-load.ts',
    [grpc, JSON.stringify(await usualRuns(sql)), gitDir, '100', ...tracks],
    stops,
  );

  await askSteadily(http, kinds, { perSecond, seconds: warmUpSeconds });
  const before = await askChild<LoadSaid>(load, { ask: 'done' });
  const bare = await startChild('bare-server.ts', [], stops);
  const { port } = await askChild<{ port: number }>(bare, { ask: 'port' });
  const [asked, bareAsked] = await Promise.all([
    askSteadily(http, kinds, { perSecond, seconds }),
    askSteadily(`http://127.0.0.1:${port}`, bareKinds, { perSecond: perSecond / kinds.length, seconds }),
  ]);
  const after = await askChild<LoadSaid>(load, { ask: 'done' });
  figures.push(
    ...pageFigures(asked),
    figure('a bare server beside them, p99', quantile(timesOf(bareAsked), 0.99), 'ms'),
    ...networkFigures(before.done, after.done),
  );
  progress(`${asked.length} pages asked for`);

  const pages = viewersOf(tracks);
  const crowd = await startChild(
    'viewers.ts',
    [http, ...pages.flatMap(({ count, page }) => [String(count), page])],
    stops,
  );
  progress(`${viewers} viewers`);
  const watched = askSteadily(http, kinds, { perSecond, seconds: 40 });
  const said = await sayWords(load, crowd);
  figures.push(...crowdedFigures(await watched), ...viewerFigures(said));
  return figures;
}

interface LoadSaid {
  readonly done: Readonly<Record<'experiments' | 'commitments' | 'trustedRuns' | 'failures', number>>;
}
interface ViewersSaid {
  readonly open: number;
  readonly lost: number;
  readonly events: number;
  readonly delaysMs: readonly (number | null)[];
}

const viewersOf = (tracks: readonly string[]) => [
  { count: viewers / 2, page: '/' },
  ...tracks.map((name) => ({ count: viewers / 2 / tracks.length, page: `/tracks/${name}` })),
];

function networkFigures(before: LoadSaid['done'], after: LoadSaid['done']): Figure[] {
  const rate = (what: keyof typeof after) => (after[what] - before[what]) / seconds;
  return [
    figure('beside it: experiments', rate('experiments'), '1/s', { atLeast: 10 }),
    figure('beside it: commitments with candidates', rate('commitments'), '1/s', { atLeast: 0.2 }),
    figure('beside it: trusted runs', rate('trustedRuns'), '1/s'),
    figure('beside it: refused calls', rate('failures'), '1/s'),
  ];
}

/** Each kind by itself. */
function pageFigures(asked: readonly Asked[]): Figure[] {
  return [...Map.groupBy(asked, ({ kind }) => kind)].flatMap(([kind, own]) => {
    const times = timesOf(own);
    return [
      figure(`${kind}, p50`, median(times), 'ms'),
      figure(`${kind}, p99`, quantile(times, 0.99), 'ms', { atMost: p99AtMostMs }),
    ];
  });
}

/**
 * All kinds together: of each there are too few for a 99th percentile of its own. Without a bound: whoever unpacks two thousand streams takes
 * its share of the machine, which in earnest two thousand browsers do elsewhere.
 */
function crowdedFigures(asked: readonly Asked[]): Figure[] {
  const times = timesOf(asked);
  return [
    figure(`with ${viewers} viewers: pages, p50`, median(times), 'ms'),
    figure(`with ${viewers} viewers: pages, p99`, quantile(times, 0.99), 'ms'),
  ];
}

/** A page that is missing or fails counts as one that never came. */
function timesOf(asked: readonly Asked[]): number[] {
  const bad = asked.find(({ status }) => status !== 200);
  if (bad) process.stderr.write(`${bad.status} for ${bad.address}\n`);
  return asked.map(({ status, milliseconds }) => (status === 200 ? milliseconds : 60_000));
}

async function loadFigures(http: string, progress: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, path] of [
    ['home', '/'],
    ['track', '/tracks/words'],
  ] as const) {
    const loads = await firstLoads(`${http}${path}`, 5);
    progress(
      `${name}: ${loads.map(({ bytes, largestPaintMs }) => `${bytes} bytes, ${largestPaintMs.toFixed(0)} ms`).join('; ')}`,
    );
    figures.push(
      figure(
        `${name}: first load, compressed, with styles and scripts`,
        Math.max(...loads.map(({ bytes }) => bytes)) / 1024,
        'KiB',
        { atMost: 100 },
      ),
      figure(
        `${name}: largest contentful paint`,
        median(loads.map(({ largestPaintMs }) => largestPaintMs)),
        'ms',
        { atMost: 1_000 },
      ),
    );
  }
  return figures;
}

/** Something that every viewer of a page must see: a hypothesis with a new word in it, five times. */
async function sayWords(load: ChildProcess, crowd: ChildProcess): Promise<ViewersSaid[]> {
  const said: ViewersSaid[] = [];
  for (let i = 0; i < 5; i += 1) {
    const word = `xyzzy-${i}-${process.pid}`;
    crowd.send({ word });
    const { saidAt } = await askChild<{ saidAt: number }>(load, { word, track: 'words' });
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    said.push(await askChild<ViewersSaid>(crowd, { since: saidAt, page: '/tracks/words' }));
  }
  return said;
}

function viewerFigures(said: readonly ViewersSaid[]): Figure[] {
  const delays = said.flatMap(({ delaysMs }) => delaysMs).map((delay) => delay ?? 60_000);
  const last = said.at(-1);
  return [
    figure('viewers with an open stream', last?.open ?? 0, 'viewers', { atLeast: viewers }),
    figure('streams lost', last?.lost ?? viewers, 'streams', { atMost: 0 }),
    figure('events sent', last?.events ?? 0, 'events'),
    figure('from what happens to what a viewer sees, p50', median(delays), 'ms'),
    figure('from what happens to what the last viewer sees', Math.max(...delays), 'ms', { atMost: 2_000 }),
  ];
}

/** As in earnest: the command, on the seeded database. */
async function startCoordinator(
  databaseUrl: string,
  dataDir: string,
  stops: Stops,
): Promise<{ http: string; grpc: string }> {
  const main = join(import.meta.dirname, '../packages/cli/src/main.ts');
  const args = [
    main,
    'coordinator',
    '--data-dir',
    dataDir,
    '--grpc',
    '127.0.0.1:0',
    '--http',
    '127.0.0.1:0',
    '--no-peer',
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) resolve(null);
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  );
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text = (text + chunk).slice(-20_000);
      const [, grpc, http] = /nodes call (\S+); pages at (\S+)/.exec(text) ?? [];
      if (grpc && http) resolve({ grpc, http });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The coordinator ended with ${code}: ${text}`)));
  });
}

function seedIn(url: string, gitDir: string, progress: (line: string) => void): Promise<void> {
  const args = [url, gitDir, JSON.stringify(sizes)];
  const child = fork(join(import.meta.dirname, 'portal/seed.ts'), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (line) => progress(String(line)));
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Seeding ended with ${code}`)))),
  );
}

function startChild(file: string, args: readonly string[], stops: Stops): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'portal', file), [...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || !child.connected) return resolve(null);
        child.once('exit', resolve);
        child.disconnect();
      }),
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', () => resolve(child));
  });
}

function askChild<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('exit', (code) => reject(new Error(`A helper ended with ${code}`)));
    child.send(question);
  });
}
