-- How many runs a verifier was leased in an epoch decides, by lot, which of them is a sentinel: asked at every lease.
create index replicas_of_verifier on replicas (verifier, track, epoch_id);
