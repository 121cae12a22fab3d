-- Sentinels: runs of a track's first head by which a verifier is watched for drift.
alter table replicas drop constraint replicas_kind_check;
alter table replicas add constraint replicas_kind_check check (kind in ('bank', 'candidate', 'sentinel'));
-- A run of a verifier that had drifted counts no more.
alter table replicas add column discarded_at timestamptz;

-- Where each verifier's sentinel chart stands, and the moment from which its decisions would be in doubt.
create table drift_charts (
  track text not null references tracks,
  verifier text not null,
  hardware_class text not null,
  chart jsonb not null,
  since timestamptz not null,
  primary key (track, verifier, hardware_class)
);

-- How often a rejected candidate was tested again from scratch.
alter table submissions add column retests int not null default 0;

-- What counts against a verifier.
create table verifier_faults (
  verifier text not null,
  track text not null references tracks,
  kind text not null check (kind in ('drift', 'overturned')),
  leaf_id bigint not null references log_leaves,
  at timestamptz not null
);
create index verifier_faults_of on verifier_faults (verifier, at);
