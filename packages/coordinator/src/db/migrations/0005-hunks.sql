-- Which candidates hold which hunks: a candidate that contains another's waits for it. A row for each, so that the question
-- costs what it finds, however many candidates there are.
create table submission_hunks (
  track text not null,
  hunk text not null,
  submission_id uuid not null references submissions,
  primary key (track, hunk, submission_id)
);
create index submission_hunks_of on submission_hunks (submission_id);
insert into submission_hunks (track, hunk, submission_id)
select distinct track, unnest(hunks), id from submissions where hunks is not null;
alter table submissions add column hunk_count int not null default 0;
update submissions set hunk_count = (select count(*) from submission_hunks h where h.submission_id = submissions.id);
alter table submissions drop column hunks;

-- Chores ask for the oldest in one state.
create index submissions_in_state on submissions (state, commit_leaf_id)
  where state not in ('MERGED', 'REJECTED', 'LAPSED');
