-- Everything the coordinator knows. Times are timestamptz; ids given by the coordinator are uuid; keys and hashes are
-- lowercase hex as in packages/protocol/src/ids.ts. Nothing is deleted: what is over has an end time or a final state.

create table nodes (
  key_id text primary key check (key_id ~ '^[0-9a-f]{64}$'),
  display_name text not null,
  registered_at timestamptz not null,
  seen_at timestamptz not null
);

-- Trusted verifiers. The same list is in the log as a `roster` leaf whenever it changes.
create table roster (
  key_id text primary key,
  box_key text not null,
  operator text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  suspended_at timestamptz,
  seen_at timestamptz
);

-- RFC 6962 leaves. A transaction inserts its leaf without an index; the sequencer numbers them in batches right after,
-- so that writers never queue behind one another for the tree's next place.
create table log_leaves (
  id bigint generated always as identity primary key,
  log_index bigint unique,
  kind text not null,
  entry bytea not null,
  -- Behind a sealed leaf, whose entry is SHA-256(salt || statement): published when its epoch is over.
  sealed_statement bytea,
  salt bytea,
  epoch_id bigint,
  leaf_hash bytea not null,
  recorded_at timestamptz not null
);
create index log_leaves_unsequenced on log_leaves (id) where log_index is null;

create table log_state (
  only_row boolean primary key default true check (only_row),
  size bigint not null,
  roots bytea not null
);
insert into log_state (size, roots) values (0, '');

-- An epoch's key draws seeds and lots. Its hash is in the log before the first draw, the key when the epoch has ended.
create table epochs (
  id bigint generated always as identity primary key,
  key bytea not null,
  key_hash text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  leaf_id bigint not null references log_leaves
);
create unique index epochs_one_open on epochs ((true)) where ended_at is null;

create table tracks (
  name text primary key,
  manifest jsonb not null,
  head text not null,
  opened_at timestamptz not null,
  train_blob text not null,
  validation_blob text not null
);

-- The staircase: every head a track ever had, in order.
create table heads (
  track text not null references tracks,
  height int not null,
  commit text not null,
  tree text not null,
  tree_blob text not null,
  submission_id uuid,
  leaf_id bigint not null references log_leaves,
  began_at timestamptz not null,
  primary key (track, height),
  unique (track, commit)
);

-- A verifier's own hold-out shard, sealed to its box key.
create table holdouts (
  track text not null references tracks,
  verifier text not null,
  sealed bytea not null,
  primary key (track, verifier)
);

-- Noise of a track on a hardware class, measured once from runs of a head against itself.
create table calibrations (
  track text not null references tracks,
  hardware_class text not null,
  sigma double precision not null,
  degrees_of_freedom int not null,
  leaf_id bigint not null references log_leaves,
  primary key (track, hardware_class)
);

create table leases (
  id uuid primary key,
  track text not null references tracks,
  key_id text not null references nodes,
  hypothesis text not null,
  fingerprint text not null,
  head text not null,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  idempotency_key text not null,
  request_hash bytea not null,
  unique (key_id, idempotency_key)
);
create unique index leases_one_holder on leases (track, fingerprint) where ended_at is null;
create index leases_open_by_key on leases (key_id) where ended_at is null;
create index leases_open_by_expiry on leases (expires_at) where ended_at is null;

create table experiments (
  entry bigint generated always as identity primary key,
  track text not null,
  lease_id uuid not null references leases,
  key_id text not null,
  outcome text not null check (outcome in ('kept', 'discarded', 'crashed')),
  metric double precision check ((metric is null) = (outcome = 'crashed')),
  seed bigint not null,
  cpu_seconds real not null,
  wall_seconds real not null,
  recorded_at timestamptz not null,
  idempotency_key text not null,
  request_hash bytea not null,
  unique (key_id, idempotency_key)
);
create index experiments_of_track on experiments (track, entry);

