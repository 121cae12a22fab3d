-- A merge says from its first moment how many candidate runs it took: nobody runs a candidate any more that is merged.
alter table heads add column replicas int not null default 0;
update heads h set replicas = (
  select count(*) from replicas r join trials t on t.id = r.trial_id
  where t.submission_id = h.submission_id and r.statement_hash is not null)
where h.submission_id is not null;
drop table merge_runs;
