import type { KeyId } from '@ratchet/protocol';
import type { RosterMember, TrackRow } from '../app/ports.ts';
import type { Bank, Situation, Trial } from '../app/verification-ports.ts';
import type { Transaction } from './connection.ts';

/** Everything that decides which replica comes next on the head of `track`, as it stands inside the transaction. */
export async function selectSituation(
  sql: Transaction,
  track: TrackRow,
  epochId: number,
  hardwareClass: string,
  presentSince: Date,
): Promise<Situation> {
  const [[head], [latest], [noise], bankRuns, trials, trialRuns, roster] = await Promise.all([
    sql<{ headIndex: number }[]>`
      select l.log_index as head_index from heads h join log_leaves l on l.id = h.leaf_id
      where h.track = ${track.name} and h.commit = ${track.head}`,
    sql<{ test: number }[]>`select test from trials where track = ${track.name} order by test desc limit 1`,
    sql<{ sigma: number; degreesOfFreedom: number }[]>`
      select sigma, degrees_of_freedom from calibrations
      where track = ${track.name} and hardware_class = ${hardwareClass}`,
    sql<{ verifier: KeyId; metric: number | null }[]>`
      select verifier, metric from replicas
      where track = ${track.name} and head = ${track.head} and epoch_id = ${epochId} and kind = 'bank'
        and hardware_class = ${hardwareClass} and statement_hash is not null and discarded_at is null
      order by reported_at, id`,
    sql<Omit<Trial, 'runs'>[]>`
      select t.id, t.submission_id, c.log_index as commit_index, t.test, t.lot, t.required_log_e,
        s.reverts is not null as is_revert
      from trials t join submissions s on s.id = t.submission_id join log_leaves c on c.id = s.commit_leaf_id
      where t.track = ${track.name} and t.ended_at is null and t.hardware_class = ${hardwareClass}
      order by s.commit_leaf_id`,
    sql<{ trialId: string; verifier: KeyId; metric: number | null }[]>`
      select r.trial_id, r.verifier, r.metric from replicas r join trials t on t.id = r.trial_id
      where t.track = ${track.name} and t.ended_at is null and r.statement_hash is not null and r.discarded_at is null
      order by r.reported_at, r.id`,
    sql<(RosterMember & { present: boolean })[]>`
      select r.key_id, r.box_key, r.operator, coalesce(r.seen_at > ${presentSince}, false) as present
      from roster r join holdouts h on h.verifier = r.key_id and h.track = ${track.name} and h.season = ${track.season.number}
      where r.removed_at is null and r.suspended_at is null order by r.key_id`,
  ]);
  return {
    track,
    headIndex: head?.headIndex ?? -1,
    testsBegun: latest?.test ?? 0,
    noise: noise ?? null,
    banks: new Map([...grouped(bankRuns)].map(([verifier, runs]): [KeyId, Bank] => [verifier, { runs }])),
    trials: trials.map((trial) => ({
      ...trial,
      runs: grouped(trialRuns.filter(({ trialId }) => trialId === trial.id)),
    })),
    roster,
  };
}

function grouped(runs: readonly { verifier: KeyId; metric: number | null }[]): Map<KeyId, (number | null)[]> {
  const groups = new Map<KeyId, (number | null)[]>();
  for (const { verifier, metric } of runs) groups.set(verifier, [...(groups.get(verifier) ?? []), metric]);
  return groups;
}
