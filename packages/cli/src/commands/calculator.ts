import { type Expectation, expectationOf, seededRandom } from '@ratchet/statistics';
import type { Command } from 'commander';
import { badOption, wholeNumber } from '../option-values.ts';
import type { CommandContext } from './context.ts';

interface CalculatorOptions {
  readonly sigma: number;
  readonly effect?: number;
  readonly minimumEffect: number;
  readonly verifiers: number;
  readonly runSeconds?: number;
  readonly trials: number;
  readonly json: boolean;
}

const epilogue = `
Simulates through the functions that the coordinator decides by, with sigma estimated as it is live. Gains are in the units
of the metric, larger is better. Without --effect it shows a ladder of gains in sigmas.

  ratchet calculator --sigma 0.013 --effect 0.03 --run-seconds 8`;

/** Gains that are shown beside the one asked for, in sigmas. */
const ladder = [0, 0.5, 1, 1.5, 2, 3];

export function addCalculator(program: Command, { stdout }: CommandContext): void {
  program
    .command('calculator')
    .description('what verification of a gain costs, and how surely it is found')
    .requiredOption('--sigma <x>', 'noise of one run: standard deviation over seeds', positive('--sigma'))
    .option('--effect <x>', 'a true gain', number('--effect'))
    .option('--minimum-effect <x>', 'gains up to this count as none', number('--minimum-effect'), 0)
    .option('--verifiers <n>', 'size of the roster', wholeNumber('--verifiers', 3, 64), 3)
    .option('--run-seconds <x>', 'CPU seconds of one trusted run', positive('--run-seconds'))
    .option('--trials <n>', 'simulated candidates of each gain', wholeNumber('--trials', 100, 100_000), 2_000)
    .option('--json', 'print one JSON object', false)
    .addHelpText('after', epilogue)
    .action((options: CalculatorOptions) => {
      const { sigma, minimumEffect, verifiers, runSeconds = null } = options;
      const gains = options.effect === undefined ? ladder.map((gain) => gain * sigma) : [0, options.effect];
      const rows = gains.map((gain) => expectationOf(gain, { ...options, uniform: seededRandom(1) }));
      const report = { sigma, minimumEffect, verifiers, runSeconds, expectations: rows };
      stdout.write(options.json ? `${JSON.stringify(report)}\n` : table(rows, runSeconds));
    });
}

function table(rows: readonly Expectation[], runSeconds: number | null): string {
  const cells = [
    ['true gain', 'accepted', 'candidate runs', 'head runs', ...(runSeconds === null ? [] : ['CPU minutes'])],
    ...rows.map(({ effect, accepted, candidateRuns, bankRuns }) => [
      String(Number(effect.toPrecision(4))),
      `${(100 * accepted).toFixed(1)} %`,
      candidateRuns.toFixed(1),
      bankRuns.toFixed(1),
      ...(runSeconds === null ? [] : [(((candidateRuns + bankRuns) * runSeconds) / 60).toFixed(1)]),
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ');
  return `${cells.map(line).join('\n')}\n`;
}

const number =
  (option: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw badOption(option, `'${text}' is not a number.`, `Give ${option} 0.01.`);
  };

const positive =
  (option: string) =>
  (text: string): number => {
    const value = number(option)(text);
    if (value > 0) return value;
    throw badOption(option, `'${text}' is not above 0.`, `Give ${option} 0.01.`);
  };
