import type { AdminAction, AdminActionName, RatchetError } from '@ratchet/protocol';
import type { Transaction } from './connection.ts';
import { refusal } from './refusal.ts';

interface Done {
  readonly actionId: number;
  readonly now: Date;
}

type CarryOut = (sql: Transaction, action: AdminAction, done: Done) => Promise<void>;

/** What each action changes, in the transaction of its leaf. One that would change nothing is refused, and leaves no leaf. */
const actions: Readonly<Record<AdminActionName, CarryOut>> = {
  async 'pause-track'(sql, { track }, { actionId }) {
    const known = await sql`select 1 from tracks where name = ${track}`;
    if (known.length === 0)
      throw refusal('unknown-track', 'track', `There is no track ${track} here.`, 'List the tracks.');
    const paused = await sql`insert into paused_tracks ${sql({ track, actionId })} on conflict do nothing`;
    if (paused.count === 0) throw unchanged('track', `${track} is paused already.`);
  },
  async 'resume-track'(sql, { track }) {
    const resumed = await sql`delete from paused_tracks where track = ${track}`;
    if (resumed.count === 0) throw unchanged('track', `${track} is not paused.`);
  },
  async 'block-key'(sql, { keyId }, { actionId }) {
    const blocked = await sql`insert into blocked_keys ${sql({ keyId, actionId })} on conflict do nothing`;
    if (blocked.count === 0) throw unchanged('keyId', 'This key is blocked already.');
  },
  async 'unblock-key'(sql, { keyId }) {
    const unblocked = await sql`delete from blocked_keys where key_id = ${keyId}`;
    if (unblocked.count === 0) throw unchanged('keyId', 'This key is not blocked.');
  },
  'set-quota': setQuota,
  async 'add-verifier'(sql, { keyId, member }, done) {
    const { boxKey = '', operator = '' } = member ?? {};
    await lockRoster(sql);
    const added = await sql`
      insert into roster (key_id, box_key, operator, added_at) values (${keyId}, ${boxKey}, ${operator}, ${done.now})
      on conflict (key_id) do update
        set box_key = excluded.box_key, operator = excluded.operator, removed_at = null, suspended_at = null,
          added_at = excluded.added_at
        where roster.removed_at is not null`;
    if (added.count === 0) throw unchanged('keyId', 'This verifier is on the roster already.');
    await override(sql, keyId, true, done);
  },
  async 'remove-verifier'(sql, { keyId }, done) {
    await lockRoster(sql);
    const removed = await sql`
      update roster set removed_at = ${done.now} where key_id = ${keyId} and removed_at is null`;
    if (removed.count === 0) throw notOnRoster();
    await override(sql, keyId, false, done);
  },
  async 'suspend-verifier'(sql, { keyId }, { now }) {
    await requireOnRoster(sql, keyId);
    const suspended = await sql`
      update roster set suspended_at = ${now} where key_id = ${keyId} and suspended_at is null`;
    if (suspended.count === 0) throw unchanged('keyId', 'This verifier is suspended already.');
  },
  async 'reinstate-verifier'(sql, { keyId }, { now }) {
    await requireOnRoster(sql, keyId);
    // What was held against it is forgiven, as for one that comes anew: faults count from here on.
    const reinstated = await sql`
      update roster set suspended_at = null, added_at = ${now} where key_id = ${keyId} and suspended_at is not null`;
    if (reinstated.count === 0) throw unchanged('keyId', 'This verifier is not suspended.');
  },
  async 'withdraw-reason'(sql, { leaf }) {
    const [spoken] = await sql<{ id: number; reason: string | null }[]>`
      select a.id, a.reason from admin_actions a join log_leaves l on l.id = a.leaf_id where l.log_index = ${leaf}`;
    if (!spoken)
      throw refusal('bad-field', 'leaf', `Leaf ${leaf} is no administrative action.`, 'See /admin/actions.');
    if (spoken.reason === null) throw unchanged('leaf', 'Its reason was withdrawn before.');
    await sql`update admin_actions set reason = null, salt = null where id = ${spoken.id}`;
  },
};

/** @throws RatchetError `unchanged`, or what stands in the action's way */
export const carryOut: CarryOut = (sql, action, done) => actions[action.action](sql, action, done);

async function setQuota(sql: Transaction, action: AdminAction, { actionId }: Done): Promise<void> {
  const { openLeases = null, openSubmissions = null } = action.quota ?? {};
  const keyId = action.keyId ?? '';
  const [before] = await sql<{ openLeases: number | null; openSubmissions: number | null }[]>`
    select open_leases, open_submissions from quotas where key_id = ${keyId}`;
  if ((before?.openLeases ?? null) === openLeases && (before?.openSubmissions ?? null) === openSubmissions)
    throw unchanged('quota', 'These quotas stand already.');
  await sql`delete from quotas where key_id = ${keyId}`;
  if (openLeases !== null || openSubmissions !== null)
    await sql`insert into quotas ${sql({ keyId, openLeases, openSubmissions, actionId })}`;
}

const lockRoster = (sql: Transaction) => sql`lock table roster in share row exclusive mode`;

async function requireOnRoster(sql: Transaction, keyId: string | null): Promise<void> {
  await lockRoster(sql);
  const member = await sql`select 1 from roster where key_id = ${keyId} and removed_at is null`;
  if (member.length === 0) throw notOnRoster();
}

/** From here on the operator's file decides about this verifier again only once it says the same. */
const override = (sql: Transaction, keyId: string | null, isMember: boolean, { actionId }: Done) => sql`
  insert into roster_overrides ${sql({ keyId, isMember, actionId })}
  on conflict (key_id) do update set is_member = excluded.is_member, action_id = excluded.action_id`;

const unchanged = (field: string, rule: string): RatchetError =>
  refusal('unchanged', field, rule, 'Look at how things stand: nothing needs to be done.');

const notOnRoster = (): RatchetError =>
  refusal('not-on-roster', 'keyId', 'This key is not on the roster.', 'Look at the roster on /admin.');
