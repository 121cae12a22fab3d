import type { Queryable } from './connection.ts';

/**
 * Column `hypothesis` of submission `s`, whose lease is `l`: what its volunteer said, or, of a candidate that the network made to take a merge
 * back, what that merge had said.
 */
export const saidOf = (sql: Queryable) => sql`
  case when s.reverts is null then l.hypothesis else (
    select 'Take back: ' || coalesce(told.hypothesis, 'a submission without a hypothesis')
    from submissions taken left join leases told on told.id = taken.lease_id where taken.id = s.reverts
  ) end as hypothesis`;
