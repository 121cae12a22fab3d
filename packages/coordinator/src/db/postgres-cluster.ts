import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import { giveTo, isReachable, type ServerUser, sharedDir } from './postgres-installation.ts';

/** A data directory and what opens it. Kept in `cluster.json` beside it, private. */
export interface Cluster {
  readonly dataDir: string;
  readonly password: string;
}

const clusterSchema = z.object({ dataDir: z.string(), password: z.string() });

/** The cluster of `stateDir`, initialised once: into a folder of its own that gets its name only when it is complete. */
export async function openCluster(options: {
  readonly stateDir: string;
  readonly programs: string;
  readonly user: ServerUser | null;
}): Promise<{ cluster: Cluster; made: boolean }> {
  const { stateDir, user } = options;
  await mkdir(stateDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  const file = join(stateDir, 'cluster.json');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return { cluster: clusterSchema.parse(JSON.parse(known)), made: false };
  const dataDir =
    user && !(await isReachable(stateDir))
      ? join(sharedDir, 'clusters', randomUUID())
      : join(stateDir, 'data');
  const cluster = { dataDir, password: randomBytes(24).toString('base64url') };
  await initialise(options, cluster);
  await writeFile(`${file}.new`, JSON.stringify(cluster), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return { cluster, made: true };
}

async function initialise(
  options: { programs: string; user: ServerUser | null },
  { dataDir, password }: Cluster,
): Promise<void> {
  const { programs, user } = options;
  const parent = dirname(dataDir);
  await mkdir(parent, { recursive: true, mode: 0o711 });
  await sweepUnfinished(dataDir);
  const unfinished = `${dataDir}.unfinished-${randomUUID()}`;
  const passwordFile = `${unfinished}.password`;
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await Promise.all([giveTo(user, unfinished), giveTo(user, passwordFile)]);
  const args = ['-D', unfinished, '-U', 'ratchet', `--pwfile=${passwordFile}`];
  const settings = [
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(join(programs, 'bin/initdb'), [...args, ...settings], {
      ...(user ?? {}),
      cwd: parent,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    });
    await rm(dataDir, { recursive: true, force: true });
    await rename(unfinished, dataDir);
  } catch (cause) {
    throw new RatchetError(
      {
        code: 'set-up-failed',
        field: 'postgres',
        rule: `initdb failed: ${String((cause as { stderr?: string }).stderr ?? cause)
          .trim()
          .slice(-600)}`,
        remedy: 'See that the disk has room, or give the URL of another PostgreSQL in DATABASE_URL.',
      },
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Folders that an earlier start left half made. */
async function sweepUnfinished(dataDir: string): Promise<void> {
  const parent = dirname(dataDir);
  const prefix = `${dataDir}.unfinished-`;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (path.startsWith(prefix)) await rm(path, { recursive: true, force: true });
  }
}
