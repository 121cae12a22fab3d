-- Browsers that are signed in. Of a session's token only the hash is here.
create table sessions (
  token_hash bytea primary key,
  key_id text not null,
  began_at timestamptz not null,
  seen_at timestamptz not null
);
create index sessions_of_key on sessions (key_id, began_at);
create index sessions_by_use on sessions (seen_at);

-- Challenges that were answered, until they would have run out: none is answered twice. Open ones are kept nowhere.
create table answered_challenges (
  nonce bytea primary key,
  expires_at timestamptz not null
);
create index answered_challenges_by_expiry on answered_challenges (expires_at);

-- What a node said of the machine that it runs on: for the eyes of whoever holds its key.
create table machines (
  key_id text not null,
  machine_id text not null,
  role text not null,
  label text not null,
  hardware_class text not null,
  cpus int not null,
  memory_mib int not null,
  gpus text[] not null,
  version text not null,
  seen_at timestamptz not null,
  primary key (key_id, machine_id)
);
