import type { AdmittedCandidate } from '../app/ports.ts';
import type { Sql, Transaction } from './connection.ts';

interface Same {
  readonly id: string;
  readonly commitLeafId: number;
  readonly state: string;
}

/**
 * ADMITTED, unless an earlier commitment holds the same patch. Candidates that share a hunk are entered one after the other
 * (the locks; git's work is done by then), so whichever comes second sees the first; a later commitment that got in before
 * is turned out, unless it is decided: of an accepted one the merge may be in git already. On a head that is head no more it
 * is STALE at once.
 */
export const admitCandidate = (
  sql: Sql,
  id: string,
  candidate: AdmittedCandidate,
  now: Date,
): Promise<'admitted' | 'duplicate' | 'gone'> =>
  sql.begin(async (transaction) => {
    const lock = lockHunks(transaction, candidate);
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

/** Two candidates of which one contains the other share its hunks, and twins share them all: those wait for each other. */
function lockHunks(sql: Transaction, { patchId, hunks }: AdmittedCandidate) {
  const places = [patchId, ...hunks].map((hash) => Number.parseInt(hash.slice(0, 8), 16) % lockPlaces);
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  return sql`select pg_advisory_xact_lock(${hunkLocks}, place) from unnest(${sorted}::int[]) place`;
}

const hunkLocks = 7_203_002;
/** Few enough for the lock table, whatever a candidate contains; enough that strangers seldom meet. */
const lockPlaces = 512;

async function markAdmitted(
  sql: Transaction,
  id: string,
  track: string,
  candidate: AdmittedCandidate,
  now: Date,
): Promise<void> {
  const hunks = await replaceHunks(sql, id, track, candidate.hunks);
  await sql`
    update submissions set
      state = 'ADMITTED', head = ${candidate.head}, commit = ${candidate.commit}, tree = ${candidate.tree},
      tree_blob = ${candidate.treeBlob}, bundle_blob = ${candidate.bundleBlob}, diff_blob = ${candidate.diffBlob},
      patch_id = ${candidate.patchId}, hunk_count = ${hunks.length}, updated_at = ${now},
      waits_for = (
        select earlier.id from (${sharing(sql, track, hunks)}) shared join submissions earlier on earlier.id = shared.submission_id
        where earlier.id <> ${id} and earlier.state not in ('MERGED', 'REJECTED', 'LAPSED')
          and earlier.commit_leaf_id < submissions.commit_leaf_id and earlier.hunk_count = shared.hunks
        order by earlier.commit_leaf_id limit 1)
    where id = ${id}`;
  // Whoever got in before with all of this and more, and a later commitment, waits as if it had come after.
  if (hunks.length === 0) return;
  await sql`
    update submissions later set waits_for = ${id}
    from submissions own, (${sharing(sql, track, hunks)}) shared
    where own.id = ${id} and later.id = shared.submission_id and shared.hunks = ${hunks.length} and later.id <> ${id}
      and later.state = 'ADMITTED' and later.waits_for is null and later.commit_leaf_id > own.commit_leaf_id`;
}

/** Submissions of the track with any of these hunks, and with how many of them. */
const sharing = (sql: Transaction, track: string, hunks: readonly string[]) => sql`
  select submission_id, count(*) as hunks from submission_hunks
  where track = ${track} and hunk = any(${[...hunks]}) group by submission_id`;

/** Writes the hunks of a candidate in place of those that it had before; gives them without repetitions. */
export async function replaceHunks(
  sql: Transaction,
  id: string,
  track: string,
  hunks: readonly string[],
): Promise<readonly string[]> {
  const distinct = [...new Set(hunks)];
  await sql`
    with gone as (delete from submission_hunks where submission_id = ${id} and not hunk = any(${distinct}))
    insert into submission_hunks (track, hunk, submission_id)
    select ${track}, hunk, ${id} from unnest(${distinct}::text[]) as given (hunk) on conflict do nothing`;
  return distinct;
}

async function rejectDuplicate(sql: Transaction, id: string, ofId: string, now: Date): Promise<void> {
  await sql`
    update submissions set state = 'REJECTED', reason = 'duplicate', code = 'duplicate-candidate',
      detail = ${`The same change as submission ${ofId}, whose commitment is earlier in the log or was decided before.`},
      decided_at = ${now}, updated_at = ${now}
    where id = ${id}`;
  await sql`update trials set ended_at = ${now} where submission_id = ${id} and ended_at is null`;
}
