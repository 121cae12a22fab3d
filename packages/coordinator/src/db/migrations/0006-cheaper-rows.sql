-- What the busiest tables point to is never deleted, and whoever inserts takes it from the row that the same statement has
-- just read (or, for steps, from the row that fires the trigger). Checking it again would lock the pointed-to row each time:
-- the one row of a track, for every request that speaks of it.
alter table leases drop constraint leases_track_fkey;
alter table leases drop constraint leases_key_id_fkey;
alter table experiments drop constraint experiments_lease_id_fkey;
alter table submissions drop constraint submissions_track_fkey;
alter table submissions drop constraint submissions_key_id_fkey;
alter table submissions drop constraint submissions_lease_id_fkey;
alter table submissions drop constraint submissions_commit_leaf_id_fkey;
alter table submission_steps drop constraint submission_steps_submission_id_fkey;
alter table submission_hunks drop constraint submission_hunks_submission_id_fkey;

-- Every search for open submissions names their state: one index serves them, by track or over all tracks. Indexes of rows
-- that are few now and many later look equally cheap to the planner while there are none: so each says "open" in its own way,
-- and a search in the words of one cannot be given to another, which would read all that is open.
drop index submissions_open;
drop index submissions_in_state;
create index submissions_in_state on submissions (state, commit_leaf_id)
  where state in ('COMMITTED', 'REVEALED', 'ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE');
drop index leases_places;
update leases set place = null where ended_at is not null;
create unique index leases_places on leases (key_id, place) where place is not null;

-- Whether a volunteer has a merge on a track, which decides how many places there are.
create index submissions_merged on submissions (key_id, track) where state = 'MERGED';

-- A diff is a few kilobytes that are read with the submission: part of its row, not a file of its own.
alter table submissions drop column diff_blob;
alter table submissions add column diff bytea;
