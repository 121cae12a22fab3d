import { existsSync, readFileSync } from 'node:fs';
import { RatchetError } from '@ratchet/protocol';
import type { EngineEnvironment } from './engine-address.ts';
import { runCommand } from './run-command.ts';

export interface InstallOptions {
  readonly packages: readonly string[];
  /** What they are for, to be said in the report. */
  readonly purpose: string;
  readonly report: (line: string) => void;
  readonly environment: EngineEnvironment;
}

/** Values of os-release(5); `text` is the file's content. */
export function parseOsRelease(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/^([A-Z_]+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*))$/gm);
  return Object.fromEntries([...pairs].map(([, key, a, b, c]) => [key, a ?? b ?? c ?? '']));
}

export function isDebianLike(osRelease: Readonly<Record<string, string>>): boolean {
  const names = `${osRelease.ID ?? ''} ${osRelease.ID_LIKE ?? ''}`.split(/\s+/);
  return names.includes('debian') || names.includes('ubuntu');
}

export function readOsRelease(): Readonly<Record<string, string>> {
  return existsSync('/etc/os-release') ? parseOsRelease(readFileSync('/etc/os-release', 'utf8')) : {};
}

/**
 * Installs packages of the distribution, without those that are only recommended.
 * @throws RatchetError `engine-unreachable` where that is not possible, naming what to do by hand
 */
export async function installPackages(options: InstallOptions): Promise<void> {
  const list = options.packages.join(' ');
  const debian = isDebianLike(readOsRelease());
  if (!debian || process.getuid?.() !== 0) {
    throw notInstalled(
      options,
      debian ? 'only root may install packages.' : 'this is neither Debian nor Ubuntu.',
    );
  }
  options.report(`installing ${list} (${options.purpose})`);
  const apt = (...args: string[]): Promise<void> =>
    runCommand({
      program: 'apt-get',
      args: ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
      environment: { ...options.environment, DEBIAN_FRONTEND: 'noninteractive' },
      onLine: (line) => {
        if (/^(E:|W:|Setting up )/.test(line)) options.report(line);
      },
    });
  try {
    // An index that is partly out of reach (one dead third-party source) may still hold these packages.
    await apt('update').catch((error: unknown) => options.report(`apt-get update: ${String(error)}`));
    await apt('install', '-y', '--no-install-recommends', ...options.packages);
  } catch (cause) {
    throw notInstalled(options, String(cause), cause);
  }
}

function notInstalled(options: InstallOptions, why: string, cause?: unknown): RatchetError {
  const list = options.packages.join(' ');
  return new RatchetError(
    {
      code: 'engine-unreachable',
      field: list,
      rule: `${list} (${options.purpose}) is missing and was not installed: ${why}`,
      remedy: `Install it by hand (as root: apt-get install ${list}), or set DOCKER_HOST to an engine that runs.`,
    },
    { cause },
  );
}
