import type { AdmittedCandidate } from '../app/ports.ts';
import type { Sql, Transaction } from './connection.ts';

interface Same {
  readonly id: string;
  readonly commitLeafId: number;
  readonly state: string;
}

/**
 * ADMITTED, unless an earlier commitment holds the same patch. Two with the same patch are admitted one after the other
 * (the lock), so whichever comes second sees the first; a later commitment that got in before is turned out.
 */
export const admitCandidate = (
  sql: Sql,
  id: string,
  candidate: AdmittedCandidate,
  now: Date,
): Promise<'admitted' | 'duplicate' | 'gone'> =>
  sql.begin(async (transaction) => {
    const lock = transaction`select pg_advisory_xact_lock(hashtextextended(${candidate.patchId}, 7203002))`;
    const own = transaction<{ track: string; commitLeafId: number }[]>`
      select track, commit_leaf_id from submissions where id = ${id} and state = 'REVEALED' for update`;
    const [, [submission]] = await Promise.all([lock, own]);
    if (!submission) return 'gone';
    const { track, commitLeafId } = submission;
    const twins = await transaction<Same[]>`
      select id, commit_leaf_id, state from submissions
      where track = ${track} and patch_id = ${candidate.patchId} and id <> ${id} and state <> 'LAPSED'`;
    const first = twins.find(
      (twin) => twin.commitLeafId < commitLeafId || twin.state === 'MERGED' || twin.state === 'REJECTED',
    );
    if (first) {
      await rejectDuplicate(transaction, id, first.id, now);
      return 'duplicate';
    }
    for (const twin of twins) await rejectDuplicate(transaction, twin.id, id, now);
    await markAdmitted(transaction, id, track, candidate, now);
    return 'admitted';
  });

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
      state = case when tracks.head = ${candidate.head} then 'ADMITTED' else 'STALE' end,
      head = ${candidate.head}, commit = ${candidate.commit}, tree = ${candidate.tree}, tree_blob = ${candidate.treeBlob},
      bundle_blob = ${candidate.bundleBlob}, diff_blob = ${candidate.diffBlob}, patch_id = ${candidate.patchId},
      hunks = ${hunks}, updated_at = ${now},
      waits_for = (
        select earlier.id from submissions earlier
        where earlier.track = ${track} and earlier.id <> ${id} and earlier.state not in ('MERGED', 'REJECTED', 'LAPSED')
          and earlier.commit_leaf_id < submissions.commit_leaf_id
          and cardinality(earlier.hunks) > 0 and earlier.hunks <@ ${hunks}
        order by earlier.commit_leaf_id limit 1)
    from tracks where submissions.id = ${id} and tracks.name = ${track}`;
}

async function rejectDuplicate(sql: Transaction, id: string, ofId: string, now: Date): Promise<void> {
  await sql`
    update submissions set state = 'REJECTED', reason = 'duplicate', code = 'duplicate-candidate',
      detail = ${`The same change as submission ${ofId}, whose commitment is earlier in the log or was decided before.`},
      decided_at = ${now}, updated_at = ${now}
    where id = ${id}`;
  await sql`update trials set ended_at = ${now} where submission_id = ${id} and ended_at is null`;
}
