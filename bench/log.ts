/**
 * The log: leaves a second through the whole path (a transaction each, then numbered), what proofs weigh, how fast and in how much memory
 * an audit reads a log of a million leaves beside bare node:crypto on the same signatures, and what the log costs an admission.
 *
 * `npm run bench -- log` makes the million leaves first; they are decided by the same functions that a coordinator decides by.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inclusionRanges, prefixRanges, tileWidth } from '@ratchet/protocol';
import { publicLeaf } from '../packages/coordinator/src/app/leaf.ts';
import { connect } from '../packages/coordinator/src/db/connection.ts';
import { startEmbeddedPostgres } from '../packages/coordinator/src/db/embedded-postgres.ts';
import { insertLeaf, openLogStore } from '../packages/coordinator/src/db/leaves.ts';
import { migrate } from '../packages/coordinator/src/db/migrate.ts';
import { closedLoop } from './coordinator/load.ts';
import { cyclesOf, type Stops, startTarget } from './coordinator/targets.ts';
import { type Figure, figure, median } from './figures.ts';
import { makeLog } from './log/made-log.ts';

const leaves = 1_000_000;
const appends = { writers: 64, leaves: 20_000 };
const admissions = { workers: 64, cycles: 512, rounds: 7, warmUps: 2 };
/** Bundles whose signatures the bare loop verifies. */
const bareBundles = 200;

const runFile = promisify(execFile);

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const stops: Stops = [];
  try {
    const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-log-'));
    await chmod(dir, 0o711);
    stops.push(() => rm(dir, { recursive: true, force: true }));
    const server = await startEmbeddedPostgres({ stateDir: join(dir, 'postgres'), report: () => {} });
    stops.push(() => server.stop());
    return [
      ...(await appendFigures(server.url, progress)),
      ...(await admissionFigures(server.url, dir, stops, progress)),
      ...proofFigures(),
      ...(await auditFigures(join(dir, 'log'), progress)),
    ];
  } finally {
    for (const stop of stops.splice(0).reverse()) await stop();
  }
}

async function appendFigures(url: string, progress: (line: string) => void): Promise<Figure[]> {
  const admin = connect(url, 1);
  await admin.unsafe('create database bench_log');
  await admin.end();
  const sql = connect(url.replace(/\/postgres$/, '/bench_log'), 20);
  await migrate(sql);
  const log = openLogStore(sql);
  const { perSecond } = await closedLoop(appends.writers, appends.leaves, async (n) => {
    const leaf = publicLeaf('bench', { n, key: 'ab'.repeat(32), commitment: 'cd'.repeat(32) });
    const id = await sql.begin((transaction) => insertLeaf(transaction, leaf, new Date()));
    await log.sequence();
    await log.indexOf(id);
  });
  await sql.end();
  progress(`appends: ${perSecond.toFixed(0)}/s`);
  return [
    figure(
      `appends, each in a transaction of its own and numbered, ${appends.writers} writers`,
      perSecond,
      '1/s',
    ),
  ];
}

/** The same cycles on a coordinator that logs and on one that does not, in turns. */
async function admissionFigures(
  url: string,
  dir: string,
  stops: Stops,
  progress: (line: string) => void,
): Promise<Figure[]> {
  const on = await startTarget(url, { dir, name: 'log_on', git: 'given', log: 'on' }, stops);
  const off = await startTarget(url, { dir, name: 'log_off', git: 'given', log: 'off' }, stops);
  const rates: { on: number; off: number }[] = [];
  for (let round = 1 - admissions.warmUps; round <= admissions.rounds; round += 1) {
    const [first, second] = round % 2 === 0 ? [on, off] : [off, on];
    const one = (await cyclesOf(first, admissions)).perSecond;
    const other = (await cyclesOf(second, admissions)).perSecond;
    const now = round % 2 === 0 ? { on: one, off: other } : { on: other, off: one };
    if (round > 0) rates.push(now);
    progress(
      `admissions, round ${round}: ${now.on.toFixed(0)}/s with the log, ${now.off.toFixed(0)}/s without`,
    );
  }
  const baseline = rates.map((rate) => rate.off);
  return [
    figure('full cycles with the log', median(rates.map((rate) => rate.on)), '1/s'),
    figure('full cycles without it', median(baseline), '1/s'),
    figure('rate with the log over rate without', median(rates.map((rate) => rate.on / rate.off)), 'ratio', {
      atLeast: 0.9,
      baseline,
    }),
  ];
}

function proofFigures(): Figure[] {
  const inclusion = inclusionRanges(leaves - 7, leaves).length;
  const consistency = prefixRanges(leaves - 12_345, leaves).length;
  return [
    figure('inclusion proof in a log of a million', 32 * inclusion, 'bytes'),
    figure('consistency proof in a log of a million', 32 * consistency, 'bytes'),
  ];
}

interface Audited {
  readonly seconds: number;
  readonly memory: readonly number[];
  readonly size: number;
  readonly verdicts: number;
  readonly replicas: number;
  readonly findingsCount: number;
  readonly first: unknown;
}

async function auditFigures(dir: string, progress: (line: string) => void): Promise<Figure[]> {
  progress(`making ${leaves} leaves`);
  const made = await makeLog(dir, leaves);
  const child = async <T>(file: string, ...args: string[]): Promise<T> =>
    JSON.parse(
      (await runFile(process.execPath, [join(import.meta.dirname, 'log', file), dir, ...args])).stdout,
    ) as T;
  const bareRate = async () => {
    const { signatures, seconds } = await child<{ signatures: number; seconds: number }>(
      'verify-child.ts',
      String(Math.min(bareBundles, Math.floor(made.leaves / tileWidth))),
    );
    return signatures / seconds;
  };
  const before = await bareRate();
  const audited = await child<Audited>('audit-child.ts', made.operator.keyId);
  const after = await bareRate();
  const { seconds, memory, verdicts, replicas, findingsCount, first } = audited;
  progress(
    `audit: ${audited.size} leaves in ${seconds.toFixed(0)} s, ${findingsCount} findings ${first ? JSON.stringify(first) : ''}`,
  );
  const bare = (before + after) / 2;
  // The first tenth fills caches; from there on it must not grow.
  const [early, late] = [Math.max(...memory.slice(2, 6)), Math.max(...memory)];
  return [
    figure('leaves of the log', audited.size, 'leaves'),
    figure('signatures in it', made.signatures, 'signatures'),
    figure('verdicts decided again', verdicts, 'verdicts', { atLeast: 1 }),
    figure('runs checked', replicas, 'runs'),
    figure('findings', findingsCount, 'findings', { atMost: 0 }),
    figure('audit', audited.size / seconds, 'leaves/s'),
    figure('bare node:crypto', bare, 'signatures/s'),
    figure(
      'signatures that an audit checks over bare node:crypto',
      made.signatures / seconds / bare,
      'ratio',
      {
        atLeast: 0.8,
        baseline: [before, after],
      },
    ),
    figure('memory at the end', late, 'MiB'),
    figure('memory at the end over memory after a tenth', late / early, 'ratio', { atMost: 1.25 }),
  ];
}
