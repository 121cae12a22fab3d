import { existsSync } from 'node:fs';
import { RatchetError } from '@ratchet/protocol';
import type Docker from 'dockerode';
import { defaultSocket, type EngineEnvironment, engineClient } from './engine-address.ts';
import { setUpOwnEngine } from './own-engine.ts';

/** A container engine that answers. */
export interface Engine {
  readonly docker: Docker;
  /** As in DOCKER_HOST. */
  readonly address: string;
  readonly found: 'DOCKER_HOST' | 'default socket' | 'own engine';
  /** Folder of this machine for what belongs to the engine: locks, base images in the making. */
  readonly stateDir: string;
  /** Ends this use. Our own engine is stopped when nobody uses it any more; others are never touched. */
  release(): Promise<void>;
}

export interface EnsureEngineOptions {
  /** Shared by every checkout of this machine, for example `/var/lib/ratchet`. */
  readonly stateDir: string;
  readonly report: (line: string) => void;
  readonly environment: EngineEnvironment;
}

/**
 * The engine of this machine: DOCKER_HOST, else the default socket, else our own, which is installed (Debian and Ubuntu,
 * as root) and started where it is missing.
 * @throws RatchetError `engine-unreachable`, whose remedy names the fix; `bad-configuration`; `set-up-failed`
 */
export async function ensureEngine(options: EnsureEngineOptions): Promise<Engine> {
  const host = options.environment.DOCKER_HOST ?? '';
  if (host !== '') return fromEnvironment(host, options);
  const standard = await probe(engineClient(`unix://${defaultSocket}`));
  if (standard.answers) return defaultEngine(options);
  const root = process.getuid?.() === 0;
  if (!root) throw unreachable(standard.code);
  const own = await setUpOwnEngine({ ...options, answers: async (docker) => (await probe(docker)).answers });
  if (own === 'default-socket') return defaultEngine(options);
  return { ...own, found: 'own engine', stateDir: options.stateDir };
}

async function fromEnvironment(host: string, options: EnsureEngineOptions): Promise<Engine> {
  const docker = engineClient(host, options.environment);
  const { answers, code } = await probe(docker);
  if (!answers) {
    throw new RatchetError({
      code: 'engine-unreachable',
      field: 'DOCKER_HOST',
      rule: `The engine at ${host} does not answer (${code}).`,
      remedy: 'Start it, correct DOCKER_HOST, or unset DOCKER_HOST to use the engine of this machine.',
    });
  }
  return { docker, address: host, found: 'DOCKER_HOST', stateDir: options.stateDir, release: async () => {} };
}

function defaultEngine(options: EnsureEngineOptions): Engine {
  const address = `unix://${defaultSocket}`;
  return {
    docker: engineClient(address),
    address,
    found: 'default socket',
    stateDir: options.stateDir,
    release: async () => {},
  };
}

interface Probe {
  readonly answers: boolean;
  /** Why not: an errno name such as ECONNREFUSED, or a message. */
  readonly code: string;
}

/** Asks the engine for its version, 5 s at most. */
async function probe(docker: Docker): Promise<Probe> {
  try {
    await Promise.race([docker.ping(), silence()]);
    return { answers: true, code: '' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { answers: false, code };
  }
}

/** Rejects after 5 s, without keeping the process alive for it. */
function silence(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer within 5 s')), 5_000).unref();
  });
}

function unreachable(code: string): RatchetError {
  const denied = code === 'EACCES' || code === 'EPERM';
  const rule = denied
    ? `${defaultSocket} is there, but this user may not use it.`
    : `No container engine answers at ${defaultSocket}${existsSync(defaultSocket) ? ` (${code})` : ''}.`;
  const remedy = denied
    ? 'Add yourself to its group (sudo usermod -aG docker "$USER"), log in again and start anew.'
    : 'Install and start Docker (sudo apt-get install docker.io), or run once as root on Debian or Ubuntu, ' +
      'where the set-up installs it, or set DOCKER_HOST.';
  return new RatchetError({ code: 'engine-unreachable', field: 'DOCKER_HOST', rule, remedy });
}
