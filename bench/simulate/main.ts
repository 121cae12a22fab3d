/**
 * Simulates: `npm run simulate -- --scenario S [--submissions N] [--seed N] [--json]`. The scenarios drive the very functions
 * that the coordinator decides by (packages/statistics/src/scenarios). Prints what a benchmark prints; exit code 1 when a
 * figure does not hold. The same seed gives the same figures on every machine.
 */
import { parseArgs } from 'node:util';
import { scenarios } from '../../packages/statistics/src/scenarios/index.ts';
import { seededRandom } from '../../packages/statistics/src/seeded-random.ts';
import { figure, printed, type Report } from '../figures.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: '' },
    submissions: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const scenario = scenarios[values.scenario];
const submissions = Number(values.submissions ?? scenario?.submissions);
const seed = Number(values.seed);
if (!scenario || !Number.isSafeInteger(submissions) || submissions < 1 || !Number.isSafeInteger(seed)) {
  const list = Object.entries(scenarios).map(([name, { about }]) => `  ${name.padEnd(16)} ${about}\n`);
  process.stderr.write(
    `usage: npm run simulate -- --scenario S [--submissions N] [--seed N] [--json]\n${list.join('')}`,
  );
  process.exitCode = 2;
} else {
  const measured = scenario.measure({ submissions, uniform: seededRandom(seed) });
  const figures = measured.map(({ name, value, unit, ...limits }) => figure(name, value, unit, limits));
  const report: Report = { name: values.scenario, figures };
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : printed(report));
  process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
}
