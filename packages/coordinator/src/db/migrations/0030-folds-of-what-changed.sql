-- What the folds of figures look for: what changed since the last one.
create index submission_steps_by_time on submission_steps using brin (at);
create index replicas_discarded on replicas (discarded_at) where discarded_at is not null;
-- Standings of volunteers whose work changed before this moment are folded.
alter table people_state add column standings_until timestamptz;
-- Candidates that stayed on their head are counted for sixty heads at once.
drop index submissions_on_head;
create index submissions_on_head on submissions (track, head, commit_leaf_id) where head is not null and merge_commit is null;
