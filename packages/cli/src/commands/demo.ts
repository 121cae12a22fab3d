import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type HostPort, hostPort, wholeNumber } from '../option-values.ts';
import { serve } from '../service-life.ts';
import type { CommandContext } from './context.ts';

interface DemoOptions {
  readonly dataDir?: string;
  readonly http: HostPort;
  readonly experiments: number;
  readonly submissions: number;
  readonly volunteers: number;
  readonly seed: number;
}

export function addDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('look at the pages of a network after an invented year; every page says that it is a demo')
    .option('--http <host:port>', 'where pages and git are served', hostPort('--http'), {
      host: '127.0.0.1',
      port: 7790,
    })
    .option('--experiments <n>', 'how many', wholeNumber('--experiments', 100, 10_000_000), 30_000)
    .option('--submissions <n>', 'how many', wholeNumber('--submissions', 10, 1_000_000), 1_000)
    .option('--volunteers <n>', 'how many', wholeNumber('--volunteers', 10, 1_000_000), 400)
    .option('--seed <n>', 'another number invents another year', wholeNumber('--seed', 0, 4_000_000_000), 1)
    .option('--data-dir <dir>', 'a folder of its own, emptied at every start (default: in this checkout)')
    .action((options: DemoOptions) => runCommand(options, context));
}

async function runCommand(options: DemoOptions, { config, report }: CommandContext): Promise<void> {
  const { runDemo } = await import('@ratchet/coordinator');
  const { registerPortal, servedForAMoment, unreadableAddress } = await import('@ratchet/portal');
  const { http, experiments, submissions, volunteers, seed } = options;
  const dataDir =
    options.dataDir === undefined
      ? join(config.paths.checkoutDir, '.ratchet/demo')
      : resolve(options.dataDir);
  await serve(async () => {
    const running = await runDemo({
      ...{ dataDir, http, seed, report },
      sizes: { experiments, submissions, volunteers },
      openPages: (sources) => ({
        register: (app) => registerPortal(app, { ...sources, recentAnswers: servedForAMoment, isDemo: true }),
        onUnreadableAddress: unreadableAddress({ ...sources, isDemo: true }),
      }),
    });
    report(`an invented network is at ${running.httpUrl}; Ctrl-C ends it`);
    return running;
  }, config);
}
