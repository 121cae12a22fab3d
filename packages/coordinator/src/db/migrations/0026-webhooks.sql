-- Addresses that the holders of keys want to be told at. `place` is what keeps them few: no key has two in one place.
create table webhooks (
  id uuid primary key,
  key_id text not null,
  place smallint not null check (place between 1 and 5),
  url text not null,
  -- Null: every track.
  track text,
  events text[] not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_why text,
  unique (key_id, place)
);

-- How far the log was read for events: leaves below it were told. What happened before there were webhooks is told to nobody.
create table webhook_cursor (
  only_row boolean primary key default true check (only_row),
  log_index bigint not null
);
insert into webhook_cursor (log_index) select size from log_state;

-- What is to be sent, and for a while what was sent. `next_at` is null when nothing is left to do.
create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  event text not null,
  body bytea not null,
  created_at timestamptz not null,
  next_at timestamptz,
  tries int not null default 0,
  delivered_at timestamptz,
  last_status text
);
-- First tries come before repeated ones: receivers that are away hold up nobody else.
create index webhook_deliveries_due on webhook_deliveries (tries, next_at) where next_at is not null;
create index webhook_deliveries_of on webhook_deliveries (webhook_id, created_at);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);

-- Leaves that webhooks tell of: few among all of the log's.
create index log_leaves_told on log_leaves (log_index) where kind in ('merge', 'verdict');
