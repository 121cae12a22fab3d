-- What the pages of volunteers and verifiers count, folded every half minute (db/rollup-people.ts). Nothing here is written by requests.
create table people_state (
  only_row boolean primary key default true check (only_row),
  -- Experiments recorded, and trials ended, before these moments are counted.
  weeks_until timestamptz,
  looks_until timestamptz
);
insert into people_state default values;

create table volunteer_totals (
  key_id text primary key,
  merges bigint not null,
  experiments bigint not null,
  kept bigint not null,
  wall_seconds double precision not null,
  first_at timestamptz,
  last_at timestamptz
);
create index volunteers_by_merges on volunteer_totals (merges desc, key_id desc);
create index volunteers_by_experiments on volunteer_totals (experiments desc, key_id desc);
create index volunteers_by_time on volunteer_totals (wall_seconds desc, key_id desc);

create table volunteer_weeks (
  key_id text not null,
  week date not null,
  experiments bigint not null,
  primary key (key_id, week)
);

create table volunteer_states (
  key_id text not null,
  state text not null,
  times bigint not null,
  primary key (key_id, state)
);

-- Looks of a verifier that took a side, in trials that came to a verdict, and how many of them were on its side.
create table verifier_looks (
  verifier text not null,
  track text not null,
  looks bigint not null,
  agreed bigint not null,
  primary key (verifier, track)
);

-- Names and keys are looked for by how they begin.
create index nodes_by_name on nodes (lower(display_name) text_pattern_ops, key_id);
create index submissions_of_volunteer on submissions (key_id, commit_leaf_id);
create index trials_decided on trials (ended_at) where accepted is not null;
create index replicas_sentinels on replicas (verifier, track, reported_at) where kind = 'sentinel';
create index replicas_abandoned on replicas (verifier) where times_leased > 1;
