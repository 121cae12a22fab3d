import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { RatchetError } from '@ratchet/protocol';
import type { EngineEnvironment } from './engine-address.ts';
import type { EnginePaths } from './engine-paths.ts';
import { endIdleShims } from './idle-shims.ts';
import { identifyProcess, isAlive } from './process-identity.ts';

interface StartOptions {
  readonly paths: EnginePaths;
  readonly address: string;
  readonly program: string;
  readonly report: (line: string) => void;
  readonly environment: EngineEnvironment;
  readonly answers: () => Promise<boolean>;
}

const startSeconds = 60;
const stopSeconds = 20;
const logBytes = 8 * 1024 * 1024;

const logFile = (paths: EnginePaths): string => join(paths.lasting, 'dockerd.log');
const daemonPidFile = (paths: EnginePaths): string => join(paths.volatile, 'dockerd.pid');
const executionRoot = (paths: EnginePaths): string => join(paths.volatile, 'exec');
const containerdSocket = (paths: EnginePaths): string =>
  join(executionRoot(paths), 'containerd', 'containerd.sock');
const containerdPidFile = (paths: EnginePaths): string =>
  join(executionRoot(paths), 'containerd', 'containerd.pid');

/**
 * Starts dockerd with folders of its own, in a session of its own so that Ctrl-C in a terminal does not reach it, and
 * waits until it answers. It has no bridge and touches no firewall: no stage has a network, and images are built with the
 * host's. The caller holds the engine's lock.
 * @throws RatchetError `engine-unreachable` with the last lines of its log
 */
export async function startDaemon(options: StartOptions): Promise<void> {
  const { paths } = options;
  mkdirSync(paths.lasting, { recursive: true });
  mkdirSync(paths.volatile, { recursive: true, mode: 0o755 });
  await clearRemains(paths);
  options.report(`starting ${options.program} (data in ${paths.lasting})`);
  const daemon = launch(options);
  for (let waited = 0; waited < startSeconds * 10; waited += 1) {
    if (await options.answers()) return;
    if (daemon.exitCode !== null || daemon.signalCode !== null) break;
    await delay(100);
  }
  throw new RatchetError({
    code: 'engine-unreachable',
    field: options.program,
    rule: `${options.program} did not come up within ${startSeconds} s: ${logTail(paths)}`,
    remedy: `See ${logFile(paths)}; or start an engine yourself and set DOCKER_HOST.`,
  });
}

function launch(options: StartOptions): ReturnType<typeof spawn> {
  const { paths } = options;
  const config = writeConfiguration(paths);
  const tooLong = existsSync(logFile(paths)) && statSync(logFile(paths)).size > logBytes;
  const log = openSync(logFile(paths), tooLong ? 'w' : 'a');
  const daemon = spawn(options.program, daemonArguments(paths, config, options.address), {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...options.environment },
  });
  daemon.on('error', () => {});
  daemon.unref();
  return daemon;
}

/** A file of our own, because dockerd refuses flags that the machine's /etc/docker/daemon.json sets as well. */
function writeConfiguration(paths: EnginePaths): string {
  const config = join(paths.lasting, 'daemon.json');
  writeFileSync(config, JSON.stringify(daemonConfiguration(existsSync('/usr/bin/runsc'))));
  return config;
}

/** Has a running dockerd of ours take notice of runtimes that were installed after its start; its containers go on. */
export function reloadDaemon(paths: EnginePaths): void {
  const pid = readPid(daemonPidFile(paths));
  if (pid === null || !commandLine(pid).includes(paths.volatile)) return;
  writeConfiguration(paths);
  signal(pid, 'SIGHUP');
}

export function daemonArguments(paths: EnginePaths, config: string, address: string): string[] {
  return [
    ...['--config-file', config],
    ...['--data-root', join(paths.lasting, 'data')],
    ...['--exec-root', executionRoot(paths)],
    ...['--pidfile', daemonPidFile(paths)],
    ...['-H', address],
    ...['--bridge', 'none', '--iptables=false', '--ip-masq=false', '--ip-forward=false'],
  ];
}

export function daemonConfiguration(hasGvisor: boolean): object {
  const runsc = { path: '/usr/bin/runsc', runtimeArgs: ['--platform=ptrace', '--network=none'] };
  return hasGvisor ? { runtimes: { runsc } } : {};
}

/** After a kill or a crash: mounts and pid files of processes that are gone, and a containerd that outlived its dockerd. */
async function clearRemains(paths: EnginePaths): Promise<void> {
  await stopDaemon({ paths });
  const mountInfo = readFileSync('/proc/self/mountinfo', 'utf8');
  for (const mount of mountsUnder(mountInfo, [join(paths.lasting, 'data'), executionRoot(paths)])) {
    spawnSync('umount', ['--lazy', mount]);
  }
  rmSync(daemonPidFile(paths), { force: true });
  rmSync(containerdPidFile(paths), { force: true });
  rmSync(join(paths.volatile, 'docker.sock'), { force: true });
}

/** Mount points at or below `folders`, innermost first; `mountInfo` as in proc(5), /proc/pid/mountinfo. */
export function mountsUnder(mountInfo: string, folders: readonly string[]): string[] {
  const points = mountInfo.split('\n').map((line) => line.split(' ')[4] ?? '');
  return points
    .filter((point) => folders.some((folder) => point === folder || point.startsWith(`${folder}/`)))
    .reverse();
}

/** Stops dockerd, and the containerd it started, by their own pids, and what those left. Does nothing when they do not run. */
export async function stopDaemon(options: { paths: EnginePaths }): Promise<void> {
  const { paths } = options;
  await stopProcess(daemonPidFile(paths), paths);
  await stopProcess(containerdPidFile(paths), paths);
  endIdleShims(containerdSocket(paths));
}

/** Ends the process named in `pidFile`, provided that its command line shows it to be ours. */
async function stopProcess(pidFile: string, paths: EnginePaths): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === null || !commandLine(pid).includes(paths.volatile)) return;
  const identity = identifyProcess(pid);
  if (identity === null) return;
  signal(pid, 'SIGTERM');
  for (let waited = 0; isAlive(identity); waited += 1) {
    if (waited === stopSeconds * 20) signal(pid, 'SIGKILL');
    await delay(50);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between, which is what was wanted.
  }
}

function readPid(file: string): number | null {
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function logTail(paths: EnginePaths): string {
  if (!existsSync(logFile(paths))) return 'it wrote no log.';
  return readFileSync(logFile(paths), 'utf8').trimEnd().split('\n').slice(-4).join(' | ').slice(-1_500);
}
