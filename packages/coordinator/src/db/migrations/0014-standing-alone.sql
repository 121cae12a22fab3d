-- How a trial's verdict was, beside which each verifier's look is held; null where it ended without one.
alter table trials add column accepted boolean;
create index readings_of_verifier on readings (verifier);
alter table verifier_faults drop constraint verifier_faults_kind_check;
alter table verifier_faults add constraint verifier_faults_kind_check check (kind in ('drift', 'overturned', 'mismatch', 'alone'));
