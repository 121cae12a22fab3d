import { type Direction, directed } from '@ratchet/protocol';
import type { Sql } from '../../packages/coordinator/src/db/connection.ts';

/** What a verifier usually measures on a track, in the metric's own unit. */
export interface UsualRun {
  readonly verifier: string;
  readonly track: string;
  readonly firstHead: string;
  /** Means of its runs of the first head and of the present one. */
  readonly first: number;
  readonly head: number;
  readonly sigma: number;
}

export async function usualRuns(sql: Sql): Promise<UsualRun[]> {
  const rows = await sql<(UsualRun & { direction: Direction })[]>`
    select r.verifier, r.track, f.commit as first_head, t.manifest #>> '{metric,direction}' as direction, min(c.sigma) as sigma,
      avg(r.metric) filter (where r.kind = 'sentinel') as first,
      avg(r.metric) filter (where r.kind = 'bank' and r.head = t.head and r.discarded_at is null) as head
    from replicas r join tracks t on t.name = r.track join heads f on f.track = r.track and f.height = 0
      join calibrations c on c.track = r.track
    where r.metric is not null group by r.verifier, r.track, f.commit, t.manifest`;
  return rows.map(({ direction, first, head, ...row }) => ({
    ...row,
    first: directed(direction, first ?? head),
    head: directed(direction, head ?? first),
  }));
}
