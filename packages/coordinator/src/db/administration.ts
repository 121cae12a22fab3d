import type { KeyId, TrackName } from '@ratchet/protocol';
import type { AdminDeed, AdministrationStore, Quota, Ruling, Rulings } from '../app/administration-ports.ts';
import { carryOut } from './carry-out.ts';
import type { Sql, Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';
import { lockVerification } from './locks.ts';
import { keyReused } from './refusal.ts';

export const openAdministrationStore = (sql: Sql): AdministrationStore => ({
  act: (deed) => sql.begin((transaction) => act(transaction, deed)),
  rulings: () => selectRulings(sql),
});

async function act(sql: Transaction, deed: AdminDeed): Promise<{ leafId: number }> {
  // A pause must not stand in the log before a trial that had begun already.
  await lockVerification(sql);
  const { caller, action, now } = deed;
  const [before] = await sql<{ leafId: number; requestHash: Buffer }[]>`
    select leaf_id, request_hash from admin_actions
    where administrator = ${caller.keyId} and idempotency_key = ${caller.idempotencyKey}`;
  if (before?.requestHash.equals(caller.requestHash)) return before;
  if (before) throw keyReused();
  const leafId = await insertLeaf(sql, deed.leaf, now);
  const { track, keyId, member, quota, leaf } = action;
  const [done] = await sql<{ id: number }[]>`
    insert into admin_actions (leaf_id, administrator, action, track, key_id, detail, salt, reason, acted_at, idempotency_key, request_hash)
    values (${leafId}, ${caller.keyId}, ${action.action}, ${track}, ${keyId}, ${sql.json({ member, quota, leaf })},
      ${deed.salt}, ${deed.reason}, ${now}, ${caller.idempotencyKey}, ${caller.requestHash})
    returning id`;
  await carryOut(sql, action, { actionId: done?.id ?? -1, now });
  return { leafId };
}

type Ruled = Ruling & { readonly subject: string };

/** Each table is small: it has what administrators did by hand and have not undone. */
async function selectRulings(sql: Sql): Promise<Rulings> {
  const [paused, blocked, quotas] = await Promise.all([
    sql<Ruled[]>`
      select p.track as subject, a.reason, a.acted_at as since from paused_tracks p join admin_actions a on a.id = p.action_id`,
    sql<Ruled[]>`
      select b.key_id as subject, a.reason, a.acted_at as since from blocked_keys b join admin_actions a on a.id = b.action_id`,
    sql<(Quota & { keyId: string })[]>`select key_id, open_leases, open_submissions from quotas`,
  ]);
  const bySubject = <Id extends string>(rows: readonly Ruled[]) =>
    new Map(rows.map(({ subject, reason, since }) => [subject as Id, { reason, since }]));
  const { keyId: _everybody, ...everybody } = quotas.find(({ keyId }) => keyId === '') ?? noQuota;
  return {
    paused: bySubject<TrackName>(paused),
    blocked: bySubject<KeyId>(blocked),
    everybody,
    quotas: new Map(quotas.map(({ keyId, ...quota }) => [keyId as KeyId, quota])),
  };
}

const noQuota = { keyId: '', openLeases: null, openSubmissions: null };
