-- A chart reads a year of cells at once: those that began together, of one outcome, are one row, in the order of their cells.
drop table experiment_cells;
create table experiment_cells (
  track text not null,
  span text not null check (span in ('hour', 'day')),
  began timestamptz not null,
  outcome text not null,
  -- floor(metric / height); 0 for those that crashed.
  cells bigint[] not null,
  -- Experiments in each of them.
  times int[] not null check (cardinality(times) = cardinality(cells)),
  primary key (track, span, began, outcome)
);
-- A track without a height is counted from its beginning by the next fold.
delete from track_cells;
