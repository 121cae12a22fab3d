/**
 * `npm run soak [-- --submissions N] [--seed N] [--json]`: a network of real processes decides on a thousand submissions, 5 % of them
 * real and 20 % with fabricated claims, and the log is replayed. Exit code 1 when a figure does not hold.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printed } from '../../bench/figures.ts';
import { openOwnServer } from '../setup/own-server.ts';
import { soakFigures } from './figures.ts';
import { runSoak } from './soak.ts';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [submissions, seed] = [Number(values.submissions), Number(values.seed)];
if (!Number.isSafeInteger(submissions) || submissions < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('usage: npm run soak [-- --submissions N] [--seed N] [--json]\n');
  process.exit(2);
}
const say = (line: string) => process.stderr.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'ratchet-soak-'));
const server = await openOwnServer(join(dataDir, 'postgres'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  const report = await runSoak({
    ...{ databaseUrl: server.url, dataDir, submissions, seed, say },
    ...{ volunteers: 30, workerProcesses: 2 },
  });
  for (const finding of report.findings.slice(0, 20)) say(finding);
  const figures = soakFigures(report);
  const result = { name: 'soak', figures };
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : printed(result));
  process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
