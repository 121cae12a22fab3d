import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type Docker from 'dockerode';
import { checkSpec } from './check-spec.ts';
import type { Engine } from './engine.ts';
import { retryEngineFaults } from './engine-faults.ts';
import { label } from './image-labels.ts';
import { identifyProcess } from './process-identity.ts';
import { reserve, sharedCpus } from './reservation.ts';
import {
  chooseRuntime,
  hardwareClass,
  hasUserNamespace,
  type RuntimeChoice,
  runtimesOf,
  sharesKernel,
} from './runtimes.ts';
import type { FinishedStage, RunningStage, Sandbox, SandboxDescription, StageSpec } from './sandbox.ts';
import { launchStage, removeContainer } from './stage-launch.ts';
import { collectingSink, liveSink, type OutputSink, stageInput } from './stage-output.ts';
import { type SupervisedStage, superviseStage } from './stage-run.ts';
import { type Timed, type Trace, timedSteps } from './stage-trace.ts';
import { type InputStaging, openInputStaging } from './staged-inputs.ts';
import type { GpuMemoryProbe } from './usage-meter.ts';

export interface DockerSandboxOptions {
  readonly engine: Pick<Engine, 'docker' | 'stateDir'>;
  /** Whose containers these are: data directory and role. Only one sandbox at a time has an owner's name. */
  readonly owner: string;
  /** Weight against other containers and whatever else the machine does; 1024 is the engine's default. */
  readonly cpuShares: number;
  /** What stages run under: `default` unless said otherwise. */
  readonly runtime?: RuntimeChoice;
  /** Processes and threads of one stage. */
  readonly pidsLimit?: number;
  /** How much GPU memory a stage uses, for stages with a GPU. */
  readonly gpuMemory?: GpuMemoryProbe;
  /** Told of every call of the engine that a stage takes. */
  readonly trace?: Trace;
  /** Monotonic time in seconds. */
  readonly now?: () => number;
}

interface BegunStage extends SupervisedStage {
  readonly stdin: Writable;
}

type Begin = (spec: StageSpec, sink: OutputSink, openInput: boolean) => Promise<BegunStage>;

const defaultPidsLimit = 128;
const mebibyte = 1024 * 1024;

/** A sandbox on a Docker engine: one container a stage, removed when the stage is over. */
export async function openDockerSandbox(options: DockerSandboxOptions): Promise<Sandbox> {
  const { docker } = options.engine;
  const runtime = chooseRuntime(await runtimesOf(docker), options.runtime ?? 'default');
  /** Stage labels of this object's containers, from before they exist: `sweep` leaves these alone. */
  const running = new Set<string>();
  const staging = openInputStaging({
    folder: join(options.engine.stateDir, 'inputs'),
    owner: options.owner,
  });
  const begin = stageStarter(options, { runtime, running, staging });
  return {
    run: (spec) => runStage(begin, spec),
    start: (spec) => startStage(begin, spec),
    sweep: async () => {
      const removed = await sweep(docker, options.owner, running);
      await staging.sweep(running);
      return removed;
    },
    reserve: (wish, signal) => reserve({ stateDir: options.engine.stateDir }, wish, signal),
    describe: () => describeEngine(docker, runtime),
  };
}

interface Opened {
  readonly runtime: string;
  readonly running: Set<string>;
  readonly staging: InputStaging;
}

function stageStarter(options: DockerSandboxOptions, opened: Opened): Begin {
  const { running } = opened;
  const self = identifyProcess(process.pid) ?? String(process.pid);
  const now = options.now ?? (() => performance.now() / 1_000);
  let count = 0;
  return async (spec, sink, openInput) => {
    checkSpec(spec);
    count += 1;
    const stage = `${self}-${count}`;
    running.add(stage);
    const timed = timedSteps({ stage, now, trace: options.trace });
    try {
      const begun = await beginStage({ ...options, ...opened, spec, sink, openInput, stage, now, timed });
      const forget = (): void => void running.delete(stage);
      begun.ended.then(forget, forget);
      return begun;
    } catch (error) {
      running.delete(stage);
      throw error;
    }
  };
}

