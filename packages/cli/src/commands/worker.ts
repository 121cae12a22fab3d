import type { WorkerOptions } from '@ratchet/worker';
import type { Command } from 'commander';
import { serve } from '../service-life.ts';
import type { CommandContext } from './context.ts';

const collected = (endpoint: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  endpoint,
];

const epilogue = `
The proposer search turns the track's knobs and learns from the journal. The proposer command runs any program, such as a
coding agent's command line, in a container that holds a checkout with program.md and the journal and nothing else, and
takes what it leaves. It reaches no network but the endpoints that are allowed.`;

export function addWorker(program: Command, { config, report }: CommandContext): void {
  program
    .command('worker')
    .description('donate search: look for improvements of a track and submit them')
    .option('--coordinator <host:port>', 'the coordinator to work for')
    .option('--track <name>', 'what to search for')
    .option('--data-dir <dir>', 'private folder of this worker: key, repository, notebook, outbox')
    .option('--name <name>', 'shown on pages beside your key')
    .option('--label <text>', 'what you call this machine; only you see it, on your account page')
    .option('--proposer <kind>', 'search or command (default: search)')
    .option('--command <line>', 'what the proposer command runs')
    .option('--command-seconds <n>', 'how long it may take (default: 1800)')
    .option('--image <name>', 'image that it runs in (default: ratchet/numpy)')
    .option('--endpoint <host:port>', 'an address that it may reach; may be repeated', collected)
    .option('--runtime <name>', 'what candidates run under: auto, default, runc, runsc, … (default: auto)')
    .addHelpText('after', epilogue)
    .action(async (options: WorkerOptions) => {
      const { runWorker, workerConfig } = await import('@ratchet/worker');
      const settings = workerConfig(options, config.paths, config.environment);
      await serve(() => runWorker(settings, { report }), config);
    });
}
