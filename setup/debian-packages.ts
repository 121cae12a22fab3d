import { existsSync } from 'node:fs';
import { isDebianLike, readOsRelease } from '../packages/sandbox/src/engine-setup.ts';
import { runCommand } from '../packages/sandbox/src/run-command.ts';

export interface DebianPackage {
  readonly name: string;
  /** Full paths of the program that it brings: where one exists, the package is not needed. */
  readonly programs: readonly string[];
  /** What it is for, to be said when it is missing. */
  readonly purpose: string;
}

const anywhere = (program: string) => ['/usr/bin', '/usr/local/bin'].map((folder) => `${folder}/${program}`);

export const git: DebianPackage = {
  name: 'git',
  programs: anywhere('git'),
  purpose: 'tracks are repositories',
};
export const sshKeygen: DebianPackage = {
  name: 'openssh-client',
  programs: anywhere('ssh-keygen'),
  purpose: 'the tests check signed commits as a stranger would',
};
export const chromium: DebianPackage = {
  name: 'chromium',
  programs: ['/usr/bin/chromium'],
  purpose: 'the tests read the pages in a real browser',
};

export const iproute: DebianPackage = {
  name: 'iproute2',
  programs: ['/usr/sbin/ip', '/usr/bin/ip', '/sbin/ip', '/bin/ip'],
  purpose: 'the tests pull the cable between two hosts',
};

/**
 * Installs what is missing of `packages`, as root on Debian or Ubuntu.
 * @throws Error that says what to install by hand, elsewhere
 */
export async function ensureDebianPackages(
  packages: readonly DebianPackage[],
  report: (line: string) => void,
): Promise<void> {
  const missing = packages.filter(({ programs }) => !programs.some((program) => existsSync(program)));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const wanted = missing.map(({ name, purpose }) => `${name} (${purpose})`).join(', ');
  if (process.getuid?.() !== 0 || !isDebianLike(readOsRelease())) {
    throw new Error(
      `Missing: ${wanted}. Install it: sudo apt-get install ${names.join(' ')}, or what your system calls it.`,
    );
  }
  report(`installing ${wanted}`);
  // An index that is partly out of reach (one dead third-party source) may still hold these packages.
  await aptGet(['update'], report).catch((error: unknown) => report(`apt-get update: ${String(error)}`));
  await aptGet(['install', '-y', '--no-install-recommends', ...names], report);
}

const aptGet = (args: readonly string[], report: (line: string) => void): Promise<void> =>
  runCommand({
    program: 'apt-get',
    args: ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
    environment: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onLine: (line) => {
      if (/^(E:|W:|Setting up )/.test(line)) report(line);
    },
  });
