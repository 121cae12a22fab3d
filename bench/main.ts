/**
 * Runs one benchmark: `npm run bench -- NAME [--json]`. A benchmark is a file of this folder that exports `run`. With
 * --json exactly one object goes to standard output; progress goes to standard error. Exit code 1 when a figure does not
 * hold.
 */
import { readdirSync } from 'node:fs';
import { type Benchmark, printed, type Report } from './figures.ts';

const notBenchmarks = new Set(['main.ts', 'figures.ts']);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notBenchmarks.has(file))
  .map((file) => file.slice(0, -'.ts'.length));

const [name = '', ...options] = process.argv.slice(2);
const unknown = options.filter((option) => option !== '--json');
if (!names.includes(name) || unknown.length > 0) {
  process.stderr.write(`usage: npm run bench -- NAME [--json]\nbenchmarks: ${names.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { run }: Benchmark = await import(`./${name}.ts`);
  const figures = await run((line) => process.stderr.write(`${name}: ${line}\n`));
  const report: Report = { name, figures };
  process.stdout.write(options.includes('--json') ? `${JSON.stringify(report)}\n` : printed(report));
  process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
}
