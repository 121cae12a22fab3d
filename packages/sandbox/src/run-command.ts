import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs `program` to its end, giving each line that it prints to `onLine`.
 * @throws Error with the last lines when it does not end with 0, or cannot be started.
 */
export function runCommand(options: {
  program: string;
  args: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  onLine: (line: string) => void;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.program, options.args, {
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        tail.push(line);
        if (tail.length > 8) tail.shift();
        options.onLine(line);
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${options.program} ended with ${code ?? signal}: ${tail.join(' | ')}`));
    });
  });
}
