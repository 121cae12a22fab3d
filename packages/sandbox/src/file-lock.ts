import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { RatchetError } from '@ratchet/protocol';

/**
 * Runs `action` while holding the lock on `file`, against all processes of this machine. The kernel's flock(2) holds it,
 * through a child that lives as long as our end of its input: however this process ends, the lock is free afterwards,
 * and no stale lock can exist. The child has a session of its own, so Ctrl-C in the terminal does not free the lock early.
 * @throws RatchetError `set-up-failed` when it stays held for `waitSeconds`.
 */
export async function withFileLock<Result>(
  options: { file: string; waitSeconds: number },
  action: () => Promise<Result>,
): Promise<Result> {
  mkdirSync(dirname(options.file), { recursive: true });
  const free = await acquire(options.file, options.waitSeconds);
  try {
    return await action();
  } finally {
    await free();
  }
}

/** Takes the lock if nobody has it: how to free it, or null. It is free when this process ends, however that is. */
export async function tryFileLock(file: string): Promise<(() => Promise<void>) | null> {
  mkdirSync(dirname(file), { recursive: true });
  return acquire(file, 0).catch((error: unknown) => {
    // A flock(1) that cannot be started is no answer.
    if (error instanceof RatchetError && error.cause === undefined) return null;
    throw error;
  });
}

function acquire(file: string, waitSeconds: number): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const holder = spawn('flock', ['-w', String(waitSeconds), file, 'sh', '-c', 'echo held; exec cat'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise<void>((done) => holder.once('close', () => done()));
    holder.once('error', (cause) => reject(notLocked(file, 'flock(1) could not be started.', cause)));
    holder.once('close', () => reject(notLocked(file, `It was still held after ${waitSeconds} s.`)));
    holder.stdin.on('error', () => {});
    holder.stdout.once('data', () =>
      resolve(async () => {
        holder.stdin.end();
        await ended;
      }),
    );
  });
}

function notLocked(file: string, rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'set-up-failed',
      field: file,
      rule: `The lock ${file} could not be had. ${rule}`,
      remedy: `See which process holds it (fuser ${file}); util-linux brings flock.`,
    },
    { cause },
  );
}
