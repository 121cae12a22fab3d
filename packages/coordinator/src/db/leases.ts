import type { LeaseGrant, LeaseStore } from '../app/ports.ts';
import type { Sql } from './connection.ts';
import { isForeignKeyViolation, keyReused, refusal, unknownKey } from './refusal.ts';

type Wanted = Parameters<LeaseStore['grantLease']>[0];

export const openLeaseStore = (sql: Sql): LeaseStore => ({
  async grantLease(lease) {
    // Again when a lease that had run out was in the way and is ended now, or when another request of this key at the same
    // moment took the place that this one was after: that happens as often as there are places.
    for (let round = 0; round <= lease.openAtMost; round += 1) {
      const granted = (await insertLease(sql, lease)) ?? (await whyNotGranted(sql, lease));
      if (granted) return granted;
    }
    throw hypothesisHeld();
  },

  async renewLease({ id, keyId, now, expiresAt }) {
    const renewed = await sql`
      update leases set expires_at = ${expiresAt}
      where id = ${id} and key_id = ${keyId} and ended_at is null and expires_at > ${now}`;
    if (renewed.count === 0) throw await whyNotOpen(sql, id, keyId);
  },

  async releaseLease({ id, keyId, now }) {
    const released = await sql`
      update leases set ended_at = coalesce(ended_at, ${now}) where id = ${id} and key_id = ${keyId}`;
    if (released.count === 0) throw unknownLease();
  },

  async expireLeases(now) {
    const expired =
      await sql`update leases set ended_at = ${now} where ended_at is null and expires_at <= ${now}`;
    return expired.count;
  },
});

async function insertLease(sql: Sql, lease: Wanted): Promise<LeaseGrant | null> {
  const { id, caller, track, hypothesis, fingerprint, now, expiresAt, openAtMost } = lease;
  try {
    const [row] = await sql<{ head: LeaseGrant['head'] }[]>`
      insert into leases
        (id, track, key_id, hypothesis, fingerprint, head, granted_at, expires_at, idempotency_key, request_hash, place)
      select ${id}, name, ${caller.keyId}, ${hypothesis}, ${fingerprint}, head, ${now}, ${expiresAt},
        ${caller.idempotencyKey}, ${caller.requestHash}, free.place
      from tracks, (
        select min(place) as place from generate_series(1, ${openAtMost}::int) place
        where place not in (select taken.place from leases taken where key_id = ${caller.keyId} and ended_at is null)
      ) free
      where name = ${track} and free.place is not null
      on conflict do nothing
      returning head`;
    return row ? { leaseId: id, head: row.head, expiresAt } : null;
  } catch (error) {
    throw isForeignKeyViolation(error) ? unknownKey() : error;
  }
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
  const ended = await sql`
    update leases set ended_at = ${now}
    where track = ${track} and fingerprint = ${fingerprint} and ended_at is null and expires_at <= ${now}`;
  if (ended.count > 0) return null;
  const [open] = await sql<{ count: number }[]>`
    select count(*) as count from leases where key_id = ${caller.keyId} and ended_at is null`;
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
