import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writePrivateFile } from '@ratchet/kit';
import type { Machine } from '@ratchet/wire';

export type { Machine };

/** Of this software: what a node says of itself. */
const version = '0.1.0';

/**
 * What a node tells of the machine that it runs on, for its owner's eyes. It is told apart from others of the same key by a
 * random id in the data folder: no name of the host, of its user or of its network leaves it.
 */
export async function describeMachine(node: {
  readonly dataDir: string;
  readonly role: 'worker' | 'verifier';
  /** The owner's name for it; may be empty. */
  readonly label: string;
  readonly hardwareClass: string;
  readonly cpus: number;
  readonly memoryMiB: number;
  /** Names of models. */
  readonly gpus: readonly string[];
}): Promise<Machine> {
  const { role, label, hardwareClass, cpus, memoryMiB, gpus } = node;
  return {
    ...{ machineId: await machineIdIn(node.dataDir), role, label, hardwareClass, cpus, version },
    memoryMib: Math.round(memoryMiB),
    gpus: gpus.slice(0, 16).map((name) => name.slice(0, 80)),
  };
}

async function machineIdIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'machine-id');
  const kept = (await readIfThere(file))?.trim() ?? '';
  if (/^[0-9a-f]{16}$/.test(kept)) return kept;
  const fresh = randomBytes(8).toString('hex');
  await writePrivateFile(file, `${fresh}\n`);
  return fresh;
}
