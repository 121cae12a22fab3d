import { PassThrough, type Readable, Writable } from 'node:stream';
import { createFrameReader } from './attach-frames.ts';
import { createCollector, createTail } from './byte-buffers.ts';

const logTailBytes = 64 * 1024;
const stderrBacklogBytes = 1024 * 1024;

/** Where a stage's output goes. */
export interface OutputSink {
  /** Takes a piece of stdout; the promise holds the program back. */
  stdout(bytes: Buffer): Promise<void> | void;
  stderr(bytes: Buffer): void;
  /** Holds nothing back any more. */
  release(): void;
  end(): void;
}

/** Keeps all of stdout (it is capped before it comes here) and nothing of stderr. */
export function collectingSink(): OutputSink & { take(): Buffer } {
  const collector = createCollector();
  return {
    stdout: collector.add,
    stderr: () => {},
    release: () => {},
    end: () => {},
    take: collector.take,
  };
}

/** Passes both streams on live, as RunningStage promises. */
export function liveSink(): OutputSink & { readonly out: Readable; readonly err: Readable } {
  const out = new PassThrough();
  const err = new PassThrough();
  let resume = (): void => {};
  const release = (): void => resume();
  out.on('drain', release);
  out.on('close', release);
  return {
    out,
    err,
    release,
    stdout(bytes) {
      if (out.destroyed || out.write(bytes)) return;
      return new Promise((resolve) => {
        resume = resolve;
      });
    },
    stderr(bytes) {
      if (!err.destroyed && err.writableLength < stderrBacklogBytes) err.write(bytes);
    },
    end() {
      out.end();
      err.end();
    },
  };
}

export interface StageOutput {
  /** Settles at the end of the stream; rejects when the connection broke. */
  readonly done: Promise<void>;
  /** The end of stderr so far. */
  log(): string;
  /** From now on stdout holds nothing back and is dropped. */
  release(): void;
  /** Closes the connection and ends the streams. */
  stop(): void;
}

/**
 * Reads the attach stream to its end into `sink`, at most `limitBytes` of stdout. Past that, `onTooLarge` is called once
 * and the rest of stdout is dropped. `log` keeps the end of stderr.
 */
export function readOutput(options: {
  connection: Readable;
  sink: OutputSink;
  limitBytes: number;
  onTooLarge: () => void;
}): StageOutput {
  const { connection, sink } = options;
  const readFrames = createFrameReader();
  const tail = createTail(logTailBytes);
  let left = options.limitBytes;
  let delivering = true;
  let stopped = false;

  async function takeStdout(bytes: Buffer): Promise<void> {
    if (!delivering) return;
    const kept = bytes.subarray(0, left);
    left -= bytes.length;
    delivering = left >= 0;
    const taken = sink.stdout(kept);
    if (!delivering) options.onTooLarge();
    await taken;
  }

  async function pump(): Promise<void> {
    for await (const chunk of connection.iterator({ destroyOnReturn: false })) {
      for (const { stream, bytes } of readFrames(chunk)) {
        if (stopped) return;
        if (stream === 'stdout') await takeStdout(bytes);
        else {
          tail.add(bytes);
          sink.stderr(bytes);
        }
      }
    }
  }

  function release(): void {
    delivering = false;
    sink.release();
  }

  return {
    done: pump().finally(() => sink.end()),
    log: tail.text,
    release,
    stop() {
      release();
      stopped = true;
      sink.end();
      connection.destroy();
    },
  };
}

/**
 * The writing end of a program's standard input. When the program has ended, what is still written is dropped: a program
 * that stops reading is a finding of the harness, not a fault of whoever writes.
 */
export function stageInput(connection: Writable): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      // Not at once, or a source that is always ready would leave the event loop no turn in which to stop it.
      if (connection.destroyed || connection.writableEnded) setImmediate(done);
      else connection.write(chunk, () => done());
    },
    final(done) {
      connection.end();
      done();
    },
  });
}
