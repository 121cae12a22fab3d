import { setTimeout as delay } from 'node:timers/promises';
import { type Budget, RatchetError } from '@ratchet/protocol';
import type Docker from 'dockerode';
import { lastLines } from './byte-buffers.ts';
import { engineUnreachable } from './engine-faults.ts';
import { exitSignal } from './exit-signal.ts';
import type { Crash, EndedStage, StageOutcome, Usage } from './sandbox.ts';
import { awaitExit } from './stage-exit.ts';
import { killContainer, type LaunchedStage, removeContainer } from './stage-launch.ts';
import { type OutputSink, readOutput, type StageOutput } from './stage-output.ts';
import type { Timed } from './stage-trace.ts';
import { type UsageWatch, watchUsage } from './stage-watch.ts';
import { type GpuMemoryProbe, openUsageMeter } from './usage-meter.ts';

/** Why we ended a stage before it did so itself. */
export type Cut = 'wall' | 'cpu' | 'gpu-memory' | 'output' | 'killed';

export interface SupervisedStage {
  readonly ended: Promise<EndedStage>;
  kill(): Promise<void>;
}

interface SuperviseOptions {
  readonly docker: Docker;
  readonly launched: LaunchedStage;
  readonly budget: Budget;
  readonly sink: OutputSink;
  readonly timed: Timed;
  /** Called when the container is gone; the stage has ended once it settles. */
  readonly onGone: () => Promise<void>;
  readonly gpuMemory?: GpuMemoryProbe | undefined;
  /** Monotonic time in seconds. */
  readonly now: () => number;
}

/** After the program's end, how long unread output may stay unread before it is dropped. */
const drainSeconds = 10;
const mebibyte = 1024 * 1024;

/** Watches a launched stage to its end: clock, CPU time, bytes; then reads its state and removes the container. */
export function superviseStage(options: SuperviseOptions): SupervisedStage {
  const { launched, budget, sink, timed } = options;
  const { container, connection } = launched;
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  let cut: Cut | null = null;

  const output = readOutput({
    connection,
    sink,
    limitBytes: Math.floor(budget.outputMiB * mebibyte),
    onTooLarge: () => void end('output'),
  });
  output.done.catch(() => {});

  async function end(reason: Cut): Promise<void> {
    if (cut !== null) return;
    cut = reason;
    output.release();
    await timed('kill', () => killContainer(container)).catch((error: unknown) => lost.reject(error));
  }

  const ended = follow({ ...options, output, end, cut: () => cut, lost: lost.promise });
  // Whoever holds `ended` hears of its rejection; nobody needs to hold it for the process to survive.
  ended.catch(() => {});
  return {
    ended,
    async kill() {
      await end('killed');
      await ended.catch(() => {});
    },
  };
}

interface FollowOptions extends SuperviseOptions {
  readonly output: StageOutput;
  readonly end: (reason: Cut) => Promise<void>;
  readonly cut: () => Cut | null;
  readonly lost: Promise<never>;
}

async function follow(options: FollowOptions): Promise<EndedStage> {
  const { launched, budget, output, end, cut, lost, now, timed } = options;
  const { container, notStarted } = launched;
  const startedAt = now();
  const timer = setTimeout(() => void end('wall'), budget.wallSeconds * 1_000);
  let watch: UsageWatch | null = null;
  try {
    if (notStarted !== null) return stillborn(notStarted);
    const exit = timed('wait', () => awaitExit(container, output.done));
    exit.catch(() => {});
    const { State } = await timed('inspect', () => container.inspect());
    const gpu = budget.gpus > 0 ? options.gpuMemory : undefined;
    const meter = openUsageMeter({ docker: options.docker, id: container.id, pid: State.Pid, gpu });
    watch = watchUsage({
      ...{ meter, cpuSeconds: budget.cpuSeconds, gpuMemoryMiB: budget.gpuMemoryMiB },
      onOver: (limit) => void end(limit),
    });
    // The streams close just before the engine takes the control group away: the last chance to read it.
    output.done.then(watch.update, () => {});
    await Promise.race([exit, lost]);
    const wallSeconds = now() - startedAt;
    if (cut() === null)
      await Promise.race([output.done, delay(drainSeconds * 1_000, undefined, { ref: false })]);
    const { cpuSeconds, memoryMiB, gpuMemoryMiB } = watch.highest();
    const usage = { wallSeconds, cpuSeconds, peakMemoryMiB: memoryMiB, gpuMemoryMiB };
    const final = (await timed('inspect', () => container.inspect())).State;
    const log = output.log();
    const outcome = { ...judge({ budget, usage, cut: cut(), state: final, log }), usage };
    return { outcome, usage, logTail: log };
  } catch (error) {
    throw error instanceof RatchetError ? error : engineUnreachable(error);
  } finally {
    clearTimeout(timer);
    watch?.stop();
    output.stop();
    // If this fails the engine is gone; what it left is for the next sweep.
    await timed('remove', () => removeContainer(container)).catch(() => {});
    await options.onGone();
  }
}

function stillborn(notStarted: { exitCode: number; message: string }): EndedStage {
  const usage: Usage = { wallSeconds: 0, cpuSeconds: 0, peakMemoryMiB: 0, gpuMemoryMiB: null };
  const { exitCode, message } = notStarted;
  return { outcome: { ...crashed(exitCode, message), usage }, usage, logTail: message };
}

const crashed = (exitCode: number, last: string): Crash => ({
  kind: 'crashed',
  exitCode,
  signal: exitSignal(exitCode),
  lastLines: last,
});

type WithoutUsage<Outcome> = Outcome extends unknown ? Omit<Outcome, 'usage'> : never;

/** What a stage's end was. Our own reasons come first: a stage that we killed has exit code 137 as well. */
export function judge(ending: {
  budget: Budget;
  usage: Usage;
  cut: Cut | null;
  state: { ExitCode: number; OOMKilled: boolean };
  log: string;
}): WithoutUsage<StageOutcome> {
  const { budget, usage, cut, state, log } = ending;
  if (cut === 'output') return { kind: 'output-too-large' };
  if (cut === 'wall') return { kind: 'timed-out', limit: 'wall' };
  if (cut === 'gpu-memory') return { kind: 'out-of-memory' };
  if (cut === 'cpu') return { kind: 'timed-out', limit: 'cpu' };
  if (cut === null && usage.cpuSeconds >= budget.cpuSeconds) return { kind: 'timed-out', limit: 'cpu' };
  if (cut === null && state.ExitCode === 0) return { kind: 'completed' };
  // The engine learns of memory kills from a separate event, which the exit may overtake; the peak says it too.
  const full = state.ExitCode === 137 && usage.peakMemoryMiB >= budget.memoryMiB * 0.99;
  if (cut === null && (state.OOMKilled || full)) return { kind: 'out-of-memory' };
  return crashed(state.ExitCode, lastLines(log, 20, 2_000));
}
