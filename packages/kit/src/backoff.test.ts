import { describe, expect, it } from 'vitest';
import { type RetryOptions, retry, waitMs } from './backoff.ts';

const backoff = { firstMs: 100, longestMs: 1_000 };

/** Options whose sleeps take no time and are written down. */
function scripted(options: Partial<RetryOptions> = {}) {
  const slept: number[] = [];
  const clock = { now: () => 0, sleep: async (ms: number) => void slept.push(ms) };
  const given: RetryOptions = { backoff, clock, random: () => 0.5, isRetryable: () => true, ...options };
  return { slept, options: given };
}

/** Fails as often as told, then comes to 'done'. */
function failing(times: number) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw new Error(`failure ${calls}`);
    return 'done';
  };
}

describe('waits', () => {
  it('double up to the longest, and are drawn from all of that', () => {
    const longest = [1, 2, 3, 4, 5, 2_000].map((attempt) => waitMs(backoff, attempt, () => 1));
    expect(longest).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    expect(waitMs(backoff, 3, () => 0)).toBe(0);
    expect(waitMs(backoff, 3, () => 0.25)).toBe(100);
  });
});

describe('retry', () => {
  it('goes on until it succeeds, waiting longer each time and saying why', async () => {
    const told: string[] = [];
    const { options, slept } = scripted({ onRetry: (error, ms) => told.push(`${error} ${ms}`) });
    expect(await retry(failing(3), options)).toBe('done');
    expect(slept).toEqual([50, 100, 200]);
    expect(told).toEqual(['Error: failure 1 50', 'Error: failure 2 100', 'Error: failure 3 200']);
  });

  it('gives a failure that no retry mends to its caller at once', async () => {
    const { options, slept } = scripted({ isRetryable: (error) => !String(error).includes('2') });
    await expect(retry(failing(9), options)).rejects.toThrow('failure 2');
    expect(slept).toHaveLength(1);
  });

  it('does not begin, and does not go on, once it was called off', async () => {
    const calledOff = new AbortController();
    const reason = new Error('called off');
    const run = async () => {
      calledOff.abort(reason);
      throw new Error('a failure that no longer matters');
    };
    const { options, slept } = scripted({ signal: calledOff.signal });
    await expect(retry(run, options)).rejects.toBe(reason);
    await expect(retry(async () => 'done', options)).rejects.toBe(reason);
    expect(slept).toEqual([]);
  });
});
