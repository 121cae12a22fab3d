import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds since 1970, and a sleep that ends early by rejecting with the signal's reason. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
};
