import type { Clock } from '@ratchet/kit';

/**
 * Does `work`, and `tick` every `everyMs` for as long as it lasts. What either throws ends both, and both have ended when
 * this returns. The signal that `work` gets also aborts when `tick` throws: that is how a moved head stops a run.
 */
export async function alongside<T>(
  options: {
    readonly clock: Clock;
    readonly everyMs: number;
    readonly signal: AbortSignal;
    readonly tick: (signal: AbortSignal) => Promise<void>;
  },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, everyMs, tick } = options;
  const ended = new AbortController();
  const stop = AbortSignal.any([options.signal, ended.signal]);
  const ticking = (async () => {
    for (;;) {
      await clock.sleep(everyMs, stop);
      await tick(stop);
    }
  })().catch((error: unknown) => {
    if (stop.aborted) return;
    ended.abort(error);
  });
  try {
    return await work(stop);
  } catch (error) {
    // The reason comes first: what a stopped run throws only says that it was stopped.
    throw stop.aborted ? stop.reason : error;
  } finally {
    ended.abort(new Error('The work is done.'));
    await ticking;
  }
}
