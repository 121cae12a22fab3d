import type { TrackRow } from '../app/ports.ts';
import type { WaitingCandidate } from '../app/verification-ports.ts';
import type { Transaction } from './connection.ts';
import { isOpen } from './states.ts';
import { rejectedBy } from './watching.ts';

/** So many of each line are read: the first whose lot opens with the asking verifier begins. */
const lineAtMost = 64;

/**
 * Candidates that wait for a trial on the head of `track`: the first of those whose key has a merge that stands (or that the operator
 * wants tested), and the first of all others. However many newcomers came before, the proven are found.
 */
export async function selectWaiting(
  sql: Transaction,
  track: TrackRow,
  overstatedSince: Date,
): Promise<WaitingCandidate[]> {
  const line = (isProven: boolean) => sql<WaitingCandidate[]>`
    select s.id as submission_id, c.log_index as commit_index, s.tree, s.reverts is not null as is_revert,
      ${isProven}::boolean as is_proven, ${rejectedBy(sql)} as rejected_by,
      exists (select 1 from submissions o
              where o.key_id = s.key_id and o.overstated and o.decided_at > ${overstatedSince}) as overstates
    from submissions s join log_leaves c on c.id = s.commit_leaf_id
    where s.track = ${track.name} and s.state = 'ADMITTED' and s.head = ${track.head} and c.log_index is not null
      and (s.waits_for is null
           or exists (select 1 from submissions o where o.id = s.waits_for and not (o.${isOpen(sql)})))
      and (s.reverts is not null or s.retests > 0
           or s.key_id in (select m.key_id from submissions m where m.state = 'MERGED')) = ${isProven}
    order by s.commit_leaf_id limit ${lineAtMost}`;
  return (await Promise.all([line(true), line(false)])).flat();
}
