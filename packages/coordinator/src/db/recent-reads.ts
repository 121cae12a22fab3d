import { isNewestAsked } from '@ratchet/kit';
import { LRUCache } from 'lru-cache';

interface Options {
  /** Milliseconds for which an answer serves everyone who asks the same. */
  readonly freshMs: number;
  /** For so long it serves them still, while it is read anew: whoever asks waits for no query. */
  readonly staleMs: number;
  /** For so long it serves those who ask for the newest (kit's `askingNewest`); they wait for the next one. `freshMs` and `staleMs` where left out. */
  readonly newestMs?: number;
  /** Answers that are kept at once. */
  readonly most: number;
  readonly now: () => number;
}

interface Kept {
  readonly since: number;
  readonly value: unknown;
}

/**
 * `reads` with those of `names` shared: whoever asks the same within `freshMs`, or while it is being read, gets the same answer, so a
 * page costs one burst of queries however many look at it. An answer is counted from when its reading began. A failure is kept by
 * nobody: where an older answer is there, it goes on serving until it is stale.
 */
export function withRecentReads<Reads extends object>(
  reads: Reads,
  names: readonly (keyof Reads & string)[],
  { most, now, ...ages }: Options,
): Reads {
  const kept = new LRUCache<string, Kept>({ max: most });
  const reading = new Map<string, Promise<unknown>>();
  const readAnew = (key: string, read: () => Promise<unknown>): Promise<unknown> => {
    const under = reading.get(key);
    if (under) return under;
    const since = now();
    const answer = read();
    reading.set(key, answer);
    answer
      .then(
        (value) => void kept.set(key, { since, value }),
        () => {},
      )
      .finally(() => reading.delete(key));
    return answer;
  };
  const shared =
    (name: string, read: (...args: unknown[]) => Promise<unknown>) =>
    async (...args: unknown[]): Promise<unknown> => {
      const { newestMs } = ages;
      const isNewest = newestMs !== undefined && isNewestAsked();
      const { freshMs, staleMs } = isNewest ? { freshMs: newestMs, staleMs: newestMs } : ages;
      const key = JSON.stringify([name, ...args]);
      const found = kept.get(key);
      const age = found ? now() - found.since : Number.POSITIVE_INFINITY;
      if (found && age < freshMs) return found.value;
      const answer = readAnew(key, () => read(...args));
      if (!found || age >= staleMs) return answer;
      answer.catch(() => {});
      return found.value;
    };
  const replaced = names.map((name) => {
    const read = reads[name] as (...args: unknown[]) => Promise<unknown>;
    return [name, shared(name, read.bind(reads))] as const;
  });
  return { ...reads, ...Object.fromEntries(replaced) };
}
