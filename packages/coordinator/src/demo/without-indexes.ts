import type { Transaction } from '../db/connection.ts';

/** Takes away what makes a mass of rows slow to write, and gives how to put it back. Rows that point to others are written after them. */
export async function withoutIndexes(sql: Transaction): Promise<() => Promise<void>> {
  await sql.unsafe("set local synchronous_commit = off; set local maintenance_work_mem = '256MB'");
  const [user] = await sql<
    { rolsuper: boolean }[]
  >`select rolsuper from pg_roles where rolname = current_user`;
  // Triggers would check each reference, and note each submission's last step alone.
  if (user?.rolsuper) await sql.unsafe('set local session_replication_role = replica');
  const indexes = await sql<{ indexname: string; indexdef: string }[]>`
    select i.indexname, i.indexdef from pg_indexes i
    where i.schemaname = 'public' and i.tablename in ('log_leaves', 'leases', 'experiments', 'submissions', 'trials', 'replicas', 'submission_steps')
      and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`;
  for (const { indexname } of indexes) await sql`drop index ${sql(indexname)}`;
  return async () => {
    for (const { indexdef } of indexes) await sql.unsafe(indexdef);
  };
}
