import { setTimeout as delay } from 'node:timers/promises';
import { RatchetError } from '@ratchet/protocol';

/** HTTP status of an answer of the engine; null when there was no answer. */
export function statusOf(error: unknown): number | null {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return null;
}

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim();

/** True when the engine is at fault (no answer, or a 5xx), so that asking again may help. */
export function isEngineFault(error: unknown): boolean {
  if (error instanceof RatchetError) return false;
  const status = statusOf(error);
  return status === null ? error instanceof Error && 'code' in error : status >= 500;
}

const attempts = 5;
const firstDelayMilliseconds = 200;

/** `action`, tried again after 0.2, 0.4, 0.8 and 1.6 s while the engine is at fault. Other errors pass at once. */
export async function retryEngineFaults<Result>(action: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!isEngineFault(error)) throw error;
      if (attempt === attempts) throw engineUnreachable(error);
      await delay(firstDelayMilliseconds * 2 ** (attempt - 1));
    }
  }
}

export function engineUnreachable(cause: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'engine-unreachable',
      field: 'engine',
      rule: `The container engine failed: ${messageOf(cause).slice(0, 500)}`,
      remedy: 'See that it runs (docker info); the stage can then be run again.',
    },
    { cause },
  );
}
