import type { Sql } from './connection.ts';
import { decided } from './read-submissions.ts';

export interface LogHitRow {
  readonly kind: 'leaf' | 'commitment' | 'head' | 'candidate' | 'submission' | 'volunteer' | 'verifier';
  readonly leaf: number | null;
  readonly track: string | null;
  readonly id: string | null;
}

const hitsAtMost = 50;

/**
 * What has this name, by indexes alone. A candidate's commit and tree are its author's secret until the verdict, so until then they
 * are not found either.
 */
export async function searchLog(sql: Sql, text: string): Promise<LogHitRow[]> {
  const wanted = text.trim().toLowerCase();
  const rows = await queryFor(sql, wanted);
  return rows.map(({ kind, leaf, track, id }) => ({ kind, leaf, track, id }));
}

async function queryFor(sql: Sql, wanted: string): Promise<readonly LogHitRow[]> {
  if (/^\d{1,15}$/.test(wanted))
    return sql<LogHitRow[]>`
      select 'leaf' as kind, log_index as leaf, null as track, null as id from log_leaves where log_index = ${Number(wanted)}`;
  if (/^[0-9a-f]{64}$/.test(wanted)) return bySha256(sql, wanted);
  if (/^[0-9a-f]{40}$/.test(wanted)) return byGitId(sql, wanted);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted))
    return sql<LogHitRow[]>`
      select 'submission' as kind, null::bigint as leaf, track, id::text from submissions where id = ${wanted}`;
  return [];
}

const bySha256 = (sql: Sql, wanted: string) => sql<LogHitRow[]>`
  select 'leaf' as kind, log_index as leaf, null as track, null as id from log_leaves
  where leaf_hash = ${Buffer.from(wanted, 'hex')} and log_index is not null
  union all
  select 'commitment', l.log_index, s.track, s.id::text from submissions s join log_leaves l on l.id = s.commit_leaf_id
  where s.commitment = ${wanted}
  union all
  select 'verifier', null, null, key_id from roster where key_id = ${wanted}
  union all
  select 'volunteer', null, null, key_id from nodes where key_id = ${wanted}
  limit ${hitsAtMost}`;

const byGitId = (sql: Sql, wanted: string) => sql<LogHitRow[]>`
  select 'head' as kind, l.log_index as leaf, h.track, h.commit as id
  from tracks t join heads h on h.track = t.name and h.commit = ${wanted} join log_leaves l on l.id = h.leaf_id
  union all
  (select 'candidate', l.log_index, s.track, s.id::text from submissions s join log_leaves l on l.id = s.commit_leaf_id
   where s.commit = ${wanted} and s.state = any(${[...decided]}::text[]) limit ${hitsAtMost})
  union all
  (select 'candidate', l.log_index, s.track, s.id::text from submissions s join log_leaves l on l.id = s.commit_leaf_id
   where s.tree = ${wanted} and s.state = any(${[...decided]}::text[]) limit ${hitsAtMost})
  limit ${hitsAtMost}`;
