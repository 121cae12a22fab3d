import { existsSync, readFileSync } from 'node:fs';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests by how long they took, longest first. */
  readonly slowest: readonly { readonly name: string; readonly ms: number }[];
}

/** vitest's JSON report, as far as it is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly duration?: number | null;
    }[];
  }[];
}

const slowestShown = 10;

/**
 * Counts a finished run of vitest. Whatever is not plainly a pass counts as a failure: a file that could not be loaded, a run
 * without a report or without a test, and one that ended badly though every test passed.
 */
export function countTests({ reportFile, exitCode }: { reportFile: string; exitCode: number }): Count {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0, slowest: [] };
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string): number => tests.filter((test) => test.status === status).length;
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = count('passed');
  const failed = count('failed') + brokenFiles;
  return {
    passed,
    failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed,
    skipped: tests.length - passed - count('failed'),
    slowest: tests
      .map(({ fullName, duration }) => ({ name: fullName, ms: Math.round(duration ?? 0) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, slowestShown),
  };
}
