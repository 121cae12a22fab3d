-- What pages count and draw is folded out of the big tables every few seconds (db/rollups.ts): nothing here is written by requests,
-- and everything here can be emptied and is folded again (with both times of rollup_state at '-infinity').

-- The experiments of a span of time, and what is folded of late.
create index experiments_in_time on experiments (track, recorded_at);
create index replicas_reported on replicas (reported_at) where statement_hash is not null;

create table rollup_state (
  only_row boolean primary key default true check (only_row),
  -- The hour from which on rows may still come in: everything since is counted again at every fold.
  recent_from timestamptz not null,
  -- The same for the cloud, which holds nothing of a lease that is open: the hour in which the oldest of those began.
  cells_from timestamptz not null,
  folded_at timestamptz
);
insert into rollup_state (recent_from, cells_from) values ('-infinity', '-infinity');

-- How high the cells of a track's cloud are, in units of its metric: half a sigma, or by the minimum effect before there is one.
create table track_cells (
  track text primary key,
  height double precision not null check (height > 0),
  is_calibrated boolean not null
);

-- Experiments counted by time and metric: cell = floor(metric / height); 0 for those that crashed.
create table experiment_cells (
  track text not null,
  span text not null check (span in ('hour', 'day')),
  began timestamptz not null,
  outcome text not null,
  cell bigint not null,
  times int not null,
  primary key (track, span, began, outcome, cell)
);

create table experiment_totals (
  track text not null,
  outcome text not null,
  times bigint not null,
  wall_seconds double precision not null,
  cpu_seconds double precision not null,
  primary key (track, outcome)
);

create table volunteer_tracks (
  key_id text not null,
  track text not null,
  experiments bigint not null,
  kept bigint not null,
  wall_seconds double precision not null,
  cpu_seconds double precision not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (key_id, track)
);
create index volunteer_tracks_busiest on volunteer_tracks (track, experiments desc, key_id);

-- What of the totals was recorded at or after recent_from, as of the last fold: the next one adds what it finds beyond this.
create table experiments_recent (
  key_id text not null,
  track text not null,
  outcome text not null,
  times bigint not null,
  wall_seconds double precision not null,
  cpu_seconds double precision not null,
  primary key (key_id, track, outcome)
);

-- Trusted runs, by whom and what for.
create table replica_totals (
  track text not null,
  verifier text not null,
  kind text not null,
  runs bigint not null,
  wall_seconds double precision not null,
  cpu_seconds double precision not null,
  primary key (track, verifier, kind)
);
create table replicas_recent (like replica_totals including all);

-- How many submissions are in which state, and why they were rejected.
create table submission_totals (
  track text not null,
  state text not null,
  why text not null,
  times bigint not null,
  primary key (track, state, why)
);

-- Fresh runs of each head at each verifier.
create table head_runs (
  track text not null,
  commit text not null,
  verifier text not null,
  runs bigint not null,
  mean double precision not null,
  primary key (track, commit, verifier)
);

-- Candidate runs that each merge took.
create table merge_runs (
  track text not null,
  commit text not null,
  runs bigint not null,
  primary key (track, commit)
);

-- Volunteers at work: who holds a lease, or handed in an experiment within the last minutes.
create table track_presence (
  track text primary key,
  workers int not null
);
