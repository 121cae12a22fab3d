import { once } from 'node:events';
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
  end(): void;
}

/** Keeps all of stdout (it is capped before it comes here) and nothing of stderr. */
export function collectingSink(): OutputSink & { take(): Buffer } {
  const collector = createCollector();
  return { stdout: collector.add, stderr: () => {}, end: () => {}, take: collector.take };
}

/** Passes both streams on live, as RunningStage promises. */
export function liveSink(): OutputSink & { readonly out: Readable; readonly err: Readable } {
  const out = new PassThrough();
  const err = new PassThrough();
  return {
    out,
    err,
    async stdout(bytes) {
      if (!out.destroyed && !out.write(bytes)) await Promise.race([once(out, 'drain'), once(out, 'close')]);
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

/**
 * Reads the attach stream to its end into `sink`, at most `limitBytes` of stdout. Past that, `onTooLarge` is called once
 * and the rest of stdout is dropped. `log` keeps the end of stderr.
 */
export function readOutput(options: {
  connection: Readable;
  sink: OutputSink;
  limitBytes: number;
  onTooLarge: () => void;
}): { readonly done: Promise<void>; log(): string; stop(): void } {
  const { connection, sink } = options;
  const frames = createFrameReader();
  const tail = createTail(logTailBytes);
  let left = options.limitBytes;
  let stopped = false;

  async function takeStdout(bytes: Buffer): Promise<void> {
    if (stopped || left < 0) return;
    const kept = bytes.subarray(0, left);
    left -= bytes.length;
    await sink.stdout(kept);
    if (left < 0) options.onTooLarge();
  }

  async function pump(): Promise<void> {
    try {
      for await (const chunk of connection.iterator({ destroyOnReturn: false })) {
        for (const { stream, bytes } of frames(chunk)) {
          if (stream === 'stdout') await takeStdout(bytes);
          else {
            tail.add(bytes);
            sink.stderr(bytes);
          }
        }
      }
    } finally {
      sink.end();
    }
  }

  return {
    done: pump(),
    log: tail.text,
    stop() {
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
      if (connection.destroyed || connection.writableEnded) done();
      else connection.write(chunk, () => done());
    },
    final(done) {
      connection.end();
      done();
    },
  });
}
