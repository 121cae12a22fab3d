import { RatchetError } from '@ratchet/protocol';
import { CommanderError } from 'commander';

/** `error: code (field): rule remedy`, and only with `debug` where in the program it came from. */
export function errorText(error: unknown, debug: boolean): string {
  const coded = codedError(error);
  const text = `error: ${coded.message}\n`;
  if (!debug) return text;
  const stack = error instanceof Error ? (error.stack ?? '') : String(error);
  return `${text}${stack}\n${causes(error)}`;
}

const causes = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? `caused by ${error.cause.stack ?? error.cause.message}\n${causes(error.cause)}`
    : '';

/** Every error as one with a code: commander's complaints are about the command line, the rest was not foreseen. */
export function codedError(error: unknown): RatchetError {
  if (error instanceof RatchetError) return error;
  if (error instanceof CommanderError) return commandLineError(error);
  const rule = error instanceof Error ? error.message : String(error);
  return new RatchetError(
    {
      code: 'internal',
      field: 'ratchet',
      rule: /[.!?]$/.test(rule) ? rule : `${rule}.`,
      remedy: 'Run again with RATCHET_DEBUG=1 to see where, and report it.',
    },
    { cause: error },
  );
}

function commandLineError(error: CommanderError): RatchetError {
  const text = error.message.replace(/^error: /, '').trim();
  const field = /--[a-z-]+/.exec(text)?.[0] ?? /'([^']+)'/.exec(text)?.[1] ?? 'command line';
  const rule = `${text.charAt(0).toUpperCase()}${text.slice(1).replaceAll('\n', ' ')}`;
  return new RatchetError({
    code: 'bad-configuration',
    field,
    rule: /[.?)]$/.test(rule) ? rule : `${rule}.`,
    remedy: 'See --help.',
  });
}

/** The exit code where commander has answered already, with help or the version; null where there was an error. */
export function answeredWith(error: unknown): number | null {
  if (!(error instanceof CommanderError)) return null;
  // A command that needs a subcommand and got none has shown its help on standard error.
  return error.exitCode === 0 || error.code === 'commander.help' ? error.exitCode : null;
}
