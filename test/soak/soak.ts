import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeKeyFromSeed, sealHoldout } from '@ratchet/protocol';
import { openReplay } from '../../packages/audit/src/index.ts';
import { connect, type Sql } from '../../packages/coordinator/src/db/connection.ts';
import { epochKeys, loggedLeaves } from '../replay/logged-leaves.ts';
import { holdout, rootFiles, trackName, train, validation } from './replay-track.ts';
import type { Told } from './workers.ts';

const root = join(import.meta.dirname, '../..');

export interface SoakOptions {
  /** A database of this soak's own, empty or migrated. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly submissions: number;
  readonly volunteers: number;
  readonly workerProcesses: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface SoakReport {
  readonly submissions: readonly Told[];
  /** Trusted runs by kind. */
  readonly runs: Readonly<Record<string, number>>;
  /** Of the submissions tested: claims that trusted runs contradicted, among fabricated and honest ones. */
  readonly overstated: { readonly fabricated: number; readonly honest: number };
  readonly faults: readonly { readonly kind: string; readonly verifier: string }[];
  readonly reverted: number;
  readonly verdicts: number;
  readonly leaves: number;
  /** What `ratchet audit` of the running coordinator printed, and its exit code. */
  readonly audit: { readonly exitCode: number | null; readonly printed: string };
  /** What replaying the log found; nothing, if all is well. */
  readonly findings: readonly string[];
  readonly seconds: number;
}

