import type { Command } from 'commander';
import { wholeNumber } from '../option-values.ts';
import type { RawStartOptions } from '../start/start-options.ts';
import type { CommandContext } from './context.ts';

const epilogue = `
It finds (or, as root on Debian and Ubuntu, installs) a container engine, builds the sandbox images, prepares the track,
and starts a coordinator with its own PostgreSQL, verifiers and workers, each a process of its own, all on this machine.
Ctrl-C stops everything; the same command goes on where it stopped. Logs are in the data folder.`;

export function addStart(program: Command, context: CommandContext): void {
  program
    .command('start')
    .description('run a whole network on this machine')
    .option(
      '--until-merges <n>',
      'end after that many merges, with a summary',
      wholeNumber('--until-merges', 1, 10_000),
    )
    .option('--json', 'print one JSON object to standard output at the end')
    .option('--with-cheater', 'add a volunteer who cheats in three ways')
    .option('--workers <n>', 'volunteers who search', wholeNumber('--workers', 0, 256), 2)
    .option('--verifiers <n>', 'trusted verifiers, at least 3', wholeNumber('--verifiers', 0, 64), 3)
    .option('--track <name or dir>', 'a track under tracks/, or its folder', 'words')
    .option('--data-dir <dir>', 'where everything is kept (default: a folder of this checkout)')
    .addHelpText('after', epilogue)
    .action(async (raw: RawStartOptions) => {
      const { startOnThisMachine } = await import('../start/start-on-this-machine.ts');
      await startOnThisMachine(raw, context);
    });
}
