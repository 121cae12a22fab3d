import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollector, createTail, lastLines } from './byte-buffers.ts';

const pieces = fc.array(fc.uint8Array({ maxLength: 50 }));

describe('byte buffers', () => {
  it('collects exactly what was added', () => {
    fc.assert(
      fc.property(pieces, (added) => {
        const collector = createCollector();
        for (const bytes of added) collector.add(bytes);
        expect(collector.take()).toEqual(Buffer.concat(added));
      }),
    );
    const large = createCollector();
    for (let n = 0; n < 3; n += 1) large.add(Buffer.alloc(100_000, n));
    expect(large.take()).toEqual(Buffer.concat([0, 1, 2].map((n) => Buffer.alloc(100_000, n))));
  });

  it('keeps exactly the end', () => {
    const ascii = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }));
    fc.assert(
      fc.property(ascii, (added) => {
        const tail = createTail(16);
        for (const text of added) tail.add(Buffer.from(text));
        expect(tail.text()).toBe(added.join('').slice(-16));
      }),
    );
  });

  it('gives the last lines', () => {
    expect(lastLines('a\nb\nc\n', 2, 100)).toBe('b\nc');
    expect(lastLines('abcdef', 2, 3)).toBe('def');
  });
});
