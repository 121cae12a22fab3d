import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { RatchetError } from '@ratchet/protocol';
import type { GitCommand, GitOutput, GitRun, GitSettings } from './git-settings.ts';
import { refusal } from './refusal.ts';

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin';

/** Nothing that a repository or a machine is set to may run a program, open a connection or rewrite content. */
const fixedConfig = [
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.fsync=committed,loose-object,reference',
  'core.bigFileThreshold=16m',
  'protocol.allow=never',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'pack.threads=1',
  'merge.renames=false',
  'merge.directoryRenames=false',
  // Ownership is not a check here: each repository is named by its full path, none is found by searching upwards.
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

function environment(settings: GitSettings, command: GitCommand): Record<string, string> {
  const { store } = command;
  return {
    PATH: searchPath,
    HOME: settings.homeDir,
    XDG_CONFIG_HOME: settings.homeDir,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(store && { GIT_DIR: store.gitDir }),
    ...(store?.quarantine && {
      GIT_OBJECT_DIRECTORY: store.quarantine,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: `${store.gitDir}/objects`,
    }),
    ...command.env,
  };
}

/** Starts git with an argument array, in a process group of its own so that its children can be killed with it. */
export function startGit(settings: GitSettings, command: GitCommand): ChildProcessWithoutNullStreams {
  settings.onProcess?.(command.args);
  // What lies in quarantine is thrown away in a moment and need not survive a crash.
  const config = command.store?.quarantine ? [...fixedConfig, '-c', 'core.fsync=none'] : fixedConfig;
  const child = spawn(settings.binary ?? 'git', [...config, ...command.args], {
    cwd: '/',
    detached: true,
    env: environment(settings, command),
    stdio: 'pipe',
  });
  // A process that ends before it has read its input closes the pipe: its exit status tells, not this event.
  child.stdin.on('error', () => {});
  return child;
}

export function killGit(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

export const gitMissing = (cause: unknown): RatchetError =>
  refusal(
    'set-up-failed',
    'git',
    'The git program could not be started.',
    'Install git 2.39 or newer (Debian: apt install git).',
    cause,
  );

/** Runs git to its end. Never throws for an exit status; output beyond the cap or the time kills it. */
export function runGit(settings: GitSettings, run: GitRun): Promise<GitOutput> {
  if (settings.host) return settings.host.run(settings, run);
  const maxOutputBytes = run.maxOutputBytes ?? 1024 * 1024;
  const child = startGit(settings, run);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let stopped: GitOutput['stopped'] = null;
    const stop = (why: 'time' | 'output') => {
      stopped ??= why;
      killGit(child);
    };
    const timer = setTimeout(stop, (run.wallSeconds ?? 30) * 1000, 'time');
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutputBytes) stop('output');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 4_000) stderr += chunk.toString('utf8');
    });
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(gitMissing(cause));
    });
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode: exitCode ?? -1, stdout: Buffer.concat(chunks), stderr: stderr.trim(), stopped });
    });
    child.stdin.end(run.input);
  });
}

/** Runs a command that can only fail when this machine is at fault. */
export async function runGitOrFail(settings: GitSettings, run: GitRun): Promise<Buffer> {
  const output = await runGit(settings, run);
  if (output.stopped === 'output') {
    throw refusal('oversized', `git ${run.args[0]}`, 'Its output is over the limit.', 'Ask for less.');
  }
  if (output.stopped === 'time') {
    throw refusal('unavailable', `git ${run.args[0]}`, 'It took too long and was stopped.', 'Try again.');
  }
  if (output.exitCode !== 0) {
    const rule = `git ${run.args[0]} ended with ${output.exitCode}: ${output.stderr.slice(0, 500)}`;
    throw refusal('internal', `git ${run.args[0]}`, rule, 'Look at the repository: git fsck.');
  }
  return output.stdout;
}
