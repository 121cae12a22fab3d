import type { SessionStore, StoredMachine, StoredSession } from '../app/account-ports.ts';
import type { Sql } from './connection.ts';

export const openSessionStore = (sql: Sql): SessionStore => ({
  async knows(keyId) {
    const [row] = await sql<{ known: boolean }[]>`
      select exists (select 1 from nodes where key_id = ${keyId})
        or exists (select 1 from roster where key_id = ${keyId} and removed_at is null)
        or exists (select 1 from tracks where manifest->'maintainers' ? ${keyId}) as known`;
    return row?.known ?? false;
  },

  begin: ({ nonce, challengeExpiresAt, tokenHash, keyId, now, atMost }) =>
    sql.begin(async (transaction) => {
      const first = await transaction`
        insert into answered_challenges (nonce, expires_at) values (${nonce}, ${challengeExpiresAt})
        on conflict do nothing returning 1`;
      if (first.length === 0) return false;
      await transaction`
        insert into sessions (token_hash, key_id, began_at, seen_at) values (${tokenHash}, ${keyId}, ${now}, ${now})`;
      await transaction`
        delete from sessions where token_hash in (
          select token_hash from sessions where key_id = ${keyId} order by began_at desc, token_hash offset ${atMost})`;
      return true;
    }),

  async find(tokenHash, idleSince) {
    const [row] = await sql<StoredSession[]>`
      select key_id, began_at, seen_at from sessions where token_hash = ${tokenHash} and seen_at >= ${idleSince}`;
    return row ?? null;
  },

  async seen(tokenHash, now) {
    await sql`update sessions set seen_at = ${now} where token_hash = ${tokenHash}`;
  },

  async end(tokenHash) {
    await sql`delete from sessions where token_hash = ${tokenHash}`;
  },

  async endAll(keyId) {
    await sql`delete from sessions where key_id = ${keyId}`;
  },

  async account(keyId, idleSince) {
    const [[node], verifier, machines, sessions] = await Promise.all([
      sql<{ displayName: string; registeredAt: Date }[]>`
        select display_name, registered_at from nodes where key_id = ${keyId}`,
      sql`select 1 from roster where key_id = ${keyId} and removed_at is null`,
      sql<StoredMachine[]>`
        select machine_id, role, label, hardware_class, cpus, memory_mib, gpus, version, seen_at
        from machines where key_id = ${keyId} order by seen_at desc, machine_id`,
      sql<StoredSession[]>`
        select key_id, began_at, seen_at from sessions
        where key_id = ${keyId} and seen_at >= ${idleSince} order by began_at desc`,
    ]);
    return {
      ...{ displayName: node?.displayName ?? null, registeredAt: node?.registeredAt ?? null },
      ...{ isVerifier: verifier.length > 0, machines, sessions },
    };
  },

  async sweep(now, idleSince) {
    await sql`delete from answered_challenges where expires_at < ${now}`;
    await sql`delete from sessions where seen_at < ${idleSince}`;
  },
});
