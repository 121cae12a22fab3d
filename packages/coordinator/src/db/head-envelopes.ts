import type { Sql } from './connection.ts';

/** The merge envelopes that made the heads of all tracks, but for tracks that never had a merge. */
export async function headEnvelopes(sql: Sql): Promise<Buffer[]> {
  const rows = await sql<{ entry: Buffer }[]>`
    select distinct on (h.track) l.entry from heads h join log_leaves l on l.id = h.leaf_id
    where l.kind = 'merge' and l.log_index is not null order by h.track, h.height desc`;
  return rows.map(({ entry }) => {
    const { envelope } = JSON.parse(entry.toString()) as { envelope: unknown };
    return Buffer.from(JSON.stringify(envelope));
  });
}
