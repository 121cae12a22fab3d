-- Which open candidates hold which hunks: asked at every admission, of however many are open. Entries go straight into the
-- index: a list of pending ones would be searched through each time.
create index submissions_open_hunks on submissions using gin (hunks) with (fastupdate = off)
  where state not in ('MERGED', 'REJECTED', 'LAPSED');
