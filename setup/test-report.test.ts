import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countTests } from './test-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
const reportFile = join(folder, 'report.json');
afterAll(() => rmSync(folder, { recursive: true }));

const test = (status: string, duration = 1) => ({ status, fullName: status, duration });

function counted(testResults: readonly object[], exitCode = 0) {
  writeFileSync(reportFile, JSON.stringify({ testResults }));
  return countTests({ reportFile, exitCode });
}

describe('a run of vitest', () => {
  it('is counted test by test', () => {
    const tests = [test('passed'), test('passed'), test('failed'), test('pending'), test('todo')];
    const count = counted([{ status: 'failed', assertionResults: tests }], 1);
    expect(count).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  });

  it('lists its slowest tests first', () => {
    const tests = [test('passed', 5), { ...test('passed', 70), fullName: 'slow' }];
    expect(counted([{ status: 'passed', assertionResults: tests }]).slowest[0]).toEqual({
      name: 'slow',
      ms: 70,
    });
  });

  it.each([
    ['that left no report', () => countTests({ reportFile: join(folder, 'none.json'), exitCode: 0 })],
    ['with a file that could not be loaded', () => counted([{ status: 'failed', assertionResults: [] }], 1)],
    ['without a test', () => counted([])],
    [
      'in which every test was skipped',
      () => counted([{ status: 'passed', assertionResults: [test('pending')] }]),
    ],
    [
      'that ended badly though each test passed',
      () => counted([{ status: 'passed', assertionResults: [test('passed')] }], 1),
    ],
  ])('%s has failed', (_what, count) => {
    expect(count().failed).toBe(1);
  });
});
