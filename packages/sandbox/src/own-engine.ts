import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { startDaemon, stopDaemon } from './daemon.ts';
import { type EngineEnvironment, engineClient } from './engine-address.ts';
import { enginePaths } from './engine-paths.ts';
import { installPackages } from './engine-setup.ts';
import { openEngineUsers } from './engine-users.ts';
import { withFileLock } from './file-lock.ts';

interface SetUpOptions {
  readonly stateDir: string;
  readonly report: (line: string) => void;
  readonly environment: EngineEnvironment;
  readonly answers: (docker: Docker) => Promise<boolean>;
}

/** Installing can take minutes, and another checkout may be at it. */
const lockWaitSeconds = 900;
const programs = [
  '/usr/bin/dockerd',
  '/usr/sbin/dockerd',
  '/usr/local/bin/dockerd',
  '/usr/local/sbin/dockerd',
];

/**
 * Our own engine, installed and started where that is missing, with this process counted among its users. All of it
 * happens under one lock, so that one checkout cannot stop the engine that another has just found.
 * `default-socket`: installing brought a service that answers there, and it is used instead.
 */
export async function setUpOwnEngine(
  options: SetUpOptions,
): Promise<{ docker: Docker; address: string; release: () => Promise<void> } | 'default-socket'> {
  const paths = enginePaths(options.stateDir);
  const lock = { file: join(paths.volatile, 'lock'), waitSeconds: lockWaitSeconds };
  const address = `unix://${join(paths.volatile, 'docker.sock')}`;
  const docker = engineClient(address);
  const users = openEngineUsers({ folder: join(paths.volatile, 'users') });

  return withFileLock(lock, async () => {
    if (!(await options.answers(docker))) {
      if (findDaemon() === null && (await installDaemon(options))) return 'default-socket';
      await startDaemon({
        paths,
        address,
        program: findDaemon() ?? 'dockerd',
        report: options.report,
        environment: options.environment,
        answers: () => options.answers(docker),
      });
    }
    const leave = users.add(process.pid);
    return { docker, address, release: () => release() };

    function release(): Promise<void> {
      return withFileLock(lock, async () => {
        leave();
        if (users.living() === 0) await stopDaemon({ paths });
      });
    }
  });
}

const findDaemon = (): string | null => programs.find((program) => existsSync(program)) ?? null;

/** Whether an engine could be started here without installing anything. */
export const isEngineInstalled = (): boolean => findDaemon() !== null;

/** True when the installed package started a service of its own that answers at the default socket. */
async function installDaemon(options: SetUpOptions): Promise<boolean> {
  await installPackages({
    packages: ['docker.io', 'iptables'],
    purpose: 'the container engine',
    report: options.report,
    environment: options.environment,
  });
  return options.answers(engineClient('unix:///var/run/docker.sock'));
}
