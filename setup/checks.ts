import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { houseFiles, lockFaults, wordFaults } from './house-words.ts';
import { importFaults, sourceFiles } from './import-rules.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

/** Something that holds of the whole checkout, or does not. */
export interface Check {
  readonly name: string;
  /** Null when it holds, else what is wrong. */
  run(): Promise<string | null>;
}

const bin = 'node_modules/.bin';

/** Formatter, linter, types, import rules, wire (each a program that ends with 0 when all is well), words and lock file. */
export function openChecks({ root }: { root: string }): readonly Check[] {
  const run = (script: string, ...args: string[]): Promise<ProgramEnd> =>
    runProgram({ script: join(root, script), args, folder: root, stdio: 'capture' });
  const passes = async (script: string, ...args: string[]): Promise<string | null> =>
    faults(await run(script, ...args));
  return [
    {
      name: 'formatter and linter (biome)',
      run: () => passes(`${bin}/biome`, 'ci', '--colors=off', '--diagnostic-level=error'),
    },
    { name: 'types (tsc)', run: () => passes(`${bin}/tsc`, '--noEmit', '-p', '.') },
    {
      name: 'types of the browser’s modules (tsc)',
      run: () => passes(`${bin}/tsc`, '--noEmit', '-p', 'packages/portal/browser'),
    },
    {
      name: 'import rules (dependency-cruiser)',
      run: async () => {
        const rules = ['--config', 'dependency-cruiser.config.cjs', '--output-type', 'json'];
        const cruise = await run(`${bin}/depcruise`, 'packages', ...rules);
        return faults(cruise) ?? importFaults(sourceFiles(root), cruise.stdout);
      },
    },
    { name: 'wire format (buf lint)', run: () => passes(`${bin}/buf`, 'lint') },
    { name: 'generated wire code', run: () => passes('packages/wire/generate.mjs', '--check') },
    { name: 'house words', run: async () => listed(wordFaults(houseFiles(root))) },
    {
      name: 'lock file from the public registry',
      run: async () => listed(lockFaults(readFileSync(join(root, 'package-lock.json'), 'utf8'))),
    },
  ];
}

const faults = ({ exitCode, stdout, stderr }: ProgramEnd): string | null =>
  exitCode === 0 ? null : `${stdout}${stderr}`.trim() || `It ended with exit code ${exitCode}.`;

const listed = (found: readonly string[]): string | null => (found.length === 0 ? null : found.join('\n'));
