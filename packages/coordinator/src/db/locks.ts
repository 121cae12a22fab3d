import type { Transaction } from './connection.ts';

// Advisory locks: PostgreSQL gives them up when the transaction ends. One number or class of numbers for each purpose. They
// are taken before any row, in the order of their numbers but for hunks, which come first.
const migrationLock = 7_203_000;
const sequencerLock = 7_203_001;
const hunkLocks = 7_203_002;
const verificationLock = 7_203_003;
const headLocks = 7_203_004;
const rollupLock = 7_203_005;
const peopleLock = 7_203_006;

/** One process at a time migrates. */
export const lockMigrations = (sql: Transaction) => sql`select pg_advisory_xact_lock(${migrationLock})`;

/** One process at a time numbers the log's leaves. */
export const lockSequencer = (sql: Transaction) => sql`select pg_advisory_xact_lock(${sequencerLock})`;

/**
 * Candidates that share any of `hashes` (hexadecimal) go one after the other. Two thousand places: few enough for the lock table,
 * whatever a candidate contains; enough that strangers seldom meet.
 */
export function lockHunks(sql: Transaction, hashes: readonly string[]) {
  const places = new Set(hashes.map((hash) => Number.parseInt(hash.slice(0, 8), 16) % 2_048));
  const sorted = [...places].sort((a, b) => a - b);
  return sql`select pg_advisory_xact_lock(${hunkLocks}, place) from unnest(${sorted}::int[]) place`;
}

/**
 * Planning, folding, and whatever ends trials wholesale (a merge, the end of an epoch) go one after the other: a trial must
 * not begin on a head that moves at that moment.
 */
export const lockVerification = (sql: Transaction) => sql`select pg_advisory_xact_lock(${verificationLock})`;

/** Keeps the heads of the tracks where they are. Shared: a lock of the track's row would write it anew each time. */
export const holdHeads = (sql: Transaction, tracks: readonly string[]) =>
  sql`select pg_advisory_xact_lock_shared(${headLocks}, hashtext(track)) from unnest(${[...tracks]}::text[]) track`;

/** For whoever moves the track's head: waits until nobody holds it. */
export const lockHead = (sql: Transaction, track: string) =>
  sql`select pg_advisory_xact_lock(${headLocks}, hashtext(${track}))`;

/** One process at a time folds the rollups; the others need not, so they do not wait. */
export async function tryLockRollups(sql: Transaction): Promise<boolean> {
  const [row] = await sql<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${rollupLock}) as free`;
  return row?.free ?? false;
}

/** The same for what is counted of people. */
export async function tryLockPeople(sql: Transaction): Promise<boolean> {
  const [row] = await sql<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${peopleLock}) as free`;
  return row?.free ?? false;
}
