import type { DueMerge, SubmissionStore } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { insertLeaf } from './leaves.ts';

/** Merges that are to be tested again, and the candidates that take them back. */
export const revertsPart = (sql: Sql): Pick<SubmissionStore, 'mergesDue' | 'beginRevert'> => ({
  mergesDue: (limit) => sql<DueMerge[]>`
    select id as submission_id, track, merge_commit as merge from submissions
    where retest_due_at is not null and merge_commit is not null order by retest_due_at limit ${limit}`,

  async beginRevert({ leaf, now, bundle, ...revert }) {
    const { id, keyId, track, reverts, head, commit, commitment } = revert;
    await sql.begin(async (transaction) => {
      const due = await transaction`
        update submissions set retest_due_at = null where id = ${reverts} and retest_due_at is not null returning id`;
      if (due.length === 0) return;
      const commitLeafId = await insertLeaf(transaction, leaf, now);
      await transaction`
        insert into submissions ${transaction({
          ...{ id, track, keyId, commitment, commitLeafId, reverts, head, commit, bundleBlob: bundle },
          ...{ state: 'STALE', committedAt: now, updatedAt: now },
          ...{ idempotencyKey: id, requestHash: Buffer.alloc(0) },
        })}
        on conflict (reverts) where reverts is not null do nothing`;
    });
  },
});
