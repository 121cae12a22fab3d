import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import { label } from './image-labels.ts';
import type { StageSpec } from './sandbox.ts';
import { seccompProfile } from './seccomp-profile.ts';

const mebibyte = 1024 * 1024;
/** `nobody` and its group: owns nothing in any image. */
const user = 65534;

export interface ContainerSettings {
  readonly owner: string;
  readonly stage: string;
  readonly cpuShares: number;
  readonly pidsLimit: number;
  /** One of the engine's, by name. */
  readonly runtime: string;
  /** CPUs that it may use; null for all. */
  readonly cpus: readonly number[] | null;
  /** Whether the program has a standard input. */
  readonly openInput: boolean;
}

/** The container for `spec`: everything that the program could do harm with is taken away here, and only here. */
export function containerOptions(spec: StageSpec, settings: ContainerSettings): ContainerCreateOptions {
  return {
    Image: spec.image,
    Entrypoint: [...spec.command],
    Cmd: [],
    Env: Object.entries(spec.environment).map(([name, value]) => `${name}=${value}`),
    User: `${user}:${user}`,
    WorkingDir: '/tmp',
    Hostname: 'stage',
    Tty: false,
    AttachStdin: settings.openInput,
    OpenStdin: settings.openInput,
    StdinOnce: settings.openInput,
    AttachStdout: true,
    AttachStderr: true,
    NetworkDisabled: true,
    Labels: { [label.owner]: settings.owner, [label.stage]: settings.stage },
    HostConfig: {
      Runtime: settings.runtime,
      ...{ ...isolation(spec), ...limits(spec, settings), ...gpus(spec) },
    },
  };
}

function isolation(spec: StageSpec): HostConfig {
  const profile = seccompProfile({ loopback: spec.loopback ?? false });
  return {
    NetworkMode: 'none',
    IpcMode: 'private',
    PidMode: '',
    UTSMode: '',
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges', `seccomp=${JSON.stringify(profile)}`],
    // Inputs by Mounts and not by Binds, which would create a missing host path.
    Mounts: spec.inputs.map(({ hostPath, containerPath }) => ({
      Type: 'bind',
      Source: hostPath,
      Target: containerPath,
      ReadOnly: true,
      BindOptions: { Propagation: 'rprivate' },
    })),
    // The engine would write all output to the host's disk otherwise.
    LogConfig: { Type: 'none', Config: {} },
    RestartPolicy: { Name: 'no' },
    // Removed by us once its state has been read.
    AutoRemove: false,
  };
}

function limits(spec: StageSpec, settings: ContainerSettings): HostConfig {
  const { memoryMiB, cpuSeconds } = spec.budget;
  const memory = memoryMiB * mebibyte;
  // The whole container's time is watched from outside (stage-watch.ts); this ends a single process if that fails.
  const processSeconds = Math.ceil(cpuSeconds) + 2;
  const scratch = Math.floor(spec.scratchMiB * mebibyte);
  const half = Math.floor(scratch / 2);
  return {
    Memory: memory,
    MemorySwap: memory,
    PidsLimit: settings.pidsLimit,
    CpuShares: settings.cpuShares,
    ...(settings.cpus !== null && { CpusetCpus: settings.cpus.join(',') }),
    // Where the machine runs short of memory, a stage goes before anything else does.
    OomScoreAdj: 500,
    ShmSize: 16 * mebibyte,
    Tmpfs: {
      '/tmp': `${tmpfs(half)},exec,mode=1777`,
      '/out': `${tmpfs(half)},noexec,mode=0700`,
      // Over the control groups, whose CPU shares would tell a verifier's box from a worker's.
      '/sys/fs/cgroup': 'ro,noexec,nosuid,nodev,size=4k,mode=0555',
    },
    Ulimits: [
      { Name: 'core', Soft: 0, Hard: 0 },
      { Name: 'nofile', Soft: 1_024, Hard: 1_024 },
      { Name: 'fsize', Soft: scratch, Hard: scratch },
      { Name: 'cpu', Soft: processSeconds, Hard: processSeconds + 1 },
    ],
  };
}

const tmpfs = (bytes: number): string =>
  `rw,nosuid,nodev,size=${bytes},nr_inodes=65536,uid=${user},gid=${user}`;

function gpus(spec: StageSpec): HostConfig {
  if (spec.budget.gpus === 0) return {};
  const reserved = spec.reserved?.gpus ?? [];
  const which = reserved.length > 0 ? { DeviceIDs: [...reserved] } : { Count: spec.budget.gpus };
  return { DeviceRequests: [{ Driver: '', ...which, Capabilities: [['gpu']] }] };
}
