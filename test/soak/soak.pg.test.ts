import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ClonedDatabase, cloneTemplateDatabase } from '../setup/template-database.ts';
import { runSoak } from './soak.ts';

/** The short form of `npm run soak`: its rates need a thousand submissions, everything else shows with a few. */
it('a network of real processes decides on everything, and its log replays', {
  timeout: 240_000,
}, async () => {
  let database: ClonedDatabase | null = null;
  const dataDir = await mkdtemp(join(tmpdir(), 'ratchet-soak-'));
  try {
    database = await cloneTemplateDatabase();
    const lines: string[] = [];
    const { submissions, ...report } = await runSoak({
      ...{ databaseUrl: database.url, dataDir, submissions: 16, volunteers: 8, workerProcesses: 2, seed: 4 },
      say: (line) => lines.push(line),
    });
    expect(submissions).toHaveLength(16);
    expect(submissions.every(({ state }) => ['MERGED', 'REJECTED', 'REVERTED'].includes(state))).toBe(true);
    expect(submissions.filter(({ effect, state }) => effect <= 0 && state === 'MERGED')).toEqual([]);
    expect(report.findings).toEqual([]);
    expect(report.verdicts).toBeGreaterThanOrEqual(16);
    expect(report.audit.exitCode, report.audit.printed).toBe(0);
    expect(report.faults).toEqual([]);
    expect(report.overstated.honest).toBe(0);
    expect(lines.filter((line) => line.startsWith('could not verify'))).toEqual([]);
  } finally {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
