import { describe, expect, it } from 'vitest';
import { type CellColumn, cellsAtMost, thinnedCells } from './cloud-cells.ts';

const hourMs = 3_600_000;
const began = Date.parse('2026-03-01T00:00:00Z');
const grid = { columnMs: hourMs, cellHeight: 0.5 };
const column = (
  hour: number,
  counts: Record<number, number>,
  outcome: CellColumn['outcome'] = 'discarded',
) => ({
  ...{ beganMs: began + hour * hourMs, outcome },
  ...{ cells: Object.keys(counts).map(Number), times: Object.values(counts) },
});
const total = (cells: readonly { times: number }[]) => cells.reduce((sum, { times }) => sum + times, 0);

describe('thinned cells', () => {
  it('are as they were counted where all of them fit', () => {
    const columns = [column(0, { 4: 2, 5: 1 }), column(0, { 7: 1 }, 'kept'), column(1, { 0: 3 }, 'crashed')];
    expect(thinnedCells(columns, grid)).toEqual({
      cellHeight: 0.5,
      cells: [
        { at: '2026-03-01T00:00:00.000Z', metric: 2.25, outcome: 'discarded', times: 2, experiment: null },
        { at: '2026-03-01T00:00:00.000Z', metric: 2.75, outcome: 'discarded', times: 1, experiment: null },
        { at: '2026-03-01T00:00:00.000Z', metric: 3.75, outcome: 'kept', times: 1, experiment: null },
        { at: '2026-03-01T01:00:00.000Z', metric: null, outcome: 'crashed', times: 3, experiment: null },
      ],
    });
    expect(thinnedCells([], grid).cells).toEqual([]);
    expect(thinnedCells([column(0, { 0: 3 }, 'crashed')], grid).cells).toMatchObject([
      { metric: null, times: 3 },
    ]);
  });

  it('share a column of several hours, outcome by outcome', () => {
    const columns = [
      column(0, { 4: 2 }),
      column(1, { 4: 1, 5: 1 }),
      column(1, { 4: 9 }, 'kept'),
      column(2, { 4: 1 }),
    ];
    const { cells } = thinnedCells(columns, { ...grid, columnMs: 2 * hourMs });
    expect(cells.map(({ at, outcome, metric, times }) => [at.slice(11, 13), outcome, metric, times])).toEqual(
      [
        ['00', 'discarded', 2.25, 3],
        ['00', 'discarded', 2.75, 1],
        ['00', 'kept', 2.25, 9],
        ['02', 'discarded', 2.25, 1],
      ],
    );
  });

  it('are 96 rows at most, below zero too, and none is lost', () => {
    const counts = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [i - 500, 1]));
    const { cells, cellHeight } = thinnedCells([column(0, counts)], grid);
    expect(cells.length).toBeLessThanOrEqual(97);
    expect(cells.length).toBeGreaterThan(48);
    expect(cellHeight).toBe(0.5 * 11);
    expect(total(cells)).toBe(1_000);
    expect(Math.min(...cells.map(({ metric }) => metric ?? 0))).toBeLessThan(-245);
  });

  it('have coarser rows where they would be too many, and none is lost', () => {
    const counts = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [i, 1]));
    const columns = Array.from({ length: 300 }, (_, hour) => column(hour, counts));
    const { cells, cellHeight } = thinnedCells(columns, grid);
    expect(cells.length).toBeLessThanOrEqual(cellsAtMost);
    expect(cells.length).toBeGreaterThan(cellsAtMost / 2);
    expect(cellHeight).toBe(0.5 * 8);
    expect(total(cells)).toBe(300 * 90);
  });

  it('stand at the edge where somebody reported what is absurd', () => {
    const counts = { 10: 40, 11: 40, 12: 40, 1e15: 1, [-1e15]: 1 };
    const { cells, cellHeight } = thinnedCells([column(0, counts)], grid);
    expect(cellHeight).toBe(0.5);
    expect(Math.max(...cells.map(({ metric }) => metric ?? 0))).toBeLessThan(30);
    expect(total(cells)).toBe(122);
  });
});
