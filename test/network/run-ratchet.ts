import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from './eventually.ts';

export const checkoutDir = join(import.meta.dirname, '../..');
/** A track whose runs take a moment: any value of LEVEL is as good as it says. */
export const levelTrack = join(checkoutDir, 'test/tracks/level');

export interface RatchetEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
}

/** A `ratchet` command that runs: the real thing, as a person's shell would start it. */
export interface RunningRatchet {
  readonly child: ChildProcess;
  /** What it has said on standard error so far. */
  readonly lines: readonly string[];
  readonly ended: Promise<RatchetEnd>;
  /** The first line, said already or to come, that matches. @throws Error when the command ends without it. */
  line(pattern: RegExp, waitSeconds: number): Promise<RegExpExecArray>;
}

export function runRatchet(args: readonly string[]): RunningRatchet {
  const child = spawn(process.execPath, [join(checkoutDir, 'packages/cli/src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // An interrupted test run takes the command with it.
  const endWithUs = (): void => void child.kill('SIGTERM');
  process.once('exit', endWithUs);
  const lines: string[] = [];
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  let over: RatchetEnd | null = null;
  const ended = new Promise<RatchetEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', endWithUs);
      over = { code, signal, stdout };
      resolve(over);
    });
  });
  ended.catch(() => {});
  return {
    ...{ child, lines, ended },
    line: (pattern, waitSeconds) =>
      eventually(`a line like ${pattern}`, waitSeconds, () => {
        for (const line of lines) {
          const match = pattern.exec(line);
          if (match) return match;
        }
        if (over !== null) throw new Error(`It ended without a line like ${pattern}:\n${lines.join('\n')}`);
        return null;
      }),
  };
}

export const startLevel = (dataDir: string, ...args: readonly string[]): RunningRatchet =>
  runRatchet(['start', '--track', levelTrack, '--data-dir', dataDir, ...args]);

export interface Addresses {
  readonly portalUrl: string;
  readonly cloneUrl: string;
}

/** Where the network is, once it runs. */
export async function addressesOf(network: RunningRatchet, waitSeconds = 300): Promise<Addresses> {
  const [, portalUrl = '', cloneUrl = ''] = await network.line(
    /^running after \d+ ms: page (\S+) {2}clone (\S+)$/,
    waitSeconds,
  );
  return { portalUrl, cloneUrl };
}
