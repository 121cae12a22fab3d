import { statfs } from 'node:fs/promises';

/** What statfs(2) says of a file system, as far as it is needed: blocks of `bsize` bytes, and inodes. */
export interface FileSystemFigures {
  readonly bsize: number;
  readonly blocks: number;
  /** Free to users other than root, and so the smaller figure. */
  readonly bavail: number;
  /** 0 where the file system has no fixed number of inodes. */
  readonly files: number;
  readonly ffree: number;
}

export type ReadFigures = (path: string) => Promise<FileSystemFigures>;

export interface DiskSpace {
  readonly path: string;
  readonly freeMiB: number;
  readonly totalMiB: number;
  /** Null where the file system makes inodes as it goes. */
  readonly freeInodes: number | null;
}

const mebibyte = 1024 * 1024;

/** Room on the file system that holds `path`. @throws the system's error, ENOENT for one */
export async function diskSpace(path: string, read: ReadFigures = (p) => statfs(p)): Promise<DiskSpace> {
  const { bsize, blocks, bavail, files, ffree } = await read(path);
  return {
    path,
    freeMiB: Math.floor((bavail * bsize) / mebibyte),
    totalMiB: Math.floor((blocks * bsize) / mebibyte),
    freeInodes: files > 0 ? ffree : null,
  };
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
const fullWords = /\b(?:ENOSPC|EDQUOT|no space left on device|disk quota exceeded)\b/i;
const causesAtMost = 8;

/** Whether `error`, or what caused it, is a disk without room: the system's code, or the words of git or the engine. */
export function isDiskFull(error: unknown): boolean {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < causesAtMost; depth += 1) {
    if ('code' in at && (fullCodes.has(at.code) || at.code === 'disk-full')) return true;
    if (fullWords.test(at.message)) return true;
    at = at.cause;
  }
  return false;
}
