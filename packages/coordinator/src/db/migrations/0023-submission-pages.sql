-- Where a submission's opening, and the start of each round of its testing, are in the log: its page shows each step with its leaf.
alter table submissions add column claim_leaf_id bigint;
alter table trials add column leaf_id bigint;

-- The log is searched by hash. A hash index holds four bytes a leaf, which an append hardly feels.
create index log_leaves_by_hash on log_leaves using hash (leaf_hash);
create index submissions_by_commit on submissions (commit) where commit is not null;
create index submissions_by_tree on submissions (tree) where tree is not null;

-- The candidates of a head, the rounds of a submission, and the head that it made.
create index submissions_on_head on submissions (track, head, commit_leaf_id) where head is not null;
create index trials_of_submission on trials (submission_id, began_at);
create index heads_of_submission on heads (submission_id) where submission_id is not null;
