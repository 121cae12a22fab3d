import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where things lie on this machine. */
export interface MachinePaths {
  /** The checkout that this command belongs to. */
  readonly checkoutDir: string;
  /** One folder with a Dockerfile per sandbox image. */
  readonly imagesDir: string;
  readonly tracksDir: string;
  /** Shared by every checkout of this machine: what belongs to the container engine. */
  readonly engineStateDir: string;
  /** What `process.execPath` is given to run this command again. */
  readonly mainFile: string;
  readonly compileCacheDir: string;
}

export interface CliConfig {
  readonly environment: Environment;
  readonly paths: MachinePaths;
  readonly isRoot: boolean;
  /** Print stack traces. */
  readonly debug: boolean;
  /** When the person's command began, ms since 1970: the first step says so, since set-up is part of the wait. */
  readonly startedAtMs: number;
  /** Whether a supervisor holds our standard input open for as long as it lives. */
  readonly supervised: boolean;
}

/** The one reading of the process's environment in this package. */
export function readCliConfig(environment: Environment = process.env, now: number = Date.now()): CliConfig {
  const sourceDir = dirname(fileURLToPath(import.meta.url));
  const checkoutDir = resolve(sourceDir, '../../..');
  const isRoot = process.getuid?.() === 0;
  const began = Number(environment.RATCHET_STARTED_AT_MS ?? '');
  return {
    environment,
    paths: {
      checkoutDir,
      imagesDir: join(checkoutDir, 'deploy/images'),
      tracksDir: join(checkoutDir, 'tracks'),
      engineStateDir: environment.RATCHET_STATE_DIR || machineStateDir(isRoot),
      mainFile: join(sourceDir, 'main.ts'),
      compileCacheDir: compileCacheDir(checkoutDir),
    },
    isRoot,
    debug: (environment.RATCHET_DEBUG ?? '') !== '',
    startedAtMs: began > 0 && began <= now ? began : now,
    supervised: environment.RATCHET_SUPERVISED === '1',
  };
}

/** As root under /var/lib, since PostgreSQL runs as another user then and has to reach it. */
export const machineStateDir = (isRoot: boolean, home = homedir()): string =>
  isRoot ? '/var/lib/ratchet' : join(home, '.local/share/ratchet');

export const compileCacheDir = (checkoutDir: string): string =>
  join(checkoutDir, 'node_modules/.cache/ratchet-compile');
