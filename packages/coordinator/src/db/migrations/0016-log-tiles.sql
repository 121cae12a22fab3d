-- Roots of full tiles of the log, remembered once they were computed: they never change again.
create table log_tile_roots (
  level int not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);
