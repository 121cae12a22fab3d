import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 250;

/**
 * Takes the lock `file`, waiting while others hold it. The file lists its holders, one process to a line: the set-up, and the
 * npm that it started, which goes on when only the set-up is killed. A lock whose holders are all gone counts as free.
 * @returns holdAlso(pid) and release()
 */
export async function takeLock({ file, onWait }) {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${identity(process.pid)}\n`);
  let told = false;
  while (!tryLink(own, file)) {
    if (removeStale(file)) continue;
    if (!told) onWait();
    told = true;
    await sleep(pollMs);
  }
  return {
    holdAlso: (pid) => appendFileSync(file, `${identity(pid)}\n`),
    release() {
      rmSync(file, { force: true });
      rmSync(own, { force: true });
    },
  };
}

/** link(2) is atomic and refuses an existing name; the file is complete before it gets its name. */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a lock that nobody holds out of the way. Two may try at once: what turns out to be held after all goes back. */
function removeStale(file) {
  if (isHeld(file)) return false;
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  if (isHeld(aside)) tryLink(aside, file);
  rmSync(aside, { force: true });
  return true;
}

function isHeld(file) {
  try {
    const holders = readFileSync(file, 'utf8').trim().split('\n');
    return holders.some((holder) => holder !== '' && identity(Number.parseInt(holder, 10)) === holder);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Process id and start time, since a process id alone is used again; '' when there is no such process. */
function identity(pid) {
  try {
    return `${pid} ${process.platform === 'linux' ? startTicks(pid) : startDate(pid)}`;
  } catch {
    return '';
  }
}

/** proc(5): starttime is field 22, the 20th after the command's name, which may hold spaces. */
function startTicks(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function startDate(pid) {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
