-- A self-scored candidate is merged when a maintainer approved of it, as it stood at its verdict.
alter table submissions add column approval_leaf_id bigint;
