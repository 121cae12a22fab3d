import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readIfThere, writePrivateFile } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import { giveTo, isReachable, passableFolder, type ServerUser, sharedDir } from './postgres-installation.ts';

/** A data directory and what opens it. Kept in `cluster.json` beside it, private. */
export interface Cluster {
  readonly dataDir: string;
  readonly password: string;
}

const clusterSchema = z.object({ dataDir: z.string(), password: z.string() });

/**
 * The cluster of `stateDir`, initialised once: into a folder of its own that gets its name only when it is complete. What is to
 * be made is written down first, so that a start that was cut short is taken up by the next and leaves nothing behind.
 * @throws RatchetError `set-up-failed` when initdb fails, or the data of a cluster that was made is gone
 */
export async function openCluster(options: {
  readonly stateDir: string;
  readonly programs: string;
  readonly user: ServerUser | null;
}): Promise<{ cluster: Cluster; made: boolean }> {
  const { stateDir, user } = options;
  await mkdir(stateDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  const file = join(stateDir, 'cluster.json');
  const known = await readCluster(file);
  if (known) {
    await assertDataThere(known, file);
    return { cluster: known, made: false };
  }
  const planFile = join(stateDir, 'cluster-plan.json');
  const cluster = (await readCluster(planFile)) ?? (await plan(options));
  await writePrivateFile(planFile, JSON.stringify(cluster));
  await initialise(options, cluster);
  await writePrivateFile(file, JSON.stringify(cluster));
  await rm(planFile);
  return { cluster, made: true };
}

async function readCluster(file: string): Promise<Cluster | null> {
  const text = await readIfThere(file);
  return text === null ? null : clusterSchema.parse(JSON.parse(text));
}

async function plan({ stateDir, user }: { stateDir: string; user: ServerUser | null }): Promise<Cluster> {
  const dataDir =
    user && !(await isReachable(stateDir))
      ? join(sharedDir, 'clusters', randomUUID())
      : join(stateDir, 'data');
  return { dataDir, password: randomBytes(24).toString('base64url') };
}

/** An empty database in place of lost work would hide the loss. */
async function assertDataThere({ dataDir }: Cluster, file: string): Promise<void> {
  const version = await stat(join(dataDir, 'PG_VERSION')).catch(() => null);
  if (version) return;
  throw new RatchetError({
    code: 'set-up-failed',
    field: 'postgres',
    rule: `The data of this network's database is gone: there is no cluster in ${dataDir}, which ${file} names.`,
    remedy: `Put the folder back, or delete ${file} to begin with an empty database.`,
  });
}

async function initialise(
  options: { programs: string; user: ServerUser | null },
  { dataDir, password }: Cluster,
): Promise<void> {
  const { programs, user } = options;
  const parent = dirname(dataDir);
  if (user) await passableFolder(parent);
  await sweepUnfinished(dataDir);
  const unfinished = `${dataDir}.unfinished-${randomUUID()}`;
  const passwordFile = `${unfinished}.password`;
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await Promise.all([giveTo(user, unfinished), giveTo(user, passwordFile)]);
  const args = ['-D', unfinished, '-U', 'ratchet', `--pwfile=${passwordFile}`];
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  try {
    await promisify(execFile)(join(programs, 'bin/initdb'), [...args, ...settings], {
      ...(user ?? {}),
      cwd: parent,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    });
    await remove(dataDir);
    await rename(unfinished, dataDir);
    await syncFolder(parent);
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
    if (path.startsWith(prefix)) await remove(path);
  }
}

/** An initdb whose starter was killed may still be writing there: what it adds meanwhile is removed in another round. */
const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
