import type { Sql } from './connection.ts';

interface Decided {
  readonly track: string;
  readonly submissionId: string;
  readonly mergeIndex: number;
  readonly rootIndex: number;
  /** Of the leaf that made the head before it head. */
  readonly headIndex: number;
  readonly commitIndex: number;
  readonly verdictIndex: number;
  readonly approvalIndex: number | null;
  readonly epochIndex: number;
  readonly trialId: string;
  readonly epochId: number;
  readonly head: string;
  readonly hardwareClass: string;
}

/**
 * Log indexes of what a merge rests on, in their order; null for a commit that is no merge. They are a hint: who is given
 * them takes the leaves from the log itself, and reads the verdict off them.
 */
export async function leavesOfMerge(sql: Sql, commit: string): Promise<number[] | null> {
  const [decided] = await sql<Decided[]>`
    select s.track, s.id as submission_id, ml.log_index as merge_index, rl.log_index as root_index, hl.log_index as head_index,
      cl.log_index as commit_index, vl.log_index as verdict_index, al.log_index as approval_index, el.log_index as epoch_index,
      t.id as trial_id, t.epoch_id, t.head, t.hardware_class
    from heads h
      join log_leaves ml on ml.id = h.leaf_id
      join heads root on root.track = h.track and root.height = 0 join log_leaves rl on rl.id = root.leaf_id
      join heads before on before.track = h.track and before.height = h.height - 1 join log_leaves hl on hl.id = before.leaf_id
      join submissions s on s.id = h.submission_id
      join log_leaves cl on cl.id = s.commit_leaf_id
      join log_leaves vl on vl.id = s.verdict_leaf_id
      left join log_leaves al on al.id = s.approval_leaf_id
      join trials t on t.submission_id = s.id and t.head = before.commit and t.accepted
      join epochs e on e.id = t.epoch_id join log_leaves el on el.id = e.leaf_id
    where h.commit = ${commit} and ml.log_index is not null`;
  if (!decided) return null;
  const rows = await sql<{ index: number }[]>`
    select log_index as index from (
      select l.log_index from replicas r join log_leaves l on l.id = r.leaf_id
      where r.trial_id = ${decided.trialId}
        or (r.kind = 'bank' and r.track = ${decided.track} and r.head = ${decided.head} and r.epoch_id = ${decided.epochId}
            and r.hardware_class = ${decided.hardwareClass})
      union all
      select log_index from log_leaves where kind in ('roster', 'suspension')
      union all
      select l.log_index from admin_actions a join log_leaves l on l.id = a.leaf_id
      where a.action in ('add-verifier', 'remove-verifier', 'suspend-verifier', 'reinstate-verifier')
      union all
      select log_index from log_leaves
      where kind = 'doubt' and log_index > ${decided.epochIndex} and ${ofTrack(sql, decided)}
      union all
      (select log_index from log_leaves where kind = 'season' and log_index < ${decided.verdictIndex} and ${ofTrack(sql, decided)}
       order by log_index desc limit 1)
      union all
      (select log_index from log_leaves
       where kind = 'calibration' and log_index < ${decided.verdictIndex} and ${ofTrack(sql, decided)}
         and convert_from(entry, 'UTF8')::jsonb ->> 'hardwareClass' = ${decided.hardwareClass}
       order by log_index desc limit 1)
      union all
      (select log_index from log_leaves
       where log_index > ${decided.commitIndex} and log_index < ${decided.verdictIndex} and kind = 'claim'
         and convert_from(entry, 'UTF8')::jsonb ->> 'submission' = ${decided.submissionId}
       order by log_index limit 1)
      union all
      (select log_index from log_leaves
       where log_index > ${decided.commitIndex} and log_index < ${decided.verdictIndex} and kind = 'assignment'
         and convert_from(sealed_statement, 'UTF8')::jsonb ->> 'trial' = ${decided.trialId}
       order by log_index desc limit 1)
    ) leaves where log_index < ${decided.verdictIndex}`;
  const { rootIndex, headIndex, commitIndex, verdictIndex, approvalIndex, epochIndex, mergeIndex } = decided;
  const known = [
    rootIndex,
    headIndex,
    commitIndex,
    verdictIndex,
    epochIndex,
    mergeIndex,
    approvalIndex ?? mergeIndex,
  ];
  return [...new Set([...rows.map(({ index }) => index), ...known])].sort((a, b) => a - b);
}

const ofTrack = (sql: Sql, { track }: Decided) =>
  sql`convert_from(entry, 'UTF8')::jsonb ->> 'track' = ${track}`;
