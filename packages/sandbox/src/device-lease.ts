import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tryFileLock, withFileLock } from './file-lock.ts';

/** Devices of this machine that nobody else has, whatever process they belong to, until `release` or the holder's end. */
export interface DeviceLease {
  readonly names: readonly string[];
  release(): Promise<void>;
}

export interface LeaseOptions {
  /** Of this machine; holds one lock file for each device. */
  readonly folder: string;
  /** Devices that would do, in order of preference. */
  readonly names: readonly string[];
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
  readonly wait?: (signal?: AbortSignal) => Promise<unknown>;
}

const lookMilliseconds = 500;
/** Taking locks is a matter of milliseconds; whoever takes longer has died. */
const guardSeconds = 60;

const fileOf = (folder: string, name: string): string => join(folder, `${name.replace(/[^\w-]/g, '_')}.lock`);

/**
 * Takes `count` of `names`, all at once or none: whoever holds some and waits for others could wait for one who does the same.
 * The kernel holds the locks (flock(2)), so a killed holder's devices are free at once.
 * @throws the signal's reason; RangeError when there are not so many
 */
export async function leaseDevices(options: LeaseOptions): Promise<DeviceLease> {
  const { folder, names, count, signal } = options;
  if (count > names.length) throw new RangeError(`${count} of ${names.length} devices.`);
  const wait = options.wait ?? ((stop) => delay(lookMilliseconds, undefined, stop ? { signal: stop } : {}));
  const guard = { file: join(folder, 'guard.lock'), waitSeconds: guardSeconds };
  for (;;) {
    signal?.throwIfAborted();
    const lease = await withFileLock(guard, () => takeAll(folder, names, count));
    if (lease) return lease;
    await wait(signal);
  }
}

async function takeAll(folder: string, names: readonly string[], count: number): Promise<DeviceLease | null> {
  const held: { readonly name: string; readonly free: () => Promise<void> }[] = [];
  const release = async (): Promise<void> => {
    for (const { free } of held) await free();
  };
  for (const name of names) {
    if (held.length === count) break;
    const free = await tryFileLock(fileOf(folder, name));
    if (free) held.push({ name, free });
  }
  if (held.length === count) return { names: held.map(({ name }) => name), release };
  await release();
  return null;
}

/** Which of `names` somebody holds at this moment, by the kernel's own list of locks; none where that cannot be read. */
export async function heldDevices(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const locked = lockedInodes();
  if (locked.size === 0) return [];
  const held: string[] = [];
  for (const name of names) {
    const inode = await stat(fileOf(folder, name)).then(
      ({ ino }) => ino,
      () => null,
    );
    if (inode !== null && locked.has(inode)) held.push(name);
  }
  return held;
}

/** Inodes under flock(2): `1: FLOCK  ADVISORY  WRITE 4242 fe:00:123456 0 EOF` (proc(5)). */
function lockedInodes(): ReadonlySet<number> {
  try {
    const lines = readFileSync('/proc/locks', 'utf8').split('\n');
    const inodes = lines.map((line) => Number(/^\d+: FLOCK .*:(\d+) \d+ \S+$/.exec(line)?.[1] ?? Number.NaN));
    return new Set(inodes.filter(Number.isInteger));
  } catch {
    return new Set();
  }
}
