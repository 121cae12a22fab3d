import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number: `<pid>-<start time in ticks since boot>`. */
export type ProcessIdentity = string;

/** Start time of process `pid`, clock ticks since boot (proc(5), stat, field 22); null when there is no such process. */
function startTicks(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The name in field 2 is free text in parentheses: count from its last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const zombie = fields[0] === 'Z' || fields[0] === 'X';
  return zombie ? null : (fields[19] ?? null);
}

/** Identity of process `pid`; null when it does not run. Where there is no `/proc` no process has one. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const ticks = startTicks(pid);
  return ticks === null ? null : `${pid}-${ticks}`;
}

export function isAlive(identity: ProcessIdentity): boolean {
  const pid = Number.parseInt(identity, 10);
  return Number.isInteger(pid) && pid > 0 && identifyProcess(pid) === identity;
}
