import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Check } from '../doctor/check.ts';
import type { CommandContext } from './context.ts';

interface DoctorOptions {
  readonly coordinator?: string;
  readonly dataDir?: string;
  readonly json?: true;
}

const epilogue = `
One line for each thing that a worker or a verifier needs: ok, warning or failed, what was seen, and the fix. The limits of the
sandbox are not read but tried, by tiny containers that do their best to break them. Ends with 1 when something failed.`;

export function addDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('see whether this machine can work and verify, and what to do where it cannot')
    .option('--coordinator <host:port>', 'a coordinator that should be reachable')
    .option('--data-dir <dir>', 'folder of the node, whose disk is looked at')
    .option('--json', 'one JSON object')
    .addHelpText('after', epilogue)
    .action((options: DoctorOptions) => doctor(options, context));
}

async function doctor(
  options: DoctorOptions,
  { config, stdout, setExitCode }: CommandContext,
): Promise<void> {
  const { environment, paths, isRoot } = config;
  const { examine } = await import('../doctor/examine.ts');
  const { checkText } = await import('../doctor/check.ts');
  const checks: Check[] = [];
  const width = 13;
  const say = (check: Check): void => {
    checks.push(check);
    if (options.json === undefined) stdout.write(checkText(check, width));
  };
  await examine(
    {
      ...{ environment, isRoot, engineStateDir: paths.engineStateDir, nodeVersion: process.version },
      coordinator: options.coordinator ?? environment.RATCHET_COORDINATOR ?? '',
      dataDir: resolve(options.dataDir ?? environment.RATCHET_DATA_DIR ?? '.'),
    },
    say,
  );
  const isSound = checks.every(({ level }) => level !== 'failed');
  if (options.json) stdout.write(`${JSON.stringify({ ok: isSound, checks })}\n`);
  if (!isSound) setExitCode(1);
}
