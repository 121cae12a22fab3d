import type { Sql } from '../../packages/coordinator/src/db/connection.ts';
import { trackName } from './track.ts';

/**
 * A past: `count` ended submissions, each with its node, lease, two experiments, commitment and claim, as a year of load
 * would leave them. Nine in ten were rejected, one in ten merged.
 */
export async function insertPast(sql: Sql, count: number): Promise<void> {
  const series = sql`generate_series(1, ${count}::int) n`;
  const key = sql`md5('key' || n) || md5('yek' || n)`;
  const lease = sql`md5('lease' || n)::uuid`;
  await sql`insert into nodes select ${key}, 'past', now(), now() from ${series}`;
  await sql`
    insert into leases (id, track, key_id, hypothesis, fingerprint, head, granted_at, expires_at, ended_at, idempotency_key, request_hash)
    select ${lease}, ${trackName}, ${key}, 'past ' || n, md5('h' || n), head, now(), now(), now(), 'past-lease', '\\x00'
    from ${series}, tracks`;
  await sql`
    insert into experiments (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
    select ${trackName}, ${lease}, ${key}, 'kept', 1, 1, 4, 5, now(), 'past-run-' || i, '\\x00'
    from ${series}, generate_series(1, 2) i`;
  const [last] = await sql<
    { size: number }[]
  >`select coalesce(max(log_index) + 1, 0) as size from log_leaves`;
  const before = last?.size ?? 0;
  await sql`
    insert into log_leaves (log_index, kind, entry, leaf_hash, recorded_at)
    select ${before}::bigint + i - 1, 'commitment', sha256(i::text::bytea), sha256(i::text::bytea), now()
    from generate_series(1, ${2 * count}::int) i`;
  await sql`
    insert into submissions (id, track, key_id, lease_id, state, commitment, commit_leaf_id, committed_at, idempotency_key,
      request_hash, claim, nonce, head, commit, tree, patch_id, hunk_count, reason, decided_at, updated_at)
    select md5('submission' || n)::uuid, ${trackName}, ${key}, ${lease},
      case when n % 10 = 0 then 'MERGED' else 'REJECTED' end, md5('c' || n) || md5('d' || n), l.id, now(), 'past-commit',
      '\\x00', repeat('claim', 150)::bytea, sha256(n::text::bytea), t.head, md5(n::text) || '00000000', md5(n::text) || '00000000',
      md5('p' || n) || md5('q' || n), 1, 'screen', now(), now()
    from ${series} join log_leaves l on l.log_index = ${before}::bigint + n - 1, tracks t`;
  await sql`
    insert into submission_hunks (track, hunk, submission_id)
    select ${trackName}, md5('x' || n) || md5('y' || n), md5('submission' || n)::uuid from ${series}`;
  // The sequencer goes on from here. The past's tree is not hashed: its roots only have to be as many.
  const size = before + 2 * count;
  const roots = size.toString(2).replaceAll('0', '').length;
  await sql`update log_state set size = ${size}, roots = ${Buffer.alloc(32 * roots, 1)}`;
  await sql.unsafe('vacuum analyze');
}
