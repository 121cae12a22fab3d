import { askingNewest } from '@ratchet/kit';
import { describe, expect, it } from 'vitest';
import { withRecentReads } from './recent-reads.ts';

function counted(newest: { newestMs?: number } = {}) {
  let [time, reads] = [0, 0];
  const source = {
    track: async (name: string) => {
      reads += 1;
      if (name === 'broken') throw new Error('broken');
      return `${name} ${reads}`;
    },
    fresh: async () => {
      reads += 1;
      return reads;
    },
  };
  const shared = withRecentReads(source, ['track'], {
    ...{ freshMs: 1_000, staleMs: 5_000, most: 2, now: () => time, ...newest },
  });
  return {
    shared,
    reads: () => reads,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('recent reads', () => {
  it('are made once for all who ask at the same time, and soon after', async () => {
    const { shared, reads, pass } = counted();
    await Promise.all(Array.from({ length: 50 }, () => shared.track('words')));
    pass(999);
    expect(await shared.track('words')).toBe('words 1');
    expect(reads()).toBe(1);
  });

  it('are made anew, and waited for, where the newest is asked for', async () => {
    const { shared, pass } = counted({ newestMs: 100 });
    expect(await shared.track('words')).toBe('words 1');
    pass(101);
    expect(await shared.track('words')).toBe('words 1');
    expect(await askingNewest(() => shared.track('words'))).toBe('words 2');
    pass(99);
    expect(await askingNewest(() => shared.track('words'))).toBe('words 2');
    const { shared: others, pass: passThere } = counted();
    await others.track('words');
    passThere(999);
    expect(await askingNewest(() => others.track('words'))).toBe('words 1');
  });

  it('serve for a while still, once they are not fresh any more, while they are made anew', async () => {
    const { shared, reads, pass } = counted();
    await shared.track('words');
    pass(1_000);
    expect(await Promise.all([shared.track('words'), shared.track('words')])).toEqual(['words 1', 'words 1']);
    expect(reads()).toBe(2);
    expect(await shared.track('words')).toBe('words 2');
    pass(5_000);
    expect(await shared.track('words')).toBe('words 3');
  });

  it('are kept apart by what was asked, and only where named', async () => {
    const { shared } = counted();
    expect(await shared.track('a')).toBe('a 1');
    expect(await shared.track('b')).toBe('b 2');
    expect([await shared.fresh(), await shared.fresh()]).toEqual([3, 4]);
  });

  it('keep no failure', async () => {
    const { shared, reads } = counted();
    await expect(shared.track('broken')).rejects.toThrow('broken');
    await expect(shared.track('broken')).rejects.toThrow('broken');
    expect(reads()).toBe(2);
  });

  it('keep so many at most, and throw out the oldest', async () => {
    const { shared, reads } = counted();
    for (const name of ['a', 'b', 'c', 'b', 'c']) await shared.track(name);
    expect(reads()).toBe(3);
    await shared.track('a');
    expect(reads()).toBe(4);
  });
});
