import type { Clock } from './clock.ts';

export interface Backoff {
  /** What the first wait is drawn below; it doubles with each attempt. */
  readonly firstMs: number;
  /** What no wait exceeds. */
  readonly longestMs: number;
}

export interface RetryOptions {
  readonly backoff: Backoff;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly isRetryable: (error: unknown) => boolean;
  readonly onRetry?: (error: unknown, waitMs: number) => void;
  readonly signal?: AbortSignal;
}

/** Full jitter: a wait drawn from all that the attempt (1 and up) allows, so that many that failed at once do not return at once. */
export const waitMs = ({ firstMs, longestMs }: Backoff, attempt: number, random: () => number): number =>
  Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * random();

/**
 * What `run` comes to, tried for as long as its failures are retryable.
 * @throws the first error that is not, or the signal's reason
 */
export async function retry<T>(run: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { backoff, clock, random, isRetryable, onRetry, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      signal?.throwIfAborted();
      if (!isRetryable(error)) throw error;
      const wait = waitMs(backoff, attempt, random);
      onRetry?.(error, wait);
      await clock.sleep(wait, signal);
    }
  }
}
