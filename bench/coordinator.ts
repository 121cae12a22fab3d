/**
 * One coordinator and one PostgreSQL under 64 and 1,000 simulated workers: full cycles of lease, two journal entries,
 * commit, reveal and admission, every signature checked. Beside it, in turns with it on the same PostgreSQL, a bare gRPC
 * handler that does one insert and one update in a transaction.
 *
 * The coordinator runs as it does in earnest (bench/coordinator/server.ts): gRPC server, use cases, stores, log, blob store,
 * in a process of its own. For "without its git work" the inspection of a bundle answers at once; everything else of an
 * admission happens. What git itself costs is measured with the real repository, one submission at a time. Load, server
 * and database share this machine's cores, for the baseline as for the cycles. Keys, candidates and claims are made before
 * the clock starts; requests are encoded and signed while it runs.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../packages/coordinator/src/db/embedded-postgres.ts';
import { bareRound, type Round } from './coordinator/load.ts';
import { insertPast } from './coordinator/past.ts';
import { cyclesOf, type Stops, startBare, startTarget, type Target } from './coordinator/targets.ts';
import type { Caller } from './coordinator/wire.ts';
import { type Figure, figure, median, quantile } from './figures.ts';

const rounds = 7;
/** A coordinator runs for weeks: what is compiled and cached in its first seconds is not measured, nor is it of the baseline. */
const warmUps = 2;
const pastSubmissions = 200_000;
const crowds = [
  { workers: 64, cycles: 768, calls: 4_000 },
  { workers: 1_000, cycles: 2_000, calls: 6_000 },
] as const;

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const stops: Stops = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  // Interrupted, it still takes its servers with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopAll().finally(() => process.exit(130)));
  }
  try {
    return await measure(progress, stops);
  } finally {
    await stopAll();
  }
}

async function measure(progress: (line: string) => void, stops: Stops): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  // Reachable for the user that root's PostgreSQL runs as, so that its data lies here too and goes with the folder.
  await chmod(dir, 0o711);
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ stateDir: join(dir, 'postgres'), report: () => {} });
  stops.push(() => server.stop());
  const bare = await startBare(server.url, stops);
  const fresh = await startTarget(server.url, { dir, name: 'fresh', git: 'given', log: 'on' }, stops);
  const past = await startTarget(server.url, { dir, name: 'past', git: 'given', log: 'on' }, stops);
  const real = await startTarget(server.url, { dir, name: 'real', git: 'real', log: 'on' }, stops);
  progress(`inserting ${pastSubmissions} past submissions`);
  await insertPast(past.sql, pastSubmissions);
  const figures: Figure[] = [];
  for (const crowd of crowds) figures.push(...(await crowdFigures(crowd, { bare, fresh, past }, progress)));
  figures.push(...(await gitFigures(real, progress)));
  return figures;
}

async function crowdFigures(
  crowd: (typeof crowds)[number],
  { bare, fresh, past }: { bare: readonly Caller[]; fresh: Target; past: Target },
  progress: (line: string) => void,
): Promise<Figure[]> {
  const { workers, calls } = crowd;
  const measured: { bare: Round; fresh: Round; past: Round }[] = [];
  for (let warmUp = 1; warmUp <= warmUps; warmUp += 1) {
    await bareRound(bare, workers, calls);
    await cyclesOf(fresh, crowd);
    await cyclesOf(past, crowd);
  }
  for (let round = 1; round <= rounds; round += 1) {
    // In turns, and the two databases in changing order: what else the machine does meets all three.
    const first = round % 2 === 0 ? 'past' : 'fresh';
    const bareNow = await bareRound(bare, workers, calls);
    const one = await cyclesOf(first === 'past' ? past : fresh, crowd);
    const other = await cyclesOf(first === 'past' ? fresh : past, crowd);
    const now = {
      bare: bareNow,
      fresh: first === 'past' ? other : one,
      past: first === 'past' ? one : other,
    };
    measured.push(now);
    progress(
      `${workers} workers, round ${round}: bare ${now.bare.perSecond.toFixed(0)}/s, cycles ${now.fresh.perSecond.toFixed(0)}/s, with a past ${now.past.perSecond.toFixed(0)}/s`,
    );
  }
  const baseline = measured.map((one) => one.bare.perSecond);
  const latencies = measured.flatMap((one) => one.fresh.latenciesMs);
  const cost = median(measured.map((one) => one.bare.perSecond / one.fresh.perSecond));
  const kept = median(measured.map((one) => one.past.perSecond / one.fresh.perSecond));
  const cyclesBaseline = measured.map((one) => one.fresh.perSecond);
  const name = (what: string) => `${workers} workers: ${what}`;
  return [
    figure(name('bare calls'), median(baseline), '1/s'),
    figure(name('full cycles without git'), median(cyclesBaseline), '1/s'),
    figure(name('cycle p50'), quantile(latencies, 0.5), 'ms'),
    figure(name('cycle p99'), quantile(latencies, 0.99), 'ms'),
    figure(name('cost of a cycle without git'), cost, 'bare calls', { atMost: 8, baseline }),
    figure(name(`rate with ${pastSubmissions} past submissions over rate with none`), kept, 'ratio', {
      atLeast: 0.9,
      baseline: cyclesBaseline,
    }),
  ];
}

async function gitFigures(real: Target, progress: (line: string) => void): Promise<Figure[]> {
  const alone = await cyclesOf(real, { workers: 1, cycles: 30 });
  const processes = Math.max(...real.seen.map(({ gitProcesses }) => gitProcesses));
  const gitMs = median(real.seen.map((one) => one.gitMs));
  const share = gitMs / median(alone.latenciesMs);
  progress(
    `git: ${gitMs.toFixed(1)} ms of ${median(alone.latenciesMs).toFixed(1)} ms, at most ${processes} processes`,
  );
  const crowded = await cyclesOf(real, { workers: 64, cycles: 128 });
  return [
    figure('git processes of an admission', processes, 'processes', { atMost: 3 }),
    figure('git work of an admission', gitMs, 'ms'),
    figure("git's share of a cycle, one worker", share, 'ratio'),
    figure('64 workers: full cycles with git', crowded.perSecond, '1/s'),
  ];
}
