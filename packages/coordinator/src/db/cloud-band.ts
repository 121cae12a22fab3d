/** How often a value, or the cell of one, was seen. */
export interface CountedCell {
  readonly at: number;
  readonly times: number;
}

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Far beyond what a search tries in earnest; a quarter of all values would have to be made up to move it. */
const fences = 4;

/**
 * The band outside which values are drawn at its edge: four times the distance of the quartiles beyond them, and no wider than what
 * there is. Anyone may report any number, and one of 1e300 must not flatten all others into a line.
 */
export function bandOf(counted: readonly CountedCell[]): Band {
  const sorted = counted.toSorted((a, b) => a.at - b.at);
  const [lowest, highest] = [sorted[0]?.at ?? 0, sorted.at(-1)?.at ?? 0];
  const total = sorted.reduce((sum, { times }) => sum + times, 0);
  const [first, third] = [quantile(sorted, total / 4), quantile(sorted, (3 * total) / 4)];
  const reach = fences * (third - first || Math.abs(third) || 1);
  return { low: Math.max(lowest, first - reach), high: Math.min(highest, third + reach) };
}

function quantile(sorted: readonly CountedCell[], rank: number): number {
  let seen = 0;
  for (const { at, times } of sorted) {
    seen += times;
    if (seen >= rank) return at;
  }
  return sorted.at(-1)?.at ?? 0;
}
