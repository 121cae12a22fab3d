import type { SubmissionStore } from '../app/ports.ts';
import { asJson, callerColumns } from './batch-rows.ts';
import type { Sql } from './connection.ts';
import { gather } from './gather.ts';
import { whyNotOpen } from './leases.ts';
import { leafColumns } from './leaves.ts';
import { keyReused, refusal } from './refusal.ts';

type Commitment = Parameters<SubmissionStore['commit']>[0];
type Committed = Awaited<ReturnType<SubmissionStore['commit']>>;

/** Logs commitments: the submission and its leaf in one statement. The same request again finds what it made. */
export function openCommitments(sql: Sql): SubmissionStore['commit'] {
  const insert = gather((wanted: readonly Commitment[]) => insertCommitments(sql, wanted));
  return async (wanted) => {
    // Again when another request of this key took the place that this one was after: as often as there are places.
    for (let round = 0; round <= wanted.openAtMost.merged; round += 1) {
      const committed = (await insert(wanted)) ?? (await whyNotCommitted(sql, wanted));
      if (committed) return committed;
    }
    throw quotaExceeded(wanted.openAtMost);
  };
}

/** What was committed to; null for the others, of which the statement leaves nothing. */
async function insertCommitments(sql: Sql, wanted: readonly Commitment[]): Promise<(Committed | null)[]> {
  const rows = wanted.map(({ caller, leaf, openAtMost, ...commitment }) => {
    const { kind, entry, leafHash } = leafColumns(leaf);
    const hex = { entry: entry.toString('hex'), leafHash: leafHash.toString('hex') };
    return { ...commitment, ...callerColumns(caller), ...openAtMost, kind, ...hex };
  });
  const committed = await sql<{ id: string; leafId: number }[]>`
    with wanted as materialized (
      select w.*, free.place, nextval(pg_get_serial_sequence('log_leaves', 'id')) as leaf_id
      from jsonb_to_recordset(${sql.json(asJson(rows))}) as w (
        id uuid, track text, "leaseId" uuid, "keyId" text, commitment text, now timestamptz, "idempotencyKey" text,
        "requestHash" text, newcomer int, merged int, kind text, entry text, "leafHash" text
      ) cross join lateral (
        select 1 from leases l
        where l.id = w."leaseId"
          and (l.key_id = w."keyId" and l.track = w.track and l.ended_at is null and l.expires_at > w.now) is true
        limit 1
      ) permitted cross join lateral (
        select min(place) as place from generate_series(
          1, case when exists (select 1 from submissions
                               where key_id = w."keyId" and track = w.track and state = 'MERGED')
             then w.merged else w.newcomer end) place
        where place not in (
          select taken.place from submissions taken
          where key_id = w."keyId" and track = w.track and state not in ('MERGED', 'REJECTED', 'LAPSED')
            and taken.place is not null)
      ) free
      where free.place is not null
    ), made as (
      insert into submissions
        (id, track, key_id, lease_id, state, commitment, commit_leaf_id, committed_at, updated_at, idempotency_key, request_hash, place)
      select id, track, "keyId", "leaseId", 'COMMITTED', commitment, leaf_id, now, now, "idempotencyKey",
        decode("requestHash", 'hex'), place
      from wanted
      on conflict do nothing
      returning id, commit_leaf_id
    ), leaf as (
      insert into log_leaves (id, kind, entry, leaf_hash, recorded_at) overriding system value
      select leaf_id, kind, decode(entry, 'hex'), decode("leafHash", 'hex'), now
      from wanted where id in (select id from made)
    )
    select id, commit_leaf_id as leaf_id from made`;
  const leaves = new Map(committed.map(({ id, leafId }) => [id, leafId]));
  return wanted.map(({ id }) => {
    const leafId = leaves.get(id);
    return leafId === undefined ? null : { submissionId: id, leafId };
  });
}

/** What the same request made before, null when there is a place now, or the reason as an error. */
async function whyNotCommitted(
  sql: Sql,
  { caller, track, leaseId, commitment, now, openAtMost }: Commitment,
): Promise<Committed | null> {
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
  const [places] = await sql<{ taken: number; merged: boolean }[]>`
    select count(*) filter (where state not in ('MERGED', 'REJECTED', 'LAPSED') and place is not null) as taken,
      coalesce(bool_or(state = 'MERGED'), false) as merged
    from submissions where key_id = ${caller.keyId} and track = ${track}`;
  if ((places?.taken ?? 0) < (places?.merged ? openAtMost.merged : openAtMost.newcomer)) return null;
  throw quotaExceeded(openAtMost);
}

const quotaExceeded = ({ newcomer, merged }: Commitment['openAtMost']) =>
  refusal(
    'quota-exceeded',
    'submissions',
    `A volunteer has at most ${newcomer} open submissions on a track until the first merge, and ${merged} then.`,
    'Wait for a verdict.',
  );
