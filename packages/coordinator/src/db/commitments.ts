import type { SubmissionStore } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { whyNotOpen } from './leases.ts';
import { leafColumns } from './leaves.ts';
import { isUniqueViolation, keyReused, refusal } from './refusal.ts';

type Commitment = Parameters<SubmissionStore['commit']>[0];
type Committed = Awaited<ReturnType<SubmissionStore['commit']>>;

/** The submission and its leaf, in one statement; the same request again finds what it made. */
export async function insertCommitment(sql: Sql, wanted: Commitment): Promise<Committed> {
  // Again when another request of this key took the place that this one was after: as often as there are places.
  for (let round = 0; round <= wanted.openAtMost.merged; round += 1) {
    const committed = await insert(sql, wanted);
    if (committed !== 'place taken') return committed ?? whyNotCommitted(sql, wanted);
  }
  return whyNotCommitted(sql, wanted);
}

async function insert(
  sql: Sql,
  { id, caller, track, leaseId, commitment, now, leaf, openAtMost }: Commitment,
): Promise<Committed | 'place taken' | null> {
  const { kind, entry, leafHash } = leafColumns(leaf);
  try {
    const [row] = await sql<{ leafId: number }[]>`
      with permitted as (
        select l.id from leases l
        where l.id = ${leaseId} and l.key_id = ${caller.keyId} and l.track = ${track}
          and l.ended_at is null and l.expires_at > ${now}
      ), free as (
        select min(place) as place from generate_series(
          1, case when exists (select 1 from submissions
                               where key_id = ${caller.keyId} and track = ${track} and state = 'MERGED')
             then ${openAtMost.merged}::int else ${openAtMost.newcomer}::int end) place
        where place not in (
          select taken.place from submissions taken
          where key_id = ${caller.keyId} and track = ${track} and state not in ('MERGED', 'REJECTED', 'LAPSED'))
      ), leaf as (
        insert into log_leaves (kind, entry, leaf_hash, recorded_at)
        select ${kind}, ${entry}, ${leafHash}, ${now} from permitted, free where free.place is not null returning id
      )
      insert into submissions
        (id, track, key_id, lease_id, state, commitment, commit_leaf_id, committed_at, updated_at, idempotency_key, request_hash, place)
      select ${id}, ${track}, ${caller.keyId}, permitted.id, 'COMMITTED', ${commitment}, leaf.id, ${now}, ${now},
        ${caller.idempotencyKey}, ${caller.requestHash}, free.place
      from permitted, free, leaf
      returning commit_leaf_id as leaf_id`;
    return row ? { submissionId: id, leafId: row.leafId } : null;
  } catch (error) {
    if (isUniqueViolation(error, 'submissions_places')) return 'place taken';
    // Someone holds this commitment or this idempotency key already: the statement left nothing, its leaf included.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

async function whyNotCommitted(
  sql: Sql,
  { caller, track, leaseId, commitment, now }: Commitment,
): Promise<Committed> {
  const [before] = await sql<
    { submissionId: string; leafId: number; keyId: string; commitment: string; requestHash: Buffer }[]
  >`
    select id as submission_id, commit_leaf_id as leaf_id, key_id, commitment, request_hash from submissions
    where commitment = ${commitment} or (key_id = ${caller.keyId} and idempotency_key = ${caller.idempotencyKey})
    order by (commitment = ${commitment}) limit 1`;
  if (before?.keyId === caller.keyId && before.requestHash.equals(caller.requestHash)) return before;
  if (before && before.commitment !== commitment) throw keyReused();
  if (before) {
    throw refusal(
      'already-committed',
      'commitment',
      'This commitment is in the log already.',
      'Use a fresh nonce.',
    );
  }
  const open = await sql`
    select 1 from leases
    where id = ${leaseId} and key_id = ${caller.keyId} and track = ${track} and ended_at is null and expires_at > ${now}`;
  if (open.length === 0) throw await whyNotOpen(sql, leaseId, caller.keyId, track);
  throw refusal(
    'quota-exceeded',
    'submissions',
    'A volunteer has one open submission on a track until the first merge, then four.',
    'Wait for its verdict.',
  );
}
