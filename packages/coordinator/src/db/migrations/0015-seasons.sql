-- Seasons: a hold-out tests so many candidates, then the next one takes its place. Sealed shards of later seasons wait here.
alter table holdouts add column season int not null default 1;
alter table holdouts drop constraint holdouts_pkey;
alter table holdouts add primary key (track, season, verifier);

-- With each season a new stream of tests begins, and a new error budget.
create table seasons (
  track text not null references tracks,
  season int not null,
  tests_before int not null,
  merges_before int not null,
  leaf_id bigint not null references log_leaves,
  began_at timestamptz not null,
  primary key (track, season)
);
alter table tracks add column season int not null default 1;
