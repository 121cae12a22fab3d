-- Canaries in which two verifiers differ are asked for at every lease.
create index replicas_canaries on replicas (track, epoch_id) where kind = 'canary';
