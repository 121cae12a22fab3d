import type { SubmissionState } from '@ratchet/protocol';
import { refusalLeaf } from '../app/leaf.ts';
import type { SubmissionRow, SubmissionStatus, SubmissionStore } from '../app/ports.ts';
import { type Admission, admitCandidates, insertHunks, readHeldHead } from './admission.ts';
import { asJson } from './batch-rows.ts';
import { openCommitments } from './commitments.ts';
import type { Sql } from './connection.ts';
import { gather } from './gather.ts';
import { insertLeaf, leafColumns } from './leaves.ts';
import { refusal } from './refusal.ts';
import { revertsPart } from './reverts.ts';
import { isIn, isOpen } from './states.ts';

type Opening = Parameters<SubmissionStore['reveal']>[0];

export function openSubmissionStore(sql: Sql): SubmissionStore {
  const admit = gather((admissions: readonly Admission[]) => admitCandidates(sql, admissions));
  const revealed = gather((openings: readonly Opening[]) => markRevealed(sql, openings));
  return {
    commit: openCommitments(sql),
    ...revertsPart(sql),

    async reveal(opening) {
      return (await revealed(opening)) ?? whyNotRevealed(sql, opening);
    },

    async lapse(committedBefore, now) {
      const lapsed = await sql`
      update submissions set state = 'LAPSED', updated_at = ${now}
      where state = 'COMMITTED' and committed_at <= ${committedBefore}`;
      return lapsed.count;
    },

    inState: (state, afterLeaf, limit) => sql<SubmissionRow[]>`
    select s.id, s.track, s.key_id, s.state, s.commit_leaf_id, s.head, s.commit, s.bundle_blob as bundle, s.claim,
      s.effect, s.effect_low, s.effect_high, s.decided_at, s.verdict_leaf_id, s.approval_leaf_id, s.reverts
    from submissions s
    where s.state = ${state} and s.${isOpen(sql)} and s.commit_leaf_id > ${afterLeaf}
    order by s.commit_leaf_id limit ${limit}`,

    admit: (submission, candidate, now) => admit({ submission, candidate, now }),

    async rebased({ id, track }, candidate, now) {
      const { head, commit, tree, treeBlob, bundleBlob, diff, patchId, hunks } = candidate;
      await sql.begin(async (transaction) => {
        // The head moved again: what was made for the one before is dropped, and made anew in the next round.
        if ((await readHeldHead(transaction, track)) !== head) return;
        const stale = await transaction`
        select 1 from submissions where id = ${id} and ${isIn(transaction, 'STALE')} for update`;
        if (stale.length === 0) return;
        const kept = [...new Set(hunks)];
        await transaction`delete from submission_hunks where submission_id = ${id}`;
        await insertHunks(
          transaction,
          kept.map((hunk) => ({ id, track, hunk })),
        );
        await transaction`
        update submissions set state = 'ADMITTED', head = ${head}, commit = ${commit}, tree = ${tree},
          tree_blob = ${treeBlob}, bundle_blob = ${bundleBlob}, diff = ${diff}, patch_id = ${patchId},
          hunk_count = ${kept.length}, effect = null, effect_low = null, effect_high = null, verdict_leaf_id = null,
          approval_leaf_id = null, decided_at = null, updated_at = ${now}
        where id = ${id}`;
      });
    },

    async reject(id, from, { reason, code, detail }, now) {
      await sql.begin(async (transaction) => {
        const rejected = await transaction`
          update submissions set state = 'REJECTED', reason = ${reason}, code = ${code}, detail = ${detail},
            decided_at = ${now}, updated_at = ${now}
          where id = ${id} and ${isIn(transaction, from)} returning id`;
        if (rejected.length > 0) await insertLeaf(transaction, refusalLeaf(id, code), now);
      });
    },

    async status(id) {
      const [row] = await sql<SubmissionStatus[]>`
        select s.id, s.track, s.state, s.reason, s.code, s.detail, s.effect, s.merge_commit as merged_as,
          case when s.verdict_leaf_id is not null then s.commit end as commit,
          case when s.verdict_leaf_id is not null then s.head end as head,
          s.state = 'ACCEPTED' and s.approval_leaf_id is null
            and t.manifest #>> '{verification,mode}' = 'self-scored' as awaits_approval
        from submissions s join tracks t on t.name = s.track where s.id = ${id}`;
      return row ?? null;
    },

    approve: ({ id, commit, now, leaf }) =>
      sql.begin(async (transaction) => {
        const [row] = await transaction<{ approvalLeafId: number | null }[]>`
          select approval_leaf_id from submissions
          where id = ${id} and commit = ${commit} and state in ('ACCEPTED', 'MERGED') for update`;
        if (!row || row.approvalLeafId !== null) return row?.approvalLeafId ?? null;
        const leafId = await insertLeaf(transaction, leaf, now);
        await transaction`
          update submissions set approval_leaf_id = ${leafId}, updated_at = ${now}
          where id = ${id} and ${isIn(transaction, 'ACCEPTED')}`;
        return leafId;
      }),
  };
}

/** REVEALED for those whose opening fits their commitment, in time; null for the others. */
async function markRevealed(sql: Sql, openings: readonly Opening[]): Promise<(SubmissionState | null)[]> {
  const rows = openings.map(({ leaf, ...opening }, n) => {
    const { kind, entry, leafHash } = leafColumns(leaf);
    const bytes = {
      claim: opening.claim.toString('hex'),
      nonce: opening.nonce.toString('hex'),
      entry: entry.toString('hex'),
      leafHash: leafHash.toString('hex'),
    };
    return { ...opening, n, kind, ...bytes };
  });
  const revealed = await sql<{ n: number; state: SubmissionState }[]>`
    with revealed as (
      update submissions s set
        state = 'REVEALED', opening_hash = decode(o.commitment, 'hex'), claimed_head = o.head,
        claimed_commit = o.candidate, claimed_tree = o.tree, claim = decode(o.claim, 'hex'), nonce = decode(o.nonce, 'hex'),
        bundle_sha256 = o."bundleSha256", head = o.head, commit = o.candidate, bundle_blob = o."bundleSha256",
        claim_leaf_id = nextval(pg_get_serial_sequence('log_leaves', 'id')), updated_at = o.now
      from jsonb_to_recordset(${sql.json(asJson(rows))}) as o (
        n int, "submissionId" uuid, "keyId" text, track text, head text, candidate text, tree text, claim text, nonce text,
        "bundleSha256" text, commitment text, now timestamptz, "committedAfter" timestamptz, kind text, entry text, "leafHash" text
      )
      where s.id = o."submissionId" and (s.key_id = o."keyId" and s.track = o.track and s.commitment = o.commitment
        and s.state = 'COMMITTED' and s.committed_at > o."committedAfter") is true
      returning o.n, s.state, s.claim_leaf_id, o.kind, o.entry, o."leafHash", o.now
    ), leaf as (
      insert into log_leaves (id, kind, entry, leaf_hash, recorded_at) overriding system value
      select claim_leaf_id, kind, decode(entry, 'hex'), decode("leafHash", 'hex'), now from revealed
    )
    select n, state from revealed`;
  const states = new Map(revealed.map(({ n, state }) => [n, state]));
  return openings.map((_, n) => states.get(n) ?? null);
}

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
