import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseDirOf, processesOf } from './left-behind.ts';

/** A process that may be killed: this one, never another that got its number later. */
export interface Victim {
  readonly pid: number;
  /** Sends SIGKILL; false when it is gone already. */
  kill(): boolean;
}

/** The process of a node of the network (`worker-1`, `coordinator`, `postgres`); null while there is none. */
export function processOf(dataDir: string, name: string): Victim | null {
  const pid = name === 'postgres' ? databasePid(dataDir) : nodePid(dataDir, name);
  const startedAt = pid === null ? null : startOf(pid);
  if (pid === null || startedAt === null) return null;
  return {
    pid,
    kill() {
      if (startOf(pid) !== startedAt) return false;
      process.kill(pid, 'SIGKILL');
      return true;
    },
  };
}

/** When a process started, in clock ticks since the machine did (proc(5), field 22 of stat); null when it is gone. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function nodePid(dataDir: string, name: string): number | null {
  const home = join(dataDir, name);
  const role = name.replace(/-\d+$/, '');
  const node = processesOf(dataDir).find(({ commandLine }) => {
    const words = commandLine.split(' ');
    return words[2] === role && words.includes(home) && words[words.indexOf(home) - 1] === '--data-dir';
  });
  return node?.pid ?? null;
}

function databasePid(dataDir: string): number | null {
  const folder = databaseDirOf(dataDir);
  const pid = folder === null ? 0 : Number(postmasterLine(folder, 0));
  return pid > 0 && processesOf(dataDir).some((own) => own.pid === pid) ? pid : null;
}

/** URL of the network's own PostgreSQL, as it is at this moment. */
export function databaseUrlOf(dataDir: string): string {
  const state: { readonly dataDir: string; readonly password: string } = JSON.parse(
    readFileSync(join(dataDir, 'coordinator/postgres/cluster.json'), 'utf8'),
  );
  return `postgres://ratchet:${state.password}@127.0.0.1:${postmasterLine(state.dataDir, 3)}/postgres`;
}

/** A line of postmaster.pid: 0 is the process id, 3 the port. Empty while no server runs. */
function postmasterLine(folder: string, line: number): string {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[line] ?? '';
  } catch {
    return '';
  }
}
