import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader } from './attach-frames.ts';

function frame(stream: 1 | 2, payload: Uint8Array): Buffer {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

describe('the frame reader', () => {
  it('gives each stream its bytes in order, however the connection cuts them', () => {
    const frames = fc.array(
      fc.record({ stream: fc.constantFrom<1 | 2>(1, 2), payload: fc.uint8Array({ maxLength: 40 }) }),
    );
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (sent, cuts) => {
        const wire = Buffer.concat(sent.map(({ stream, payload }) => frame(stream, payload)));
        const got: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
        const read = createFrameReader();
        for (let at = 0, n = 0; at < wire.length; n += 1) {
          const size = cuts[n % cuts.length]!;
          for (const piece of read(wire.subarray(at, at + size))) got[piece.stream].push(piece.bytes);
          at += size;
        }
        for (const [name, number] of [
          ['stdout', 1],
          ['stderr', 2],
        ] as const) {
          const expected = sent.filter(({ stream }) => stream === number).map(({ payload }) => payload);
          expect(Buffer.concat(got[name])).toEqual(Buffer.concat(expected));
        }
      }),
    );
  });

  it('passes payload on before its frame is complete', () => {
    const read = createFrameReader();
    const [first] = [...read(frame(1, Buffer.alloc(1_000)).subarray(0, 20))];
    expect(first?.bytes.length).toBe(12);
  });
});
