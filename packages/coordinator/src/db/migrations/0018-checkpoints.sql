-- Signed checkpoints of the log that were shown to anyone, and what witnesses said of them.
create table checkpoints (
  size bigint primary key,
  note text not null,
  published_at timestamptz not null
);
create table cosignatures (
  size bigint not null references checkpoints (size) on delete cascade,
  witness text not null,
  line text not null,
  primary key (size, witness)
);
