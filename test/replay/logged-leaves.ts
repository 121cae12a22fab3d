import type { LoggedLeaf } from '../../packages/audit/src/index.ts';
import type { Sql } from '../../packages/coordinator/src/db/connection.ts';

/** The whole log in its order, with the statements behind sealed leaves, which the coordinator knows before their epoch is over. */
export async function loggedLeaves(sql: Sql): Promise<LoggedLeaf[]> {
  const rows = await sql<{ index: number; kind: string; entry: Buffer; sealed: Buffer | null }[]>`
    select log_index as index, kind, entry, sealed_statement as sealed from log_leaves
    where log_index is not null order by log_index`;
  return rows.map(({ index, kind, entry, sealed }) => ({
    ...{ index, kind },
    content: JSON.parse((sealed ?? entry).toString()),
  }));
}

/** The keys of all epochs by their hashes, which the coordinator knows before they are over. */
export async function epochKeys(sql: Sql): Promise<Map<string, Buffer>> {
  const rows = await sql<{ key: Buffer; keyHash: string }[]>`select key, key_hash from epochs`;
  return new Map(rows.map(({ key, keyHash }) => [keyHash, key]));
}
