import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { serve } from '../service-life.ts';
import type { CommandContext } from './context.ts';

interface WitnessCommandOptions {
  readonly dir: string;
  readonly key?: string;
  readonly once: boolean;
}

const epilogue = `
Remembers the newest checkpoint of the log, sees that every later one holds all of it, and signs those that do: a coordinator whose
witnesses do not talk to it alone cannot show one past to you and another to others. Verifiers do this by themselves.

A log with two pasts is an alarm: the two signed checkpoints and the proof are kept in the folder, for anyone to check with
'ratchet audit --evidence FILE'.

  ratchet witness https://ratchet.example --dir ~/witness`;

export function addWitness(program: Command, context: CommandContext): void {
  program
    .command('witness')
    .description('watch the log of a network, and vouch for what it shows everyone')
    .argument('<url>', 'where the network’s pages are')
    .requiredOption('--dir <dir>', 'private folder of this witness: its key and its memory')
    .option(
      '--key <key>',
      'the log’s key as its operator gave it to you; else the one that the log shows at the first look',
    )
    .option('--once', 'look once and stop', false)
    .addHelpText('after', epilogue)
    .action((url: string, options: WitnessCommandOptions) => witness(url, options, context));
}

async function witness(
  url: string,
  { dir, key: logKey, once }: WitnessCommandOptions,
  context: CommandContext,
) {
  const { ensureKeyFile, witnessLog, witnessLogOnce } = await import('@ratchet/client');
  const { privateFolder, systemClock: clock } = await import('@ratchet/kit');
  const { witnessName } = await import('@ratchet/protocol');
  const folder = await privateFolder(resolve(dir));
  const key = await ensureKeyFile(join(folder, 'key'));
  const { report } = context;
  const options = { url, key, dir: folder, logKey, clock, report };
  report(`witness ${witnessName(key.keyId)}`);
  if (once) {
    const note = await witnessLogOnce(options);
    report(note === null ? 'nothing new since the last look' : `vouched for ${note.split('\n')[1]} leaves`);
    return;
  }
  const stopping = new AbortController();
  const ended = witnessLog(options, stopping.signal);
  await serve(
    async () => ({
      ended,
      async stop() {
        stopping.abort();
        await ended;
      },
    }),
    context.config,
  );
}
