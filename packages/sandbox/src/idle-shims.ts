import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Ends the shims of a containerd that has been stopped, if they hold nothing any more. containerd forgets the shim of a container
 * that was made and could not be started (under gVisor: a program that the image does not have), and nobody else ever ends it.
 * One with a child is left: it is all that knows of a container that still runs, and the next engine takes it up.
 */
export function endIdleShims(containerdSocket: string): void {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Set(pids.map(parentOf));
  for (const pid of pids) {
    const [program = '', ...words] = read(`/proc/${pid}/cmdline`).split('\0');
    if (!basename(program).startsWith('containerd-shim') || !words.includes(containerdSocket)) continue;
    if (!parents.has(pid)) end(pid);
  }
}

/** proc(5), /proc/pid/stat: the name in brackets may hold anything, brackets too. */
const parentOf = (pid: number): number => Number(/^.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0);

function end(pid: number): void {
  try {
    // Shims pay no heed to SIGTERM.
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between, which is what was wanted.
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
