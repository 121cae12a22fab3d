import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pacedWrites } from './paced-writes.ts';

describe('writes to many viewers', () => {
  it('are done at once while they are few', () => {
    const write = pacedWrites();
    const got: string[] = [];
    for (let n = 0; n < 100; n += 1)
      write({ write: (bytes) => got.push(`${n} ${bytes}`) }, Buffer.from('hello'));
    expect(got).toHaveLength(100);
  });

  it('leave turns to others when they are many, and each viewer gets everything in order', async () => {
    const write = pacedWrites();
    const text = Buffer.alloc(50_000);
    const got = Array.from({ length: 200 }, () => [] as number[]);
    const viewers = got.map((own) => ({ write: (bytes: Buffer) => own.push(bytes.length) }));
    for (const viewer of viewers) write(viewer, text);
    for (const viewer of viewers) write(viewer, Buffer.from('more'));
    const cost = () => got.flat().reduce((sum, bytes) => sum + bytes + 4_096, 0);
    const all = 200 * (50_000 + 4 + 2 * 4_096);
    let turns = 0;
    for (let before = 0; cost() < all && turns < 1_000; turns += 1) {
      expect(cost() - before).toBeLessThan(512 * 1_024 + 60_000);
      before = cost();
      await setImmediate();
    }
    expect(turns).toBeGreaterThan(15);
    expect(got.every(([first, second]) => first === 50_000 && second === 4)).toBe(true);
  });

  it('go on after a pause', async () => {
    const write = pacedWrites();
    const got: number[] = [];
    const viewer = { write: (bytes: Buffer) => got.push(bytes.length) };
    for (let round = 0; round < 3; round += 1) {
      write(viewer, Buffer.alloc(600_000));
      write(viewer, Buffer.from('late'));
      for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    }
    expect(got).toEqual([600_000, 4, 600_000, 4, 600_000, 4]);
  });
});
