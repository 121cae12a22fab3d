import type { Clock } from '@ratchet/kit';
import type { RatchetError } from '@ratchet/protocol';
import { failureOf } from './transport-failure.ts';

export interface Loss {
  readonly cause: unknown;
  /** 1 for the first call that was lost. */
  readonly attempt: number;
  readonly waitMs: number;
}

export interface RetryOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onLost?: ((loss: Loss) => void) | undefined;
}

const firstWaitMs = 250;
const longestWaitMs = 15_000;

/** Doubling waits, each drawn from the upper half, so that nodes that lost the same coordinator do not return as one. */
export const waitMs = (attempt: number, random: () => number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + 0.5 * random());

/**
 * The answer to what `prepare` made, sent as often as it takes. The prepared bytes stay the same; only when the
 * coordinator finds them too old after a long outage are they made anew, under the same idempotency key.
 */
export async function untilAnswered<Prepared, T>(
  options: RetryOptions,
  prepare: () => Prepared,
  send: (prepared: Prepared) => Promise<T>,
): Promise<T> {
  const { clock, random, signal, onLost } = options;
  let prepared = prepare();
  for (let attempt = 1, sentSinceMade = 0; ; sentSinceMade++) {
    signal?.throwIfAborted();
    try {
      return await send(prepared);
    } catch (error) {
      signal?.throwIfAborted();
      const failure = failureOf(error);
      if (failure.kind === 'lost') {
        const wait = waitMs(attempt, random);
        onLost?.({ cause: failure.cause, attempt, waitMs: wait });
        await clock.sleep(wait, signal);
        attempt++;
      } else if (grewOld(failure.error, sentSinceMade)) {
        prepared = prepare();
        sentSinceMade = -1;
      } else {
        throw failure.error;
      }
    }
  }
}

/** A request refused as expired the first time that it was sent means that this machine's clock is wrong: no retry. */
const grewOld = (error: RatchetError, sentSinceMade: number): boolean =>
  error.code === 'request-expired' && sentSinceMade > 0;