interface Beginning extends Omit<DockerSandboxOptions, 'runtime' | 'now'>, Opened {
  readonly spec: StageSpec;
  readonly sink: OutputSink;
  readonly openInput: boolean;
  readonly stage: string;
  readonly now: () => number;
  readonly timed: Timed;
}

async function beginStage(options: Beginning): Promise<BegunStage> {
  const { engine, staging, timed, spec, stage, openInput, pidsLimit = defaultPidsLimit } = options;
  const { docker } = engine;
  const { owner, cpuShares, runtime } = options;
  const staged = await timed('stage inputs', () => staging.add(stage, spec.inputs));
  // What cannot be removed now is for the next sweep.
  const onGone = (): Promise<void> => timed('unstage inputs', staged.remove).catch(() => {});
  try {
    const own = spec.reserved?.cpus ?? [];
    const cpus = own.length > 0 ? own : await sharedCpus({ stateDir: engine.stateDir });
    const settings = { owner, stage, cpuShares, pidsLimit, runtime, openInput, cpus };
    const launched = await launchStage(docker, { ...spec, inputs: staged.inputs }, settings, timed);
    const supervised = superviseStage({ ...options, docker, launched, budget: spec.budget, onGone });
    return { ...supervised, stdin: stageInput(launched.connection) };
  } catch (error) {
    await onGone();
    throw error;
  }
}

async function runStage(begin: Begin, spec: StageSpec): Promise<FinishedStage> {
  const sink = collectingSink();
  const stage = await begin(spec, sink, spec.stdin !== undefined);
  const feeding = feed(spec.stdin, stage);
  const ended = await stage.ended.finally(feeding.stop);
  const failure = feeding.failure();
  if (failure !== null) throw failure;
  return { ...ended, stdout: sink.take() };
}

/** Writes `source` into the stage. A source that fails ends the stage: half an input would give a wrong product. */
function feed(
  source: StageSpec['stdin'],
  stage: BegunStage,
): { stop: () => void; failure: () => Error | null } {
  const stopping = new AbortController();
  let failure: Error | null = null;
  if (source instanceof Readable) {
    pipeline(source, stage.stdin, { signal: stopping.signal }).catch((error: Error) => {
      if (stopping.signal.aborted) return;
      failure = error;
      void stage.kill();
    });
  } else if (source !== undefined) {
    stage.stdin.end(source);
  }
  return { stop: () => stopping.abort(), failure: () => failure };
}

async function startStage(begin: Begin, spec: StageSpec): Promise<RunningStage> {
  const sink = liveSink();
  const { ended, kill, stdin } = await begin(spec, sink, true);
  return { stdin, stdout: sink.out, stderr: sink.err, ended, kill };
}

async function sweep(docker: Docker, owner: string, running: ReadonlySet<string>): Promise<number> {
  const filters = JSON.stringify({ label: [`${label.owner}=${owner}`] });
  const containers = await retryEngineFaults(() => docker.listContainers({ all: true, filters }));
  const left = containers.filter(({ Labels }) => !running.has(Labels[label.stage] ?? ''));
  for (const { Id } of left) await removeContainer(docker.getContainer(Id));
  return left.length;
}

async function describeEngine(docker: Docker, runtime: string): Promise<SandboxDescription> {
  const info = await retryEngineFaults(() => docker.info());
  return {
    engine: `Docker ${info.ServerVersion}`,
    runtime,
    sharesKernel: sharesKernel(runtime),
    cpus: info.NCPU,
    memoryMiB: Math.floor(info.MemTotal / mebibyte),
    userNamespace: hasUserNamespace(info.SecurityOptions),
    hardwareClass: hardwareClass(info.Architecture, runtime),
  };
}
