import type { CliConfig } from '../config.ts';

/** What every command is given. */
export interface CommandContext {
  readonly config: CliConfig;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** One line of progress, on standard error. */
  readonly report: (line: string) => void;
  /** A command that ended without an error may still have another exit code than 0. */
  readonly setExitCode: (code: number) => void;
  readonly exitCode: () => number;
}

export function openContext(
  config: CliConfig,
  streams: { readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream },
): CommandContext {
  let code = 0;
  return {
    config,
    stdout: streams.stdout,
    stderr: streams.stderr,
    report: (line) => void streams.stderr.write(`${line}\n`),
    setExitCode: (next) => {
      code = next;
    },
    exitCode: () => code,
  };
}
