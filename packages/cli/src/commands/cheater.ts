import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

interface CheaterOptions {
  readonly coordinator: string;
  readonly track: string;
  readonly dataDir: string;
  readonly stealFrom: readonly string[];
}

const collected = (folder: string, before: readonly string[]): readonly string[] => [...before, folder];

/** Hidden: a test tool, for showing that cheating does not pay. */
export function addCheater(program: Command, context: CommandContext): void {
  program
    .command('cheater', { hidden: true })
    .description('test tool: try three cheats on a network of your own, and record what stopped each')
    .requiredOption('--coordinator <host:port>', 'the coordinator to cheat')
    .requiredOption('--track <name>', 'the track')
    .requiredOption('--data-dir <dir>', 'private folder of the cheater')
    .option(
      '--steal-from <dir>',
      'data folder of a worker whose secrets have leaked; may be repeated',
      collected,
      [],
    )
    .action(async (options: CheaterOptions) => {
      const { runCheater } = await import('../cheater/run-cheater.ts');
      await runCheater(options, context);
    });
}
