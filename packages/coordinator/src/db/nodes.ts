import type { KeyId } from '@ratchet/protocol';
import type { StoredMachine } from '../app/account-ports.ts';
import type { NodeStore, RosterMember, RosterStore, RosterSync } from '../app/ports.ts';
import type { Sql, Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';

export const openNodeStore = (sql: Sql): NodeStore => ({
  async register({ keyId, displayName, machine, machinesAtMost, now }) {
    await sql`
      insert into nodes (key_id, display_name, registered_at, seen_at) values (${keyId}, ${displayName}, ${now}, ${now})
      on conflict (key_id) do update set display_name = excluded.display_name, seen_at = excluded.seen_at`;
    if (machine) await saveMachine(sql, keyId, { ...machine, seenAt: now }, machinesAtMost);
    const trusted = await sql`select 1 from roster where key_id = ${keyId} and removed_at is null`;
    return { verifier: trusted.length > 0 };
  },
});

async function saveMachine(sql: Sql, keyId: KeyId, machine: StoredMachine, atMost: number): Promise<void> {
  const row = { keyId, ...machine, gpus: [...machine.gpus] };
  await sql`
    insert into machines ${sql(row)}
    on conflict (key_id, machine_id) do update set role = excluded.role, label = excluded.label,
      hardware_class = excluded.hardware_class, cpus = excluded.cpus, memory_mib = excluded.memory_mib, gpus = excluded.gpus,
      version = excluded.version, seen_at = excluded.seen_at`;
  await sql`
    delete from machines where key_id = ${keyId} and machine_id in (
      select machine_id from machines where key_id = ${keyId} order by seen_at desc, machine_id offset ${atMost})`;
}

export const openRosterStore = (sql: Sql): RosterStore => ({
  replaceRoster: (listed, now, leafOf) =>
    sql.begin(async (transaction) => {
      await transaction`lock table roster in share row exclusive mode`;
      const old = await transaction<RosterMember[]>`
        select key_id, box_key, operator from roster where removed_at is null order by key_id`;
      const overridden = await standingOverrides(transaction, listed);
      const members = withOverrides(listed, old, overridden);
      const same = (a: RosterMember) => [a.keyId, a.boxKey, a.operator].join();
      if (old.map(same).join(';') === members.map(same).join(';')) return { isChanged: false, overridden };
      const keys = members.map(({ keyId }) => keyId as string);
      await transaction`update roster set removed_at = ${now} where removed_at is null and not key_id = any(${keys})`;
      for (const { keyId, boxKey, operator } of members) {
        await transaction`
          insert into roster (key_id, box_key, operator, added_at) values (${keyId}, ${boxKey}, ${operator}, ${now})
          on conflict (key_id) do update
            set box_key = excluded.box_key, operator = excluded.operator, removed_at = null,
              -- Taken off and put on again: what was held against it is forgiven.
              added_at = case when roster.removed_at is null then roster.added_at else excluded.added_at end,
              suspended_at = case when roster.removed_at is null then roster.suspended_at end`;
      }
      await insertLeaf(transaction, leafOf(members), now);
      return { isChanged: true, overridden };
    }),

  async seen(keyId, now) {
    const [row] = await sql<{ suspended: boolean }[]>`
      update roster set seen_at = ${now} where key_id = ${keyId} and removed_at is null
      returning suspended_at is not null as suspended`;
    return row ?? null;
  },
});

/** Administrators' decisions that the operator's file does not say itself. Those that it says by now are over. */
async function standingOverrides(
  sql: Transaction,
  listed: readonly RosterMember[],
): Promise<RosterSync['overridden']> {
  await sql`
    delete from roster_overrides where is_member = (key_id = any(${listed.map(({ keyId }): string => keyId)}::text[]))`;
  return sql<{ keyId: KeyId; isMember: boolean }[]>`
    select key_id, is_member from roster_overrides order by key_id`;
}

function withOverrides(
  listed: readonly RosterMember[],
  present: readonly RosterMember[],
  overridden: RosterSync['overridden'],
): RosterMember[] {
  const other = new Set(overridden.map(({ keyId }) => keyId));
  const added = new Set(overridden.filter(({ isMember }) => isMember).map(({ keyId }) => keyId));
  return [
    ...listed.filter(({ keyId }) => !other.has(keyId)),
    ...present.filter(({ keyId }) => added.has(keyId)),
  ].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
}
