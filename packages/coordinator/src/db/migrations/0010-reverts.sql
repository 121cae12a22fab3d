-- A merge that is tested again: whether it still does good is asked of a candidate that takes it back.
alter table submissions add column retest_due_at timestamptz, add column reverts uuid;
alter table submissions alter column lease_id drop not null;
create unique index submissions_reverts on submissions (reverts) where reverts is not null;
create index submissions_retest_due on submissions (retest_due_at) where retest_due_at is not null;