create table submissions (
  id uuid primary key,
  track text not null references tracks,
  key_id text not null references nodes,
  lease_id uuid not null references leases,
  state text not null,
  commitment text not null unique,
  commit_leaf_id bigint not null references log_leaves,
  committed_at timestamptz not null,
  idempotency_key text not null,
  request_hash bytea not null,
  -- From the opening.
  opening_hash bytea,
  claimed_head text,
  claimed_commit text,
  claimed_tree text,
  claim bytea,
  nonce bytea,
  bundle_sha256 text,
  -- As admitted, and again after each rebase.
  head text,
  commit text,
  tree text,
  tree_blob text,
  bundle_blob text,
  patch_id text,
  hunks text[],
  diff_blob text,
  waits_for uuid references submissions,
  -- How it ended.
  reason text,
  code text,
  detail text,
  effect double precision,
  effect_low double precision,
  effect_high double precision,
  verdict_leaf_id bigint references log_leaves,
  decided_at timestamptz,
  merge_commit text,
  updated_at timestamptz not null,
  unique (key_id, idempotency_key)
);
create index submissions_open on submissions (track, state) where state not in ('MERGED', 'REJECTED', 'LAPSED');
create index submissions_open_by_key on submissions (key_id, track) where state not in ('MERGED', 'REJECTED', 'LAPSED');
create index submissions_by_patch on submissions (track, patch_id) where patch_id is not null;
create index submissions_newest on submissions (track, committed_at);

-- One round of testing of a submission on one head within one epoch. A rebase or a new epoch begins another.
create table trials (
  id uuid primary key,
  submission_id uuid not null references submissions,
  track text not null,
  head text not null,
  epoch_id bigint not null references epochs,
  hardware_class text not null,
  lot text[] not null,
  began_at timestamptz not null,
  ended_at timestamptz
);
create unique index trials_one_open on trials (submission_id) where ended_at is null;

create table replicas (
  id uuid primary key,
  track text not null,
  kind text not null check (kind in ('bank', 'candidate')),
  head text not null,
  -- Null for the head's own runs.
  trial_id uuid references trials,
  epoch_id bigint not null references epochs,
  verifier text not null,
  hardware_class text not null,
  commitment_index bigint not null,
  -- Counts every replica ever drawn for that commitment, so that no seed is used twice.
  replica_index int not null,
  seed bigint not null,
  leased_at timestamptz not null,
  expires_at timestamptz not null,
  times_leased int not null default 1,
  outcome text,
  metric double precision,
  cpu_seconds real,
  wall_seconds real,
  statement_hash bytea,
  leaf_id bigint references log_leaves,
  reported_at timestamptz,
  unique (track, commitment_index, replica_index)
);
create unique index replicas_one_at_a_time on replicas (verifier) where reported_at is null;
create index replicas_of_bank on replicas (track, head, epoch_id, verifier) where kind = 'bank';
create index replicas_of_trial on replicas (trial_id) where trial_id is not null;

-- What each verifier's evidence for a trial reads after its latest replica.
create table readings (
  trial_id uuid not null references trials,
  verifier text not null,
  replicas int not null,
  log_e double precision,
  status text not null,
  primary key (trial_id, verifier)
);

-- Requests that were refused, by rule: counted, never kept.
create table refusals (
  track text not null,
  code text not null,
  times bigint not null,
  primary key (track, code)
);

-- The life of each submission, step by step, kept by the database itself so that no transition can forget it.
create table submission_steps (
  submission_id uuid not null references submissions,
  state text not null,
  at timestamptz not null
);
create index submission_steps_of on submission_steps (submission_id, at);

create function note_submission_step() returns trigger language plpgsql as $$
begin
  insert into submission_steps (submission_id, state, at) values (new.id, new.state, new.updated_at);
  return null;
end
$$;
create trigger submission_enters after insert on submissions
  for each row execute function note_submission_step();
create trigger submission_moves after update of state on submissions
  for each row when (old.state is distinct from new.state) execute function note_submission_step();
