import type { Duplex } from 'node:stream';
import { RatchetError } from '@ratchet/protocol';
import type Docker from 'dockerode';
import { type ContainerSettings, containerOptions } from './container-options.ts';
import { messageOf, retryEngineFaults, statusOf } from './engine-faults.ts';
import type { StageSpec } from './sandbox.ts';
import type { Timed } from './stage-trace.ts';

/** A container that runs, with its streams attached from before its first byte. */
export interface LaunchedStage {
  readonly container: Docker.Container;
  readonly connection: Duplex;
  /** Why the program could not be started, as a shell would say it (126, 127); null when it was. */
  readonly notStarted: { readonly exitCode: number; readonly message: string } | null;
}

/**
 * Creates, attaches and starts, and begins anew while the engine is at fault.
 * @throws RatchetError `engine-unreachable`, `image-unavailable`, `bad-field`, `bad-configuration` (inputs are not shared with
 * the engine), `unavailable` (no such GPU)
 */
export function launchStage(
  docker: Docker,
  spec: StageSpec,
  settings: ContainerSettings,
  timed: Timed,
): Promise<LaunchedStage> {
  return retryEngineFaults(async () => {
    const container = await timed('create', () => create(docker, spec, settings));
    try {
      const connection = await timed('attach', () => attach(container, settings.openInput));
      return { container, connection, notStarted: await timed('start', () => start(container)) };
    } catch (error) {
      await removeContainer(container).catch(() => {});
      throw error;
    }
  });
}

async function create(
  docker: Docker,
  spec: StageSpec,
  settings: ContainerSettings,
): Promise<Docker.Container> {
  try {
    return await docker.createContainer(containerOptions(spec, settings));
  } catch (cause) {
    const status = statusOf(cause);
    if (status === null || status >= 500) throw cause;
    if (/bind source path does not exist/.test(messageOf(cause))) throw notShared(cause);
    const image = status === 404;
    throw new RatchetError(
      {
        code: image ? 'image-unavailable' : 'bad-field',
        field: image ? 'image' : 'stage',
        rule: `The engine refused the stage: ${messageOf(cause).slice(0, 500)}`,
        remedy: image ? 'Build or load the image first.' : 'Correct the stage.',
      },
      { cause },
    );
  }
}

/** The inputs were there a moment ago: the engine looks for them on another file system than this process has. */
function notShared(cause: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'bad-configuration',
      field: 'RATCHET_STATE_DIR',
      rule: `The engine does not see this machine's folders: ${messageOf(cause).slice(0, 500)}`,
      remedy: 'In a container, mount the state folder at the same path as on the host (docs/OPERATIONS.md).',
    },
    { cause },
  );
}

async function attach(container: Docker.Container, openInput: boolean): Promise<Duplex> {
  const connection = await container.attach({
    stream: true,
    hijack: true,
    stdin: openInput,
    stdout: true,
    stderr: true,
  });
  if (!isDuplex(connection)) throw new TypeError('The engine attached a stream that cannot be written.');
  // Breaks show where the stream is read; a write into a program that has ended is no fault.
  connection.on('error', () => {});
  return connection;
}

const isDuplex = (stream: NodeJS.ReadWriteStream): stream is Duplex =>
  'iterator' in stream && 'destroy' in stream;

async function start(container: Docker.Container): Promise<LaunchedStage['notStarted']> {
  try {
    await container.start();
    return null;
  } catch (cause) {
    const message = messageOf(cause);
    const exitCode = startExitCode(message);
    if (exitCode !== null) return { exitCode, message };
    if (/could not select device driver/.test(message)) throw noGpu(cause);
    throw cause;
  }
}

/** The exit code of a program that cannot be started: its own fault, not the engine's. */
export function startExitCode(message: string): 126 | 127 | null {
  if (/executable file not found|no such file or directory/.test(message)) return 127;
  if (/permission denied|exec format error|is a directory/.test(message)) return 126;
  return null;
}

function noGpu(cause: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'unavailable',
      field: 'budget.gpus',
      rule: 'The stage asks for a GPU and the container engine has none.',
      remedy: 'Install the NVIDIA Container Toolkit on a machine with a GPU, or choose a track without.',
    },
    { cause },
  );
}

/** Removes the container whatever it is doing. Having been removed already is fine. */
export async function removeContainer(container: Docker.Container): Promise<void> {
  await retryEngineFaults(() => container.remove({ force: true, v: true })).catch((error: unknown) => {
    if (statusOf(error) !== 404 && statusOf(error) !== 409) throw error;
  });
}

/** SIGKILL to the container's first process, which takes all others with it. Having ended already is fine. */
export async function killContainer(container: Docker.Container): Promise<void> {
  await retryEngineFaults(() => container.kill()).catch((error: unknown) => {
    if (statusOf(error) !== 404 && statusOf(error) !== 409) throw error;
  });
}
