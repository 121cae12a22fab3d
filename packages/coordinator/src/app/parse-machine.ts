import { RatchetError } from '@ratchet/protocol';
import type { StoredMachine } from './account-ports.ts';
import { parseLine, parseNumber } from './policy.ts';

/** A machine as a node describes it: a stranger's words. */
export interface ClaimedMachine {
  readonly machineId: string;
  readonly role: string;
  readonly label: string;
  readonly hardwareClass: string;
  readonly cpus: number;
  readonly memoryMib: number;
  readonly gpus: readonly string[];
  readonly version: string;
}

const gpusAtMost = 16;

/** @throws RatchetError `bad-field` */
export function parseMachine(claimed: ClaimedMachine): Omit<StoredMachine, 'seenAt'> {
  const { machineId, role, label, gpus } = claimed;
  if (!/^[0-9a-f]{16}$/.test(machineId))
    throw bad('machine.machineId', 'A machine id is 16 lowercase hexadecimal digits.');
  if (role !== 'worker' && role !== 'verifier')
    throw bad('machine.role', 'A machine runs a worker or a verifier.');
  if (gpus.length > gpusAtMost) throw bad('machine.gpus', `A machine has at most ${gpusAtMost} GPUs.`);
  return {
    ...{ machineId, role },
    label: label.trim() === '' ? '' : parseLine(label, 'machine.label', 40),
    hardwareClass: parseLine(claimed.hardwareClass, 'machine.hardwareClass', 80),
    cpus: parseNumber(claimed.cpus, 'machine.cpus', 0, 65_536),
    memoryMib: parseNumber(claimed.memoryMib, 'machine.memoryMib', 0, 2 ** 31 - 1),
    gpus: gpus.map((name) => parseLine(name, 'machine.gpus', 80)),
    version: parseLine(claimed.version, 'machine.version', 40),
  };
}

const bad = (field: string, rule: string): RatchetError =>
  new RatchetError({ code: 'bad-field', field, rule, remedy: 'Send it in that form, or no machine at all.' });
