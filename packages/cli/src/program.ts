import { Command } from 'commander';
import { answeredWith, errorText } from './command-errors.ts';
import { addAdmin } from './commands/admin.ts';
import { addApprove } from './commands/approve.ts';
import { addAudit } from './commands/audit.ts';
import { addCalculator } from './commands/calculator.ts';
import { addCheater } from './commands/cheater.ts';
import type { CommandContext } from './commands/context.ts';
import { addCoordinator } from './commands/coordinator.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addKey } from './commands/key.ts';
import { addLogin } from './commands/login.ts';
import { addProof } from './commands/proof.ts';
import { addStart } from './commands/start.ts';
import { addTrack } from './commands/track.ts';
import { addVerifier } from './commands/verifier.ts';
import { addWitness } from './commands/witness.ts';
import { addWorker } from './commands/worker.ts';

const epilogue = `
Settings that are not given come from RATCHET_COORDINATOR, RATCHET_DATA_DIR, RATCHET_TRACK, RATCHET_NAME,
RATCHET_OPERATOR and DATABASE_URL. RATCHET_DEBUG=1 shows where an error came from.

Examples:
  ratchet start --until-merges 2             a whole network on this machine, until two merges
  ratchet worker --coordinator host:7700 --track words --data-dir ~/ratchet --name ada
  ratchet key new --data-dir ~/verifier      a key for a verifier's operator to hand in
`;

export function buildProgram(context: CommandContext): Command {
  const program = new Command('ratchet')
    .description(
      'A volunteer-compute network for automated research: search is donated, every merge is checked.',
    )
    .version('0.1.0')
    .showHelpAfterError(false)
    .addHelpText('after', epilogue);
  for (const add of [
    addStart,
    addCoordinator,
    addWorker,
    addVerifier,
    addTrack,
    addKey,
    addLogin,
    addApprove,
    addAdmin,
    addDoctor,
    addAudit,
    addProof,
    addWitness,
    addCalculator,
    addCheater,
    addDemo,
  ]) {
    add(program, context);
  }
  return withOwnErrors(program);
}

/** Commander neither prints its complaints nor ends the process: `runCommandLine` does both. */
function withOwnErrors(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: () => {} });
  for (const child of command.commands) withOwnErrors(child);
  return command;
}

/** Runs one command line; the answer is the exit code. */
export async function runCommandLine(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    await buildProgram(context).parseAsync(args, { from: 'user' });
    return context.exitCode();
  } catch (error) {
    const answered = answeredWith(error);
    if (answered !== null) return answered;
    context.stderr.write(errorText(error, context.config.debug));
    return 1;
  }
}
