import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { diskSpace } from '@ratchet/sandbox';
import { type Check, failed, look, ok, warning } from './check.ts';

const oldestNode = 24;
/** The first with `merge-tree --write-tree`. */
const oldestGit = [2, 38] as const;

export function nodeCheck(version: string): Check {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0);
  if (major >= oldestNode) return ok('Node', version);
  return failed(
    'Node',
    `${version} is older than ${oldestNode}`,
    'Start it by npm run ratchet, which brings its own.',
  );
}

export const gitCheck = (program = 'git'): Promise<Check> =>
  look('git', 'Install git 2.38 or newer: apt-get install git.', async () => {
    const { stdout } = await promisify(execFile)(program, ['--version']);
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
    const version = stdout.trim().replace('git version ', '');
    const [oldMajor, oldMinor] = oldestGit;
    const isNew = Number(major) > oldMajor || (Number(major) === oldMajor && Number(minor) >= oldMinor);
    return isNew
      ? ok('git', version)
      : failed('git', `${version} is older than 2.38`, 'Install a newer git.');
  });

/** Room below which a node pauses, and below which an operator would want to know. MiB. */
const leastFreeMiB = 512;
const littleFreeMiB = 5_120;

export const diskCheck = (name: string, folder: string): Promise<Check> =>
  look(name, `Make ${folder} readable for this user.`, async () => {
    const { freeMiB, freeInodes } = await diskSpace(nearestThere(folder));
    const seen = `${folder}: ${(freeMiB / 1_024).toFixed(1)} GiB free`;
    const inodes = freeInodes ?? Number.POSITIVE_INFINITY;
    if (freeMiB < leastFreeMiB || inodes < 1_000) {
      return failed(name, `${seen}, ${inodes} inodes`, 'Free some: below this a node pauses.');
    }
    return freeMiB < littleFreeMiB
      ? warning(name, seen, 'Free some: images and data take a few GiB.')
      : ok(name, seen);
  });

/** A data folder may not be made yet. */
function nearestThere(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder));
}
