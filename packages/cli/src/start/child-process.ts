import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Environment } from '../config.ts';
import type { ChildEnd, ChildSpec, RunningChild } from './supervisor.ts';

export interface LaunchOptions {
  /** `process.execPath`: never a `node` found on PATH, which may be another version. */
  readonly execPath: string;
  readonly mainFile: string;
  readonly environment: Environment;
  readonly logsDir: string;
}

const logBytesAtMost = 16 * 1024 * 1024;
const linesKept = 8;

/**
 * Starts `ratchet <args>` as a process group of its own, so that Ctrl-C in the terminal reaches us alone and children end
 * in order. It holds the other end of its standard input: when we die, whatever the way, it sees the end and ends too.
 */
export function launchChild(options: LaunchOptions, spec: ChildSpec): RunningChild {
  const { execPath, mainFile, environment, logsDir } = options;
  const child = spawn(execPath, [mainFile, ...spec.args], {
    detached: true,
    env: { ...environment, RATCHET_SUPERVISED: '1' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const log = openLog(logsDir, spec.name);
  const last: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > linesKept) last.shift();
    log.write(`${new Date().toISOString()} ${line}\n`);
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once('error', (error) => {
      last.push(String(error));
      resolve({ code: -1, signal: null });
    });
    // Not `close`: what a killed child had started itself may hold its standard error open for longer.
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  child.stderr.once('close', () => log.end());
  return {
    ended,
    stop: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    lastLines: () => last.join('\n'),
  };
}

function openLog(logsDir: string, name: string) {
  mkdirSync(logsDir, { recursive: true });
  const file = join(logsDir, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const log = createWriteStream(file, { fd: openSync(file, size > logBytesAtMost ? 'w' : 'a', 0o600) });
  // A full disk costs lines of the log, never the network.
  log.on('error', () => {});
  return log;
}
