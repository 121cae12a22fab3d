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

/**
 * How many cells share a row, so that the band has `rowsAtMost` of them, and that `columns` columns with what was counted in them are
 * not expected to fill more than `placesAtMost` places. Expected is what would be if each value fell into any column (balls into bins);
 * outcomes are apart, so places are at least as many as this.
 */
export function rowsOf(
  counted: readonly CountedCell[],
  band: Band,
  { rowsAtMost, columns, placesAtMost }: { rowsAtMost: number; columns: number; placesAtMost: number },
): number {
  let cellsPerRow = Math.max(1, Math.ceil((band.high - band.low + 1) / rowsAtMost));
  while (cellsPerRow < band.high - band.low && filled(counted, band, cellsPerRow, columns) > placesAtMost)
    cellsPerRow *= 2;
  return cellsPerRow;
}

function filled(
  counted: readonly CountedCell[],
  { low, high }: Band,
  cellsPerRow: number,
  columns: number,
): number {
  const rows = new Map<number, number>();
  for (const { at, times } of counted) {
    const row = Math.floor(Math.min(Math.max(at, low), high) / cellsPerRow);
    rows.set(row, (rows.get(row) ?? 0) + times);
  }
  let places = 0;
  for (const times of rows.values()) places += columns * -Math.expm1(-times / columns);
  return places;
}