/**
 * A whole network but for containers: the real coordinator process on a real database, three verifier processes, volunteers in
 * processes of their own with real clones, everything signed and over real gRPC; runs are replayed, so that thousands take minutes.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const began = Date.now();
  const children: ChildProcess[] = [];
  const start = (script: string, args: readonly string[], ipc = false): ChildProcess => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      stdio: ['ignore', 'ignore', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
      env: {
        ...process.env,
        DATABASE_URL: options.databaseUrl,
        NODE_COMPILE_CACHE: join(options.dataDir, 'compiled'),
      },
    });
    children.push(child);
    // An interrupted soak takes them with it.
    process.once('exit', () => child.kill('SIGKILL'));
    return child;
  };
  try {
    const seeds = [1, 2, 3].map((n) => Buffer.alloc(32, n));
    await writePackage(options.dataDir, seeds);
    const { address, pages } = await startCoordinator(options, start);
    for (const seed of seeds) {
      const dir = join(options.dataDir, `verifier-${seed[0]}`);
      passOn(start('test/soak/verifier.ts', [address, seed.toString('hex'), dir]), options.say);
    }
    const submissions = await volunteers(options, address, start);
    const sql = connect(options.databaseUrl, 2);
    try {
      await untilQuiet(sql);
      const audit = await auditOf(pages, start);
      return {
        submissions,
        ...(await readOut(sql, submissions, options.dataDir)),
        audit,
        seconds: (Date.now() - began) / 1_000,
      };
    } finally {
      await sql.end();
    }
  } finally {
    await Promise.all(children.map(stopChild));
  }
}

async function writePackage(dataDir: string, seeds: readonly Buffer[]): Promise<void> {
  const keys = seeds.map((seed) => nodeKeyFromSeed(seed));
  const folder = join(dataDir, 'packages', trackName);
  const files = new Map<string, string | Buffer>([
    ...Object.entries(rootFiles).map(([path, text]): [string, string] => [`tree/${path}`, text]),
    ['train.tar', train],
    ['validation.tar', validation],
    // What is really held out here is the offset that a verifier adds.
    ...keys.map(({ keyId, boxPublicKey }): [string, Buffer] => [
      `holdouts/${keyId}.sealed`,
      sealHoldout(holdout, Buffer.from(boxPublicKey), randomBytes(32)),
    ]),
  ]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const roster = keys.map(({ keyId, boxPublicKey }, i) => ({
    ...{ keyId, boxKey: Buffer.from(boxPublicKey).toString('hex'), operator: `operator-${i}` },
  }));
  await writeFile(join(dataDir, 'roster.json'), JSON.stringify(roster));
}

type Start = (script: string, args: readonly string[], ipc?: boolean) => ChildProcess;

/** The address that nodes call, and where its pages are. */
async function startCoordinator(
  { dataDir, say }: SoakOptions,
  start: Start,
): Promise<{ readonly address: string; readonly pages: string }> {
  const child = start('packages/cli/src/main.ts', [
    ...['coordinator', '--data-dir', join(dataDir, 'coordinator'), '--roster', join(dataDir, 'roster.json')],
    ...['--packages', join(dataDir, 'packages'), '--grpc', '127.0.0.1:0', '--http', '127.0.0.1:0'],
  ]);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The coordinator ended with ${code}.`)));
    passOn(child, (line) => {
      const [, address, pages] = /nodes call (\S+:\d+); pages at (\S+)/.exec(line) ?? [];
      if (address && pages) resolve({ address, pages });
      else say(line);
    });
  });
}

/** Resolves when every volunteer has had its last verdict. */
async function volunteers(options: SoakOptions, address: string, start: Start): Promise<Told[]> {
  const told: Told[] = [];
  const { workerProcesses: count, submissions, volunteers: keys, dataDir, say } = options;
  await Promise.all(
    Array.from({ length: count }, (_, n) => {
      const part = (whole: number) => String(Math.ceil((whole - n) / count));
      const dir = join(dataDir, `workers-${n}`);
      const args = [address, dir, part(keys), part(submissions), String(options.seed + n)];
      const child = start('test/soak/workers.ts', args, true);
      passOn(child, say);
      child.on('message', (message: Told) => {
        told.push(message);
        if (told.length % 100 === 0) say(`${told.length} submissions decided`);
      });
      return new Promise<void>((resolve, reject) => {
        child.once('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`Workers ended with ${code}.`)),
        );
      });
    }),
  );
  return told;
}

/** Merges that are tested again are decided too, and every leaf has its place. */
async function untilQuiet(sql: Sql): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const open = await sql`
      select 1 from submissions where state not in ('MERGED', 'REJECTED', 'LAPSED', 'REVERTED')
      union all select 1 from log_leaves where log_index is null`;
    if (open.length === 0) return;
    await delay(200);
  }
  throw new Error('The network does not come to rest.');
}

async function readOut(sql: Sql, submissions: readonly Told[], dataDir: string) {
  const kinds = await sql<{ kind: string; count: number }[]>`
    select kind, count(*) as count from replicas where statement_hash is not null group by kind`;
  const marked = await sql<{ id: string }[]>`select id from submissions where overstated`;
  const ids = new Set(marked.map(({ id }) => id));
  const share = (isFabricated: boolean) => {
    const of = submissions.filter((told) => told.isFabricated === isFabricated);
    return of.filter(({ submissionId }) => ids.has(submissionId)).length / Math.max(1, of.length);
  };
  const reverted = await sql`select 1 from submissions where state = 'REVERTED'`;
  const leaves = await loggedLeaves(sql);
  const replay = openReplay({ operator: await operatorOf(dataDir), epochKeys: await epochKeys(sql) });
  const findings = leaves
    .flatMap((leaf) => replay.take(leaf))
    .map(({ index, rule }) => `leaf ${index}: ${rule}`);
  return {
    runs: Object.fromEntries(kinds.map(({ kind, count }) => [kind, Number(count)])),
    overstated: { fabricated: share(true), honest: share(false) },
    faults: await sql<{ kind: string; verifier: string }[]>`select kind, verifier from verifier_faults`,
    ...{ reverted: reverted.length, verdicts: replay.verdicts, leaves: leaves.length, findings },
  };
}

/** The command, as anyone would run it beside the network. */
async function auditOf(pages: string, start: Start): Promise<SoakReport['audit']> {
  const child = start('packages/cli/src/main.ts', ['audit', pages]);
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { exitCode, printed };
}

async function operatorOf(dataDir: string) {
  const { seed } = JSON.parse(await readFile(join(dataDir, 'coordinator/operator.key'), 'utf8')) as {
    seed: string;
  };
  return nodeKeyFromSeed(Buffer.from(seed, 'hex')).keyId;
}

function passOn(child: ChildProcess, say: (line: string) => void): void {
  if (child.stderr) createInterface({ input: child.stderr }).on('line', say);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, delay(5_000).then(() => child.kill('SIGKILL'))]);
}
