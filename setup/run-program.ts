import { spawn } from 'node:child_process';
import { passSignalsOn } from './hand-over.mjs';

export interface ProgramEnd {
  /** 0 to 255; 128 + n and more when a signal ended it; 127 when it could not be started. */
  readonly exitCode: number;
  /** What it printed; empty where it printed for itself. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** A script that this Node runs. */
  readonly script: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** `inherit`: it prints for itself. */
  readonly stdio: 'inherit' | 'capture';
}

/** Runs a script under this Node; what ends us meanwhile is passed on to it. */
export function runProgram({ script, args, folder, stdio }: ProgramOptions): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const forget = passSignalsOn(child);
    const printed = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed.stderr += text;
    });
    const end = (exitCode: number): void => {
      forget();
      resolve({ exitCode, ...printed });
    };
    child.once('error', (error) => {
      printed.stderr += error.message;
      end(127);
    });
    child.once('close', (code) => end(code ?? 128));
  });
}
