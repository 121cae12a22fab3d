import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { RatchetError } from '@ratchet/protocol';
import type Docker from 'dockerode';
import { reloadDaemon } from './daemon.ts';
import type { Engine, EnsureEngineOptions } from './engine.ts';
import { retryEngineFaults } from './engine-faults.ts';
import { enginePaths } from './engine-paths.ts';
import { installPackages } from './engine-setup.ts';

/** `auto`, the name of one of the engine's runtimes, or `default`: what the engine itself would take. */
export type RuntimeChoice = string;

export interface EngineRuntimes {
  readonly names: readonly string[];
  readonly standard: string;
}

export async function runtimesOf(docker: Docker): Promise<EngineRuntimes> {
  const info = await retryEngineFaults(() => docker.info());
  const standard: string = info.DefaultRuntime ?? 'runc';
  return { names: Object.keys(info.Runtimes ?? {}), standard };
}

/**
 * `auto` is the strongest that there is: a virtual machine (Kata: a kernel of its own, behind hardware), then gVisor (a kernel
 * of its own, in user space), then the engine's default, which shares the host's kernel.
 * @throws RatchetError `bad-configuration` when the engine has no such runtime
 */
export function chooseRuntime({ names, standard }: EngineRuntimes, wanted: RuntimeChoice): string {
  if (wanted === 'default') return standard;
  if (wanted === 'auto') {
    return (
      names.find((name) => /kata/.test(name)) ?? names.find((name) => /runsc|gvisor/.test(name)) ?? standard
    );
  }
  if (names.includes(wanted)) return wanted;
  throw missing(wanted, `The engine has ${names.join(', ')}.`);
}

/** Whether a candidate under this runtime has the host's kernel before it. */
export const sharesKernel = (runtime: string): boolean => !/kata|runsc|gvisor/.test(runtime);

/**
 * The class of machines whose figures may be compared. A kernel of its own makes other times of the same program, and may
 * make other results: such a runtime is a class by itself, whether or not it is the engine's default. Runtimes that
 * share the host's kernel are one class.
 */
export function hardwareClass(architecture: string, runtime: string): string {
  const machine = `cpu-${architecture}`;
  // What a coordinator takes as a class.
  const name = runtime
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '-')
    .slice(0, 30);
  return sharesKernel(runtime) ? machine : `${machine}-${name}`;
}

/** Whether root in containers is another user outside; `securityOptions` as the engine's info has them. */
export const hasUserNamespace = (securityOptions: readonly string[] | undefined): boolean =>
  (securityOptions ?? []).some((option) => /^name=(userns|rootless)\b/.test(option));

const gvisor = 'runsc';
const reloadSeconds = 10;

/**
 * Sees that the engine has `name`: gVisor is installed from the distribution and added to our own engine, which goes on with
 * whatever it runs. Any other has to be there.
 * @throws RatchetError `bad-configuration`, `engine-unreachable`
 */
export async function ensureRuntime(
  engine: Engine,
  name: string,
  options: Pick<EnsureEngineOptions, 'report' | 'environment'>,
): Promise<void> {
  const has = async () => (await runtimesOf(engine.docker)).names.includes(name);
  if (await has()) return;
  if (name !== gvisor || engine.found !== 'own engine') {
    throw missing(name, 'The engine is not ours to change.');
  }
  if (!existsSync('/usr/bin/runsc')) {
    await installPackages({ packages: [gvisor], purpose: 'gVisor, a stronger sandbox', ...options });
  }
  reloadDaemon(enginePaths(engine.stateDir));
  for (let waited = 0; waited < reloadSeconds * 10; waited += 1) {
    if (await has()) return;
    await delay(100);
  }
  throw missing(name, 'Our own engine was told of it and does not show it.');
}

const missing = (name: string, what: string): RatchetError =>
  new RatchetError({
    code: 'bad-configuration',
    field: 'sandbox.runtime',
    rule: `The container engine has no runtime ${name}. ${what}`,
    remedy: `Install it and add it to the engine (for gVisor: apt-get install runsc, then "runtimes" in daemon.json), or choose auto.`,
  });
