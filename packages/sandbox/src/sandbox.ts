import type { Readable, Writable } from 'node:stream';
import type { Budget } from '@ratchet/protocol';
import type { Reservation, ReservationWish, Reserved } from './reservation.ts';

/** One run of one program in one container. Everything the container sees is named here. */
export interface StageSpec {
  /** Image id, `sha256:…`: never a tag, which could come to mean something else. */
  readonly image: string;
  /** Program and arguments; the image's own entry point is not used. */
  readonly command: readonly string[];
  readonly budget: Budget;
  /**
   * Read-only mounts, a file or a folder each, as they are when the stage begins. The engine mounts them as root, so any
   * host folder will do, but the program reads them as user 65534: files must be readable by everyone.
   */
  readonly inputs: readonly StageInput[];
  readonly environment: Readonly<Record<string, string>>;
  /** Size of the memory file systems at `/tmp` and `/out` together, MiB. What lies in them counts as memory too. */
  readonly scratchMiB: number;
  /**
   * TCP and UDP on the stage's own loopback, beside Unix sockets. Nothing else can be reached either way. Without it they are
   * refused where the host's kernel is shared; gVisor has its own network stack, whose loopback is always there.
   */
  readonly loopback?: boolean;
  /** What its run has of the machine for itself, from `reserve`; a stage with GPUs has one. */
  readonly reserved?: Reserved;
  /** What the program reads from its standard input; without it the input is empty. Not for `start`, whose input is live. */
  readonly stdin?: Uint8Array | Readable;
}

export interface StageInput {
  readonly hostPath: string;
  readonly containerPath: string;
  /** Mounted in its own place: what comes to lie in it later shows, sockets do, and so does the host's path of it. */
  readonly live?: boolean;
}

export interface Usage {
  readonly wallSeconds: number;
  /** Of all processes in the container together. Sampled: up to a tenth of a second per core may be missing. */
  readonly cpuSeconds: number;
  readonly peakMemoryMiB: number;
  /** Most GPU memory that was seen in use. Null without a GPU. */
  readonly gpuMemoryMiB: number | null;
}

/** `exitCode` is 128 and more where a signal ended the program, which `signal` then names, as shells have it. */
export interface Crash {
  readonly kind: 'crashed';
  readonly exitCode: number;
  /** For example `SIGSEGV`; null when the program left by itself. */
  readonly signal: string | null;
  /** The end of standard error. */
  readonly lastLines: string;
}

/** How the program ended. Faults of the engine are never an outcome: they are thrown as `engine-unreachable`. */
export type StageOutcome = (
  | { readonly kind: 'completed' }
  | Crash
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'timed-out'; readonly limit: 'wall' | 'cpu' }
  | { readonly kind: 'output-too-large' }
) & { readonly usage: Usage };

/** `logTail` is the end of standard error as UTF-8, at most 64 KiB. */
export interface EndedStage {
  readonly outcome: StageOutcome;
  readonly usage: Usage;
  readonly logTail: string;
}

/** `stdout` is the stage's product, at most `budget.outputMiB` long. */
export interface FinishedStage extends EndedStage {
  readonly stdout: Buffer;
}

/**
 * A stage whose streams are live. `stdout` must be read (it holds the program back when it is not). `stderr` is a copy
 * that never holds anything back: bytes that its reader leaves unread for more than 1 MiB are missing from it.
 */
export interface RunningStage {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when the container is gone. Rejects with `engine-unreachable` when the engine was lost. */
  readonly ended: Promise<EndedStage>;
  /** Ends the stage now; `ended` then says `crashed` with exit code 137. Does nothing after the end. */
  kill(): Promise<void>;
}

export interface SandboxDescription {
  /** Engine name and version, for example `Docker 20.10.24`. */
  readonly engine: string;
  /** The runtime that stages run under, for example `runc`. */
  readonly runtime: string;
  /** Whether stages have the host's kernel before them: a stronger runtime puts another in between. */
  readonly sharesKernel: boolean;
  readonly cpus: number;
  readonly memoryMiB: number;
  /** Whether root inside is somebody else outside (the engine's user namespaces). */
  readonly userNamespace: boolean;
  /** Machines whose figures may be compared, for example `cpu-x86_64`, or `cpu-x86_64-runsc` for other kernels than the host's. */
  readonly hardwareClass: string;
}

export interface Sandbox {
  /** @throws RatchetError `engine-unreachable` after bounded retries, `image-unavailable`, `bad-field`. */
  run(spec: StageSpec): Promise<FinishedStage>;
  /** For boxes that talk: streams are live, byte caps still hold. Throws as `run` does. */
  start(spec: StageSpec): Promise<RunningStage>;
  /**
   * Waits until the machine can spare what is wished for and keeps every other run off it until it is released: one candidate
   * at a time on a GPU, and CPUs on which no neighbour disturbs a measurement. Lost with this process at the latest.
   * @throws RatchetError `unavailable` when this machine does not have it; the signal's reason
   */
  reserve(wish: ReservationWish, signal?: AbortSignal): Promise<Reservation>;
  /** Removes what an earlier process of this owner left, stages of this object excepted. Gives the number removed. */
  sweep(): Promise<number>;
  describe(): Promise<SandboxDescription>;
}
