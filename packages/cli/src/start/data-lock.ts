import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';

export interface DataLock {
  /** Resolves when the lock is free. */
  release(): Promise<void>;
}

/**
 * Keeps a data folder for one process. The kernel's flock(2) holds it, in a child that lives as long as our end of its
 * input: however this process ends the lock is free afterwards, so it cannot go stale.
 * @throws RatchetError `bad-configuration` when another process has it
 */
export function lockDataDir(dataDir: string): Promise<DataLock> {
  const file = join(dataDir, 'lock');
  const holderFile = join(dataDir, 'lock.holder');
  return new Promise((resolve, reject) => {
    const holder = spawn('flock', ['-n', file, 'sh', '-c', 'echo held; exec cat >/dev/null'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let held = false;
    const ended = new Promise<void>((done) => holder.once('close', () => done()));
    holder.stdin.on('error', () => {});
    holder.once('error', (cause) => reject(notLocked(file, cause)));
    holder.once('close', () => {
      if (!held) reject(inUse(dataDir, holderFile));
    });
    holder.stdout.once('data', () => {
      held = true;
      writeFileSync(holderFile, `${process.pid}\n`);
      resolve({
        release: () => {
          holder.stdin.end();
          return ended;
        },
      });
    });
  });
}

function inUse(dataDir: string, holderFile: string): RatchetError {
  let who = '';
  try {
    who = ` (process ${readFileSync(holderFile, 'utf8').trim()})`;
  } catch {
    // It took the lock this very moment.
  }
  return new RatchetError({
    code: 'bad-configuration',
    field: '--data-dir',
    rule: `Another ratchet start${who} uses ${dataDir}.`,
    remedy: 'Stop it first, or give another --data-dir.',
  });
}

const notLocked = (file: string, cause: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'set-up-failed',
      field: file,
      rule: 'flock(1) could not be started.',
      remedy: 'Install util-linux.',
    },
    { cause },
  );
