-- Whether trusted runs contradicted the claim: its key comes last among its own for a while.
alter table submissions add column overstated boolean not null default false;
create index submissions_overstated on submissions (key_id, decided_at) where overstated;
