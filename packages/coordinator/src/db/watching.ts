import type { CommitId, KeyId } from '@ratchet/protocol';
import { retestLeaf } from '../app/leaf.ts';
import type { VerificationTransaction, Watch } from '../app/verification-ports.ts';
import type { Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';

type WatchingPart = Pick<VerificationTransaction, 'watch' | 'saveChart' | 'doubt' | 'retest' | 'addFaults'>;

/** How a look ended that turned its candidate down. */
const exits = ['screened', 'futile', 'unstable', 'broken'];

/** Of the submission `s`: the verifiers that turned it down in a round of testing that is over. */
export const rejectedBy = (sql: Transaction) => sql`
  coalesce((select array_agg(distinct d.verifier) from trials past join readings d on d.trial_id = past.id
            where s.retests > 0 and past.submission_id = s.id and past.ended_at is not null
              and d.status = any(${exits}::text[])), '{}')`;

/** Charts of verifiers, and what follows from them. */
export const watchingPart = (sql: Transaction): WatchingPart => ({
  async watch({ track, verifier, hardwareClass }, epochId) {
    const [row] = await sql<Watch[]>`
      select h.commit as reference, coalesce(l.log_index, -1) as reference_index, k.sigma, d.chart,
        coalesce(d.since, to_timestamp(0)) as since,
        (select count(*) from replicas r
         where r.track = h.track and r.verifier = ${verifier} and r.epoch_id = ${epochId}) as leases
      from heads h join log_leaves l on l.id = h.leaf_id
        left join calibrations k on k.track = h.track and k.hardware_class = ${hardwareClass}
        left join drift_charts d
          on d.track = h.track and d.verifier = ${verifier} and d.hardware_class = ${hardwareClass}
      where h.track = ${track} and h.height = 0`;
    return row ?? nothingToWatch;
  },

  async saveChart({ track, verifier, hardwareClass, chart, since }) {
    await sql`
      insert into drift_charts (track, verifier, hardware_class, chart, since)
      values (${track}, ${verifier}, ${hardwareClass}, ${sql.json({ ...chart })}, ${since})
      on conflict (track, verifier, hardware_class) do update set chart = excluded.chart, since = excluded.since`;
  },

  async doubt({ track, verifier, hardwareClass, since, now, leaf }) {
    await insertLeaf(sql, leaf, now);
    await sql`
      update replicas r set discarded_at = ${now}
      where r.track = ${track} and r.verifier = ${verifier} and r.hardware_class = ${hardwareClass}
        and r.discarded_at is null and (r.kind = 'bank' or exists (
          select 1 from trials t where t.id = r.trial_id and t.ended_at is null and r.reported_at > ${since}))`;
    const doubted = await sql<{ id: string }[]>`
      select distinct t.submission_id as id from trials t join replicas r on r.trial_id = t.id
      where t.track = ${track} and t.ended_at is not null and r.verifier = ${verifier}
        and r.hardware_class = ${hardwareClass} and r.statement_hash is not null and r.reported_at > ${since}`;
    for (const { id } of doubted) await retest(sql, id, now);
    // An accepted one may be in git already: it is tested again once its merge is recorded.
    await sql`
      update submissions set retest_due_at = ${now}
      where id = any(${doubted.map(({ id }) => id)}::uuid[]) and (state in ('ACCEPTED', 'MERGED')) is true and reverts is null`;
  },

  retest: (submissionId, now) => retest(sql, submissionId, now),
  addFaults: (faults) => addFaults(sql, faults),
});

const nothingToWatch: Watch = {
  ...{ sigma: null, chart: null, since: new Date(0), leases: 0 },
  ...{ reference: '' as CommitId, referenceIndex: -1 },
};

/** What evidence rejected: what admission refused stays refused. It takes no place of its author's. */
async function retest(sql: Transaction, submissionId: string, now: Date): Promise<void> {
  const [again] = await sql<{ commitment: number }[]>`
    update submissions s set state = 'STALE', retests = retests + 1, place = null, reason = null, updated_at = ${now}
    from log_leaves l
    where s.id = ${submissionId} and (s.state = 'REJECTED') is true and s.verdict_leaf_id is not null
      and l.id = s.commit_leaf_id
    returning l.log_index as commitment`;
  if (again) await insertLeaf(sql, retestLeaf(submissionId, again.commitment), now);
}

async function addFaults(
  sql: Transaction,
  { track, kind, verifiers, leaf, now }: Parameters<WatchingPart['addFaults']>[0],
): Promise<void> {
  const leafId = await insertLeaf(sql, leaf, now);
  for (const verifier of verifiers satisfies readonly KeyId[])
    await sql`insert into verifier_faults ${sql({ verifier, track, kind, leafId, at: now })}`;
}
