import type { SubmissionState } from '@ratchet/protocol';
import type { SubmissionRow, SubmissionStatus, SubmissionStore } from '../app/ports.ts';
import { admitCandidate, lockHead, replaceHunks } from './admission.ts';
import { insertCommitment } from './commitments.ts';
import type { Sql } from './connection.ts';
import { leafColumns } from './leaves.ts';
import { refusal } from './refusal.ts';

type Opening = Parameters<SubmissionStore['reveal']>[0];

export const openSubmissionStore = (sql: Sql): SubmissionStore => ({
  commit: (commitment) => insertCommitment(sql, commitment),

  async reveal(opening) {
    const leaf = leafColumns(opening.leaf);
    const [row] = await sql<{ state: SubmissionState }[]>`
      with revealed as (
        update submissions set
          state = 'REVEALED', opening_hash = decode(${opening.commitment}, 'hex'), claimed_head = ${opening.head},
          claimed_commit = ${opening.candidate}, claimed_tree = ${opening.tree}, claim = ${opening.claim},
          nonce = ${opening.nonce}, bundle_sha256 = ${opening.bundleSha256}, head = ${opening.head},
          commit = ${opening.candidate}, bundle_blob = ${opening.bundleSha256}, updated_at = ${opening.now}
        where id = ${opening.submissionId} and key_id = ${opening.keyId} and track = ${opening.track}
          and commitment = ${opening.commitment} and state = 'COMMITTED' and committed_at > ${opening.committedAfter}
        returning state
      ), leaf as (
        insert into log_leaves (kind, entry, leaf_hash, recorded_at)
        select ${leaf.kind}, ${leaf.entry}, ${leaf.leafHash}, ${opening.now} from revealed
      )
      select state from revealed`;
    return row?.state ?? whyNotRevealed(sql, opening);
  },

  async lapse(committedBefore, now) {
    const lapsed = await sql`
      update submissions set state = 'LAPSED', updated_at = ${now}
      where state = 'COMMITTED' and committed_at <= ${committedBefore}`;
    return lapsed.count;
  },

  inState: (state, limit) => sql<SubmissionRow[]>`
    select s.id, s.track, s.key_id, s.state, c.log_index as commit_index, s.head, s.commit, s.bundle_blob as bundle, s.claim,
      s.effect, s.effect_low, s.effect_high, s.decided_at, s.verdict_leaf_id
    from submissions s
      join log_leaves c on c.id = s.commit_leaf_id
    where s.state = ${state} and s.state not in ('MERGED', 'REJECTED', 'LAPSED')
    order by s.commit_leaf_id limit ${limit}`,

  admit: (id, candidate, now) => admitCandidate(sql, id, candidate, now),

  async rebased(id, candidate, now) {
    const { head, commit, tree, treeBlob, bundleBlob, diffBlob, patchId, hunks } = candidate;
    await sql.begin(async (transaction) => {
      // The head moved again: what was made for the one before is dropped, and made anew in the next round.
      if ((await lockHead(transaction, id)) !== head) return;
      const [submission] = await transaction<{ track: string }[]>`
        select track from submissions where id = ${id} and state = 'STALE' for update`;
      if (!submission) return;
      const kept = await replaceHunks(transaction, id, submission.track, hunks);
      await transaction`
        update submissions set state = 'ADMITTED', head = ${head}, commit = ${commit}, tree = ${tree},
          tree_blob = ${treeBlob}, bundle_blob = ${bundleBlob}, diff_blob = ${diffBlob}, patch_id = ${patchId},
          hunk_count = ${kept.length}, effect = null, effect_low = null, effect_high = null, verdict_leaf_id = null,
          decided_at = null, updated_at = ${now}
        where id = ${id} and state = 'STALE'`;
    });
  },

  async reject(id, from, { reason, code, detail }, now) {
    await sql`
      update submissions set state = 'REJECTED', reason = ${reason}, code = ${code}, detail = ${detail},
        decided_at = ${now}, updated_at = ${now}
      where id = ${id} and state = ${from}`;
  },

  async status(id) {
    const [row] = await sql<SubmissionStatus[]>`
      select id, state, reason, code, detail, effect, merge_commit as merged_as from submissions where id = ${id}`;
    return row ?? null;
  },
});

/** The state, when the same opening was taken before; otherwise the reason as an error. */
async function whyNotRevealed(sql: Sql, opening: Opening): Promise<SubmissionState> {
  const [row] = await sql<
    { state: SubmissionState; track: string; commitment: string; openingHash: Buffer | null }[]
  >`
    select state, track, commitment, opening_hash from submissions
    where id = ${opening.submissionId} and key_id = ${opening.keyId}`;
  if (!row) {
    throw refusal(
      'unknown-submission',
      'submissionId',
      'This key committed to no such submission.',
      'Commit first.',
    );
  }
  if (row.track !== opening.track) {
    throw refusal(
      'wrong-track',
      'track',
      `The commitment is for track ${row.track}.`,
      'Open it for that track.',
    );
  }
  if (row.commitment !== opening.commitment) {
    throw refusal(
      'commitment-mismatch',
      'commitment',
      'Key, track, head, tree, claim and nonce do not hash to the commitment.',
      'Open it with exactly what was committed to, by the key that did.',
    );
  }
  if (row.openingHash) return row.state;
  throw refusal(
    'commitment-lapsed',
    'submissionId',
    'The commitment was not opened in time.',
    'Commit again.',
  );
}
