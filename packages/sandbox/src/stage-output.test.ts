import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader } from './attach-frames.ts';
import { collectingSink, liveSink, readOutput, stageInput } from './stage-output.ts';

function frame(stream: 1 | 2, payload: Buffer): Buffer {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

describe('readOutput', () => {
  it('collects stdout up to the limit, says once that there was more, and keeps the log', async () => {
    const sink = collectingSink();
    let tooLarge = 0;
    const wire = [frame(1, Buffer.from('abc')), frame(2, Buffer.from('log')), frame(1, Buffer.from('defgh'))];
    const output = readOutput({
      connection: Readable.from([...wire, ...wire]),
      sink,
      limitBytes: 5,
      onTooLarge: () => {
        tooLarge += 1;
      },
    });
    await output.done;
    expect(sink.take().toString()).toBe('abcde');
    expect(tooLarge).toBe(1);
    expect(output.log()).toBe('loglog');
  });

  it('keeps to the limit and never fails, whatever bytes come and however they are cut', async () => {
    // Real frames, and in between whatever an engine that has gone mad might send.
    const piece = fc.oneof(
      fc
        .record({ stream: fc.constantFrom<1 | 2>(1, 2), payload: fc.uint8Array({ maxLength: 60 }) })
        .map(({ stream, payload }) => frame(stream, Buffer.from(payload))),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    );
    const cut = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece),
        cut,
        fc.integer({ min: 0, max: 100 }),
        async (pieces, size, limitBytes) => {
          const wire = Buffer.concat(pieces);
          const chunks = Array.from({ length: Math.ceil(wire.length / size) }, (_, at) =>
            wire.subarray(at * size, (at + 1) * size),
          );
          // Put together again, chunks give as much stdout as the whole does.
          const whole = [...createFrameReader()(wire)].filter(({ stream }) => stream === 'stdout');
          const sent = Buffer.concat(whole.map(({ bytes }) => bytes));
          const sink = collectingSink();
          let tooLarge = 0;
          const onTooLarge = (): void => {
            tooLarge += 1;
          };
          await readOutput({ connection: Readable.from(chunks), sink, limitBytes, onTooLarge }).done;
          expect(sink.take()).toEqual(sent.subarray(0, limitBytes));
          expect(tooLarge).toBe(sent.length > limitBytes ? 1 : 0);
        },
      ),
    );
  });

  it('takes exactly the limit without complaint', async () => {
    const sink = collectingSink();
    const connection = Readable.from([frame(1, Buffer.alloc(5))]);
    const onTooLarge = (): void => expect.unreachable();
    await readOutput({ connection, sink, limitBytes: 5, onTooLarge }).done;
    expect(sink.take()).toHaveLength(5);
  });

  it('stops reading while a live stdout is not read, and goes on when it is', async () => {
    const sink = liveSink();
    let pulled = 0;
    const connection = new Readable({
      read() {
        pulled += 1;
        this.push(pulled <= 400 ? frame(1, Buffer.alloc(10_000, pulled)) : null);
      },
    });
    const output = readOutput({ connection, sink, limitBytes: 1e9, onTooLarge: () => {} });
    for (let n = 0; n < 500; n += 1) await turn();
    expect(pulled).toBeLessThan(40);
    let read = 0;
    for await (const bytes of sink.out) read += bytes.length;
    await output.done;
    expect(read).toBe(4_000_000);
  });

  it('never waits for a reader of stderr', async () => {
    const sink = liveSink();
    const connection = Readable.from(Array.from({ length: 400 }, () => frame(2, Buffer.alloc(10_000, 0x61))));
    const output = readOutput({ connection, sink, limitBytes: 1, onTooLarge: () => {} });
    await output.done;
    expect(sink.err.readableLength).toBeLessThan(2 * 1024 * 1024);
    expect(output.log()).toHaveLength(64 * 1024);
  });

  it('lets go of an unread stdout when it is released', async () => {
    const sink = liveSink();
    const connection = Readable.from(Array.from({ length: 400 }, () => frame(1, Buffer.alloc(10_000))));
    const output = readOutput({ connection, sink, limitBytes: 1e9, onTooLarge: () => {} });
    await turn();
    output.release();
    await output.done;
  });
});

describe('stageInput', () => {
  it('drops what is written after the program has ended', async () => {
    const connection = new PassThrough();
    connection.on('error', () => {});
    const input = stageInput(connection);
    connection.destroy();
    await new Promise((done) => input.write('late', done));
    await new Promise((done) => input.end(() => done(null)));
    expect(input.errored).toBeNull();
  });
});
