import { bandOf, type CountedCell } from './cloud-band.ts';

/** A cloud of so many cells is as fine as a screen can show. */
export const cellsAtMost = 6_000;
const rowsAtMost = 96;

export type Outcome = 'kept' | 'discarded' | 'crashed';

/** Cells of one outcome that began together, and how many experiments are in each. */
export interface CellColumn {
  readonly beganMs: number;
  readonly outcome: Outcome;
  readonly cells: readonly number[];
  readonly times: readonly number[];
}

export interface CloudCell {
  /** When its column began, ISO 8601. */
  readonly at: string;
  /** Of its middle; null for what crashed. */
  readonly metric: number | null;
  readonly outcome: Outcome;
  readonly times: number;
  readonly experiment: null;
}

const outcomes: readonly Outcome[] = ['crashed', 'discarded', 'kept'];

/**
 * The cells on a grid that a screen can show: columns of `columnMs`, and as few cells to a row as the band and the number of places
 * allow. `cellHeight` is in units of the metric, of the given cells and of the answered ones.
 */
export function thinnedCells(
  columns: readonly CellColumn[],
  { columnMs, cellHeight }: { readonly columnMs: number; readonly cellHeight: number },
): { cellHeight: number; cells: CloudCell[] } {
  const band = bandOf(countedCells(columns));
  const breadth = band.high - band.low;
  const numbers = columns.map(({ beganMs }) => Math.floor(beganMs / columnMs));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  for (let cellsPerRow = Math.max(1, Math.ceil((breadth + 1) / rowsAtMost)); ; cellsPerRow *= 2) {
    const lowest = Math.floor(band.low / cellsPerRow);
    const rows = Math.floor(band.high / cellsPerRow) - lowest + 1;
    // One array of all places: a chart has tens of thousands of cells, and visitors wait for it.
    const grid = new Float64Array(Math.max(0, last - first + 1) * outcomes.length * rows);
    let places = 0;
    columns.forEach(({ outcome, cells, times }, which) => {
      const line = (((numbers[which] ?? 0) - first) * outcomes.length + outcomes.indexOf(outcome)) * rows;
      for (let i = 0; i < cells.length; i += 1) {
        const cell = Math.min(Math.max(cells[i] ?? 0, band.low), band.high);
        const place = line + (outcome === 'crashed' ? 0 : Math.floor(cell / cellsPerRow) - lowest);
        if (grid[place] === 0) places += 1;
        grid[place] = (grid[place] ?? 0) + (times[i] ?? 0);
      }
    });
    if (places > cellsAtMost && breadth > cellsPerRow) continue;
    const height = cellHeight * cellsPerRow;
    const shown: CloudCell[] = [];
    for (let line = 0; line * rows < grid.length; line += 1) {
      const began = new Date((first + Math.floor(line / outcomes.length)) * columnMs).toISOString();
      const outcome = outcomes[line % outcomes.length] as Outcome;
      for (let row = 0; row < rows; row += 1) {
        const times = grid[line * rows + row] ?? 0;
        const metric = outcome === 'crashed' ? null : (lowest + row + 0.5) * height;
        if (times > 0) shown.push({ at: began, metric, outcome, times, experiment: null });
      }
    }
    return { cellHeight: height, cells: shown.slice(0, cellsAtMost) };
  }
}

/** Those that have a metric, by cell. */
function countedCells(columns: readonly CellColumn[]): CountedCell[] {
  const counted = new Map<number, number>();
  for (const { outcome, cells, times } of columns)
    if (outcome !== 'crashed')
      cells.forEach((cell, i) => {
        counted.set(cell, (counted.get(cell) ?? 0) + (times[i] ?? 0));
      });
  return [...counted].map(([at, times]) => ({ at, times }));
}
