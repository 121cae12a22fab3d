import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@ratchet/protocol';
import { ensureEngine } from '@ratchet/sandbox';
import { readCliConfig } from '../../packages/cli/src/config.ts';

export interface OwnProcess {
  readonly pid: number;
  readonly commandLine: string;
}

/** Processes that belong to the network of `dataDir`: they name it, work in it, or hold a file of it open. */
export function processesOf(dataDir: string): readonly OwnProcess[] {
  const folders = [dataDir, databaseDirOf(dataDir)].filter((folder) => folder !== null);
  const isIn = (path: string): boolean =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const words = orNothing(() => readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')) ?? [];
      const places = [`/proc/${name}/cwd`, ...openFiles(name)].map((link) =>
        orNothing(() => readlinkSync(link)),
      );
      const isOurs = words.some(isIn) || places.some((place) => place !== null && isIn(place));
      return isOurs ? [{ pid: Number(name), commandLine: words.join(' ').trim() }] : [];
    });
}

const openFiles = (pid: string): string[] =>
  (orNothing(() => readdirSync(`/proc/${pid}/fd`)) ?? []).map((fd) => `/proc/${pid}/fd/${fd}`);

/** A process may be gone while we look at it. */
function orNothing<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Where the network's own PostgreSQL keeps its files; null while there is none. */
export function databaseDirOf(dataDir: string): string | null {
  const file = join(dataDir, 'coordinator/postgres/cluster.json');
  if (!existsSync(file)) return null;
  const cluster: { readonly dataDir: string } = JSON.parse(readFileSync(file, 'utf8'));
  return cluster.dataDir;
}

/** Names of the containers, running or not, that the nodes of `dataDir` started. */
export async function containersOf(dataDir: string): Promise<readonly string[]> {
  const { environment, paths } = readCliConfig();
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, environment, report: () => {} });
  try {
    const owners = new Set(
      readdirSync(dataDir).map((name) => {
        const role = name.replace(/-\d+$/, '');
        return `${sha256Hex(join(dataDir, name)).slice(0, 12)}-${role}`;
      }),
    );
    const filters = JSON.stringify({ label: ['ratchet.owner'] });
    const all = await engine.docker.listContainers({ all: true, filters });
    return all
      .filter(({ Labels }) => owners.has(Labels['ratchet.owner'] ?? ''))
      .map(({ Names, Labels, State }) => `${Names[0]} of ${Labels['ratchet.owner']}, ${State}`);
  } finally {
    await engine.release();
  }
}

/** Whether another `ratchet start` could take the folder now. */
export const isLockFree = (dataDir: string): boolean =>
  spawnSync('flock', ['-n', join(dataDir, 'lock'), 'true']).status === 0;

/** Ends whatever still runs and removes every file. */
export async function removeNetwork(dataDir: string): Promise<void> {
  const database = databaseDirOf(dataDir);
  for (const { pid } of processesOf(dataDir)) orNothing(() => process.kill(pid, 'SIGKILL'));
  if (database !== null) await rm(database, { recursive: true, force: true, maxRetries: 5 });
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
