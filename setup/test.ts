// `npm test`: every check of the checkout and every test, counted; `npm test -- FILTER` runs only the tests that vitest finds by it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Check, openChecks } from './checks.ts';
import { ensureDebianPackages, git, sshKeygen } from './debian-packages.ts';
import { runProgram } from './run-program.ts';
import { type Count, countTests } from './test-report.ts';

const root = dirname(import.meta.dirname);
const print = (line: string): void => console.log(line);

async function runCheck({ name, run }: Check): Promise<boolean> {
  const started = performance.now();
  const fault = await run();
  print(`${fault === null ? 'ok    ' : 'FAILED'}  ${name}  ${Math.round(performance.now() - started)} ms`);
  if (fault !== null) print(fault.replaceAll(/^/gm, '        '));
  return fault === null;
}

async function runTests(args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const script = join(root, 'node_modules/.bin/vitest');
    const end = await runProgram({
      script,
      args: ['run', ...reporters, ...args],
      folder: root,
      stdio: 'inherit',
    });
    return countTests({ reportFile, exitCode: end.exitCode });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whoever interrupts one program wants the next not to begin. */
function stopWhenInterrupted(): () => void {
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      interrupted = true;
    });
  }
  return () => {
    if (interrupted) throw new Error('interrupted');
  };
}

async function main(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const goOn = stopWhenInterrupted();
  await ensureDebianPackages([git, sshKeygen], print);
  const checks: boolean[] = [];
  for (const check of args.length === 0 ? openChecks({ root }) : []) {
    checks.push(await runCheck(check));
    goOn();
  }
  const tests = await runTests(args);
  goOn();
  const passed = tests.passed + checks.filter((holds) => holds).length;
  const failed = tests.failed + checks.filter((holds) => !holds).length;
  print('Slowest tests:');
  for (const { name, ms } of tests.slowest) print(`${String(ms).padStart(8)} ms  ${name}`);
  print(`${tests.skipped} skipped; ${Math.round((performance.now() - started) / 1000)} s`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  print(`The tests were not run to their end: ${error instanceof Error ? error.message : String(error)}`);
  print('0 passed, 1 failed');
  process.exitCode = 1;
}
