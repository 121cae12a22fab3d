import type { LeaseGrant, LeaseStore } from '../app/ports.ts';
import { asJson, callerColumns } from './batch-rows.ts';
import type { Sql } from './connection.ts';
import { gather } from './gather.ts';
import { keyReused, refusal, unknownKey } from './refusal.ts';

type Wanted = Parameters<LeaseStore['grantLease']>[0];

export function openLeaseStore(sql: Sql): LeaseStore {
  const insert = gather((wanted: readonly Wanted[]) => insertLeases(sql, wanted));
  return {
    grantLease: (lease) => grantLease(sql, insert, lease),

    async renewLease({ id, keyId, now, expiresAt }) {
      const renewed = await sql`
      update leases set expires_at = ${expiresAt}
      where id = ${id} and (key_id = ${keyId} and ended_at is null and expires_at > ${now}) is true`;
      if (renewed.count === 0) throw await whyNotOpen(sql, id, keyId);
    },

    async releaseLease({ id, keyId, now }) {
      const released = await sql`
      update leases set ended_at = coalesce(ended_at, ${now}), place = null where id = ${id} and key_id = ${keyId}`;
      if (released.count === 0) throw unknownLease();
    },

    async expireLeases(now) {
      const expired =
        await sql`update leases set ended_at = ${now}, place = null where ended_at is null and expires_at <= ${now}`;
      return expired.count;
    },
  };
}

async function grantLease(
  sql: Sql,
  insert: (lease: Wanted) => Promise<LeaseGrant | null>,
  lease: Wanted,
): Promise<LeaseGrant> {
  // Again when a lease that had run out was in the way and is ended now, or when another request of this key at the same
  // moment took the place that this one was after: that happens as often as there are places.
  for (let round = 0; round <= lease.openAtMost; round += 1) {
    const granted = (await insert(lease)) ?? (await whyNotGranted(sql, lease));
    if (granted) return granted;
  }
  throw hypothesisHeld();
}

/** Grants what can be granted at once; null for the others. */
async function insertLeases(sql: Sql, wanted: readonly Wanted[]): Promise<(LeaseGrant | null)[]> {
  const rows = wanted.map(({ caller, ...lease }) => ({ ...lease, ...callerColumns(caller) }));
  const granted = await sql<{ id: string; head: LeaseGrant['head'] }[]>`
    insert into leases
      (id, track, key_id, hypothesis, fingerprint, head, granted_at, expires_at, idempotency_key, request_hash, place)
    select w.id, w.track, w."keyId", w.hypothesis, w.fingerprint, on_track.head, w.now, w."expiresAt",
      w."idempotencyKey", decode(w."requestHash", 'hex'), free.place
    from jsonb_to_recordset(${sql.json(asJson(rows))}) as w (
      id uuid, track text, "keyId" text, hypothesis text, fingerprint text, now timestamptz, "expiresAt" timestamptz,
      "idempotencyKey" text, "requestHash" text, "openAtMost" int
    ) cross join lateral (
      select t.head from tracks t where t.name = w.track limit 1
    ) on_track cross join lateral (
      select 1 from nodes n where n.key_id = w."keyId" limit 1
    ) registered cross join lateral (
      select min(place) as place from generate_series(1, w."openAtMost") place
      where place not in (select taken.place from leases taken where taken.key_id = w."keyId" and taken.place is not null)
    ) free
    where free.place is not null
    on conflict do nothing
    returning id, head`;
  const heads = new Map(granted.map(({ id, head }) => [id, head]));
  return wanted.map(({ id, expiresAt }) => {
    const head = heads.get(id);
    return head ? { leaseId: id, head, expiresAt } : null;
  });
}

/** The grant that the same request got before, null when the way is free now, or the reason as an error. */
async function whyNotGranted(
  sql: Sql,
  { caller, track, fingerprint, now, openAtMost }: Wanted,
): Promise<LeaseGrant | null> {
  const [before] = await sql<(LeaseGrant & { requestHash: Buffer })[]>`
    select id as lease_id, head, expires_at, request_hash from leases
    where key_id = ${caller.keyId} and idempotency_key = ${caller.idempotencyKey}`;
  if (before?.requestHash.equals(caller.requestHash)) return before;
  if (before) throw keyReused();
  const known = await sql`select 1 from tracks where name = ${track}`;
  if (known.length === 0) {
    throw refusal(
      'unknown-track',
      'track',
      `There is no track ${track} here.`,
      'List the tracks and choose one.',
    );
  }
  const registered = await sql`select 1 from nodes where key_id = ${caller.keyId}`;
  if (registered.length === 0) throw unknownKey();
  const ended = await sql`
    update leases set ended_at = ${now}, place = null
    where track = ${track} and fingerprint = ${fingerprint} and ended_at is null and expires_at <= ${now}`;
  if (ended.count > 0) return null;
  const [open] = await sql<{ count: number }[]>`
    select count(*) as count from leases where key_id = ${caller.keyId} and place is not null`;
  if ((open?.count ?? 0) >= openAtMost) {
    throw refusal(
      'quota-exceeded',
      'leases',
      `A key holds at most ${openAtMost} leases.`,
      'Release one first.',
    );
  }
  const held = await sql`
    select 1 from leases where track = ${track} and fingerprint = ${fingerprint} and ended_at is null`;
  if (held.length > 0) throw hypothesisHeld();
  return null;
}

const hypothesisHeld = () =>
  refusal(
    'hypothesis-held',
    'hypothesis',
    'Another lease holds this hypothesis.',
    'Try something else, or wait.',
  );

const unknownLease = () =>
  refusal('unknown-lease', 'leaseId', 'This key never held such a lease.', 'Take a lease first.');

/** Why a lease that a request speaks of is of no use, as an error. */
export async function whyNotOpen(sql: Sql, id: string, keyId: string, track?: string) {
  const [lease] = await sql<
    { track: string }[]
  >`select track from leases where id = ${id} and key_id = ${keyId}`;
  if (!lease) return unknownLease();
  if (track !== undefined && lease.track !== track) {
    return refusal(
      'wrong-track',
      'track',
      `The lease is of track ${lease.track}.`,
      'Name the track of the lease.',
    );
  }
  return refusal(
    'lease-expired',
    'leaseId',
    'The lease is over.',
    'Take a new one and send it again under that.',
  );
}
