-- Canaries: what another verifier ran already, again under the same seed. On deterministic tracks training leaves the same bytes.
alter table replicas drop constraint replicas_kind_check;
alter table replicas add constraint replicas_kind_check check (kind in ('bank', 'candidate', 'sentinel', 'canary'));
alter table replicas add column artifact text;
-- A seed is drawn once, and once more for each verifier that repeats its run.
alter table replicas drop constraint replicas_track_commitment_index_replica_index_key;
create unique index replicas_seeds on replicas (track, commitment_index, replica_index) where kind <> 'canary';
create unique index replicas_repeated on replicas (track, commitment_index, replica_index, verifier);

alter table verifier_faults drop constraint verifier_faults_kind_check;
alter table verifier_faults add constraint verifier_faults_kind_check check (kind in ('drift', 'overturned', 'mismatch'));
