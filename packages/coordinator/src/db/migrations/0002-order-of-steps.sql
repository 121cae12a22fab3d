-- Two steps may fall on the same millisecond: the order in which they were written tells them apart.
alter table submission_steps add column step bigint generated always as identity;
drop index submission_steps_of;
create unique index submission_steps_of on submission_steps (submission_id, step);
