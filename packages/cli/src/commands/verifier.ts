import type { VerifierOptions } from '@ratchet/verifier';
import type { Command } from 'commander';
import { serve } from '../service-life.ts';
import type { CommandContext } from './context.ts';

export function addVerifier(program: Command, { config, report }: CommandContext): void {
  program
    .command('verifier')
    .description('run a trusted node: lease replicas, run them on your own hold-out, sign what was seen')
    .option('--coordinator <host:port>', 'the coordinator to work for')
    .option('--data-dir <dir>', 'private folder of this verifier: key, hold-out, finished replicas')
    .option('--operator <name>', 'who runs it; a quorum never has two verifiers of one operator')
    .option('--label <text>', 'what you call this machine; only you see it, on your account page')
    .option('--runtime <name>', 'what candidates run under: auto, default, runc, runsc, … (default: auto)')
    .addHelpText('after', "\nIts key must be on the coordinator's roster: see ratchet key new.")
    .action(async (options: VerifierOptions) => {
      const { runVerifier, verifierConfig } = await import('@ratchet/verifier');
      const settings = verifierConfig(options, config.paths, config.environment);
      await serve(() => runVerifier(settings, { report }), config);
    });
}
