import { RatchetError } from '@ratchet/protocol';
import { type DiskSpace, diskSpace, isDiskFull, type ReadFigures } from './disk-space.ts';

export interface DiskGuardOptions {
  /** The file systems of these folders are watched. */
  readonly folders: readonly string[];
  /** Below this nothing new is begun; MiB. */
  readonly leastFreeMiB: number;
  readonly clock: { sleep(milliseconds: number, signal: AbortSignal): Promise<void> };
  readonly report: (line: string) => void;
  /** Called once for every pause, to free what can be spared. */
  readonly makeRoom?: () => Promise<void>;
  readonly readFigures?: ReadFigures;
}

/**
 * Keeps a node from working on a disk without room, where every failure would look like a candidate's.
 *
 *   room -> free < leastFreeMiB, or a write said ENOSPC -> paused -> free >= leastFreeMiB + a quarter -> room
 */
export interface DiskGuard {
  /** @throws RatchetError `disk-full` */
  check(): Promise<void>;
  /** Whether `error` came of a disk without room. */
  isFull(error: unknown): boolean;
  /** Resolves when there is room, at once if there is; says so when it waits. @throws the signal's reason */
  untilRoom(signal: AbortSignal): Promise<void>;
}

const usualLeastFreeMiB = 512;

/** RATCHET_LEAST_FREE_MIB, or 512 where it is not set. @throws RatchetError `bad-configuration` */
export function parseLeastFreeMiB(text: string | undefined): number {
  if (text === undefined || text === '') return usualLeastFreeMiB;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RatchetError({
    code: 'bad-configuration',
    field: 'RATCHET_LEAST_FREE_MIB',
    rule: `'${text}' is not a whole number of MiB.`,
    remedy: `Give a number such as ${usualLeastFreeMiB}, or unset it.`,
  });
}

const lookMilliseconds = 5_000;
const leastFreeInodes = 1_000;

export function openDiskGuard(options: DiskGuardOptions): DiskGuard {
  const { folders, leastFreeMiB, clock, report } = options;

  async function shortage(leastMiB: number): Promise<DiskSpace | null> {
    for (const folder of folders) {
      const space = await diskSpace(folder, options.readFigures);
      const inodes = space.freeInodes ?? Number.POSITIVE_INFINITY;
      if (space.freeMiB < leastMiB || inodes < leastFreeInodes) return space;
    }
    return null;
  }

  return {
    isFull: isDiskFull,
    async check() {
      const short = await shortage(leastFreeMiB);
      if (short !== null) throw diskFull(short, leastFreeMiB);
    },
    async untilRoom(signal) {
      const short = await shortage(leastFreeMiB);
      if (short === null) return;
      report(`paused: ${shortageText(short, leastFreeMiB)}; it goes on by itself when there is room`);
      await options.makeRoom?.().catch((error: unknown) => report(`could not make room: ${String(error)}`));
      // A little more than enough, so that it does not stop and go with every file.
      const enoughMiB = leastFreeMiB * 1.25;
      while ((await shortage(enoughMiB)) !== null) await clock.sleep(lookMilliseconds, signal);
      report('there is room again: going on');
    },
  };
}

const shortageText = ({ path, freeMiB, freeInodes }: DiskSpace, leastFreeMiB: number): string =>
  freeMiB < leastFreeMiB
    ? `${path} has ${freeMiB} MiB left, and it takes ${leastFreeMiB}`
    : `${path} has ${freeInodes} inodes left, and it takes ${leastFreeInodes}`;

const diskFull = (space: DiskSpace, leastFreeMiB: number): RatchetError =>
  new RatchetError({
    code: 'disk-full',
    field: space.path,
    rule: `The disk is full: ${shortageText(space, leastFreeMiB)}.`,
    remedy: 'Free space there; work goes on by itself.',
  });
