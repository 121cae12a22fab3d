import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

/** A batch function that waits to be let go, and keeps what it was given. */
function held() {
  const batches: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const batch = async (items: readonly number[]) => {
    batches.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 10);
  };
  const letGo = async () => {
    for (let idle = 0; idle < 5; idle += 1) {
      if (gates.length > 0) idle = 0;
      gates.shift()?.();
      await turn();
    }
  };
  return { batches, batch, letGo };
}

describe('gathered calls', () => {
  it('share a statement when they come in one turn of the event loop, or while another is under way', async () => {
    const { batches, batch, letGo } = held();
    const call = gather(batch);
    const results = Promise.all([1, 2, 3].map(call));
    await turn();
    const later = Promise.all([4, 5].map(call));
    await letGo();
    expect(await Promise.all([results, later])).toEqual([
      [10, 20, 30],
      [40, 50],
    ]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('fail alone: who shared the statement still gets an answer', async () => {
    const { batches, batch, letGo } = held();
    const call = gather(batch);
    const results = Promise.allSettled([1, 2, 13, 4].map(call));
    await letGo();
    expect(
      (await results).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    ).toEqual([10, 20, 'Error: thirteen', 40]);
    expect(batches).toEqual([[1, 2, 13, 4], [1], [2], [13], [4]]);
  });

  it('are at most 256 to a statement', async () => {
    const { batches, batch, letGo } = held();
    const call = gather(batch);
    const results = Promise.all(Array.from({ length: 400 }, (_, i) => call(i + 100)));
    await letGo();
    expect((await results).length).toBe(400);
    expect(batches.map(({ length }) => length)).toEqual([256, 144]);
  });
});
