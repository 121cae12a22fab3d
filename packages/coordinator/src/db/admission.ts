import type { AdmittedCandidate } from '../app/ports.ts';
import type { Sql, Transaction } from './connection.ts';

interface Same {
  readonly id: string;
  readonly commitLeafId: number;
  readonly state: string;
}

/**
 * ADMITTED, unless an earlier commitment holds the same patch. A track's candidates are entered one after the other
 * (the lock; git's work is done by then), so whichever comes second sees the first; a later commitment that got in before is turned out, unless it is
 * decided: of an accepted one the merge may be in git already. On a head that is head no more it is STALE at once.
 */
export const admitCandidate = (
  sql: Sql,
  id: string,
  candidate: AdmittedCandidate,
  now: Date,
): Promise<'admitted' | 'duplicate' | 'gone'> =>
  sql.begin(async (transaction) => {
    const lock = transaction`select pg_advisory_xact_lock(hashtextextended((
      select track from submissions where id = ${id}), 7203002))`;
    const own = transaction<{ track: string; commitLeafId: number }[]>`
      select track, commit_leaf_id from submissions where id = ${id} and state = 'REVEALED' for update`;
    const [, head, [submission]] = await Promise.all([lock, lockHead(transaction, id), own]);
    if (!submission) return 'gone';
    const { track, commitLeafId } = submission;
    const twins = await transaction<Same[]>`
      select id, commit_leaf_id, state from submissions
      where track = ${track} and patch_id = ${candidate.patchId} and id <> ${id} and state <> 'LAPSED'
      for update`;
    const first = twins.find(
      (twin) => twin.commitLeafId < commitLeafId || ['ACCEPTED', 'MERGED', 'REJECTED'].includes(twin.state),
    );
    if (first) {
      await rejectDuplicate(transaction, id, first.id, now);
      return 'duplicate';
    }
    for (const twin of twins) await rejectDuplicate(transaction, twin.id, id, now);
    await markAdmitted(transaction, id, track, candidate, now);
    if (head !== candidate.head) {
      await transaction`update submissions set state = 'STALE', waits_for = null where id = ${id}`;
    }
    return 'admitted';
  });

/** The head of the submission's track, which stays the head until the transaction ends. Taken before the submission's row, as a merge does. */
export async function lockHead(sql: Transaction, submissionId: string): Promise<string | null> {
  const [row] = await sql<{ head: string }[]>`
    select head from tracks where name = (select track from submissions where id = ${submissionId}) for share`;
  return row?.head ?? null;
}

async function markAdmitted(
  sql: Transaction,
  id: string,
  track: string,
  candidate: AdmittedCandidate,
  now: Date,
): Promise<void> {
  const hunks = [...candidate.hunks];
  await sql`
    update submissions set
      state = 'ADMITTED', head = ${candidate.head}, commit = ${candidate.commit}, tree = ${candidate.tree},
      tree_blob = ${candidate.treeBlob}, bundle_blob = ${candidate.bundleBlob}, diff_blob = ${candidate.diffBlob},
      patch_id = ${candidate.patchId}, hunks = ${hunks}, updated_at = ${now},
      waits_for = (
        select earlier.id from submissions earlier
        where earlier.track = ${track} and earlier.id <> ${id} and earlier.state not in ('MERGED', 'REJECTED', 'LAPSED')
          and earlier.commit_leaf_id < submissions.commit_leaf_id
          and cardinality(earlier.hunks) > 0 and earlier.hunks <@ ${hunks}
        order by earlier.commit_leaf_id limit 1)
    where id = ${id}`;
  // Whoever got in before with all of this and more, and a later commitment, waits as if it had come after.
  if (hunks.length === 0) return;
  await sql`
    update submissions later set waits_for = ${id}
    from submissions own
    where own.id = ${id} and later.track = ${track} and later.id <> ${id} and later.state = 'ADMITTED'
      and later.waits_for is null and later.commit_leaf_id > own.commit_leaf_id and later.hunks @> ${hunks}`;
}

async function rejectDuplicate(sql: Transaction, id: string, ofId: string, now: Date): Promise<void> {
  await sql`
    update submissions set state = 'REJECTED', reason = 'duplicate', code = 'duplicate-candidate',
      detail = ${`The same change as submission ${ofId}, whose commitment is earlier in the log or was decided before.`},
      decided_at = ${now}, updated_at = ${now}
    where id = ${id}`;
  await sql`update trials set ended_at = ${now} where submission_id = ${id} and ended_at is null`;
}
