-- What administrators did. The leaf of each holds a hash of its reason; the prose, and the salt that makes the hash say nothing,
-- are here alone and can be taken back.
create table admin_actions (
  id bigint generated always as identity primary key,
  leaf_id bigint not null unique references log_leaves,
  administrator text not null,
  action text not null,
  track text,
  key_id text,
  -- The fields that only some actions have, as the statement in the log has them.
  detail jsonb not null,
  salt bytea,
  reason text,
  acted_at timestamptz not null,
  idempotency_key text not null,
  request_hash bytea not null,
  unique (administrator, idempotency_key)
);
-- What moved the roster is part of every proof of a merge.
create index admin_actions_on_roster on admin_actions (leaf_id)
  where action in ('add-verifier', 'remove-verifier', 'suspend-verifier', 'reinstate-verifier');

-- How things stand by those actions: what is undone is taken out here, and stays above.
create table paused_tracks (
  track text primary key references tracks,
  action_id bigint not null references admin_actions
);
create table blocked_keys (
  key_id text primary key,
  action_id bigint not null references admin_actions
);
create index blocked_keys_newest on blocked_keys (action_id);
-- An empty key: everybody's. A null: as for everybody, or as the policy is.
create table quotas (
  key_id text primary key,
  open_leases int,
  open_submissions int,
  action_id bigint not null references admin_actions
);
-- Verifiers about whom an administrator decided otherwise than the operator's file, until the file says the same.
create table roster_overrides (
  key_id text primary key,
  is_member boolean not null,
  action_id bigint not null references admin_actions
);
