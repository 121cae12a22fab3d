interface Options {
  /** Milliseconds for which an answer serves everyone who asks the same. */
  readonly freshMs: number;
  /** Answers that are kept at once. */
  readonly most: number;
  readonly now: () => number;
}

/**
 * `reads` with those of `names` shared: whoever asks the same within `freshMs`, or while it is being read, gets the same answer, so a
 * page costs one burst of queries however many look at it. An answer is counted from when its reading began, and a failure is kept by
 * nobody.
 */
export function withRecentReads<Reads extends object>(
  reads: Reads,
  names: readonly (keyof Reads & string)[],
  { freshMs, most, now }: Options,
): Reads {
  const kept = new Map<string, { readonly since: number; readonly answer: Promise<unknown> }>();
  const shared =
    (name: string, read: (...args: unknown[]) => Promise<unknown>) =>
    (...args: unknown[]): Promise<unknown> => {
      const key = JSON.stringify([name, ...args]);
      const found = kept.get(key);
      if (found && now() - found.since < freshMs) return found.answer;
      const entry = { since: now(), answer: read(...args) };
      // Deleted first, so that what was asked for last is thrown out last.
      kept.delete(key);
      kept.set(key, entry);
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return entry.answer;
    };
  const replaced = names.map((name) => {
    const read = reads[name] as (...args: unknown[]) => Promise<unknown>;
    return [name, shared(name, read.bind(reads))] as const;
  });
  return { ...reads, ...Object.fromEntries(replaced) };
}
