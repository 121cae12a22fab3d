-- Whoever waited for a submission is looked for at every verdict.
create index submissions_that_wait on submissions (waits_for) where waits_for is not null;
