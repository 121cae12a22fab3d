import { setTimeout as delay } from 'node:timers/promises';

export const systemClock = {
  /** Milliseconds since 1970. */
  now: Date.now,
  sleep: (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    delay(milliseconds, undefined, signal ? { signal } : {}),
};
