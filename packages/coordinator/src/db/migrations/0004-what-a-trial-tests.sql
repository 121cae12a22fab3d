-- A rebase gives a submission another commit while runs of the one before are under way: a trial keeps what it tests.
alter table trials add column commit text, add column tree text, add column tree_blob text;
update trials set commit = s.commit, tree = s.tree, tree_blob = s.tree_blob
from submissions s where s.id = trials.submission_id;
alter table trials alter column commit set not null, alter column tree set not null, alter column tree_blob set not null;
