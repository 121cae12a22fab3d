import type {
  DueDelivery,
  Listener,
  LoggedEvent,
  StoredWebhook,
  SubmissionFacts,
  WebhookStore,
} from '../app/webhook-ports.ts';
import type { Sql, Transaction } from './connection.ts';

/** So many leaves are read in one transaction. */
const leavesAtOnce = 200;

export const openWebhookStore = (sql: Sql): WebhookStore => ({
  async list(keyId) {
    return (await listOf(sql, keyId)).map(({ lastTry, ...webhook }) => ({
      ...webhook,
      // Inside JSON a time is text.
      lastTry: lastTry && { ...lastTry, deliveredAt: lastTry.deliveredAt && new Date(lastTry.deliveredAt) },
    }));
  },

  async add({ id, keyId, url, track, events }, now) {
    // The lowest free place; whoever loses a race for it has none, as if the places were full.
    const added = await sql`
      insert into webhooks (id, key_id, place, url, track, events, created_at)
      select ${id}::uuid, ${keyId}::text, min(free.place), ${url}::text, ${track}::text, ${[...events]}::text[], ${now}::timestamptz
      from generate_series(1, 5) free (place)
      where not exists (select 1 from webhooks taken where taken.key_id = ${keyId} and taken.place = free.place)
      having min(free.place) is not null
      on conflict (key_id, place) do nothing returning id`;
    return added.length > 0;
  },

  async remove(keyId, id) {
    const removed = await sql`delete from webhooks where id = ${id} and key_id = ${keyId} returning id`;
    return removed.length > 0;
  },

  async enable(keyId, id) {
    const enabled = await sql`
      update webhooks set disabled_at = null, disabled_why = null
      where id = ${id} and key_id = ${keyId} and disabled_at is not null returning id`;
    return enabled.length > 0;
  },

  async testsSince(keyId, id, since) {
    const [row] = await sql<{ tests: number }[]>`
      select (select count(*) from webhook_deliveries d
        where d.webhook_id = w.id and d.event = 'test' and d.created_at > ${since}) as tests
      from webhooks w where w.id = ${id} and w.key_id = ${keyId} and w.disabled_at is null`;
    return row?.tests ?? null;
  },

  async enqueue({ id, webhookId, event, body }, now) {
    await sql`
      insert into webhook_deliveries (id, webhook_id, event, body, created_at, next_at)
      values (${id}, ${webhookId}, ${event}, ${body}, ${now}, ${now})`;
  },

  async hasTrack(track) {
    return (await sql`select 1 from tracks where name = ${track}`).length > 0;
  },

  gather: (now, deliveries, submissionOf) =>
    sql.begin(async (transaction) => {
      const read = await readOn(transaction);
      for (const event of read.events) {
        const submission = submissionOf(event);
        if (submission === null) continue;
        const facts = await factsOf(transaction, submission);
        const listeners = await listenersOf(transaction, event, facts);
        const rows = deliveries(event, listeners, facts).map((delivery) => ({
          ...{ ...delivery, createdAt: now, nextAt: now },
        }));
        if (rows.length > 0) await transaction`insert into webhook_deliveries ${transaction(rows)}`;
      }
      if (read.next !== read.from) await transaction`update webhook_cursor set log_index = ${read.next}`;
      return read.events.length === leavesAtOnce;
    }),

  // Rows that another process has taken are passed over; it sends them. Blocked keys are told nothing.
  takeDue: (now, heldUntil, atMost) => sql<DueDelivery[]>`
    update webhook_deliveries d set next_at = ${heldUntil}, tries = d.tries + 1
    from webhooks w
    where w.id = d.webhook_id and d.id in (
      select due.id from webhook_deliveries due join webhooks own on own.id = due.webhook_id
      where due.next_at <= ${now} and own.disabled_at is null
        and not exists (select 1 from blocked_keys where blocked_keys.key_id = own.key_id)
      order by due.tries, due.next_at limit ${atMost} for update of due skip locked)
    returning d.id, d.webhook_id, d.event, d.body, d.tries, w.url`,

  async settle({ id, webhookId }, status, outcome, now) {
    const nextAt = outcome.kind === 'again' ? outcome.at : null;
    const deliveredAt = outcome.kind === 'delivered' ? now : null;
    await sql.begin(async (transaction) => {
      await transaction`
        update webhook_deliveries set last_status = ${status}, next_at = ${nextAt}, delivered_at = ${deliveredAt}
        where id = ${id}`;
      if (outcome.kind !== 'disabled') return;
      await transaction`
        update webhooks set disabled_at = ${now}, disabled_why = ${outcome.why}
        where id = ${webhookId} and disabled_at is null`;
      await transaction`
        update webhook_deliveries set next_at = null where webhook_id = ${webhookId} and next_at is not null`;
    });
  },

  async sweep(before) {
    await sql`delete from webhook_deliveries where created_at < ${before} and next_at is null`;
  },
});

const listOf = (sql: Sql, keyId: string) => sql<StoredWebhook[]>`
  select w.id, w.key_id, w.url, w.track, w.events, w.created_at, w.disabled_at, w.disabled_why,
    (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.next_at is not null) as waiting,
    (select json_build_object('event', d.event, 'status', d.last_status, 'tries', d.tries, 'deliveredAt', d.delivered_at)
      from webhook_deliveries d where d.webhook_id = w.id and d.last_status is not null
      order by d.created_at desc, d.id desc limit 1) as last_try
  from webhooks w where w.key_id = ${keyId} order by w.created_at desc, w.place desc`;

/** The events that come next in the log, and how far it is read then. Others who read wait at the cursor. */
async function readOn(
  sql: Transaction,
): Promise<{ from: number; next: number; events: readonly LoggedEvent[] }> {
  const [cursor] = await sql<{ logIndex: number }[]>`select log_index from webhook_cursor for update`;
  const [log] = await sql<{ size: number }[]>`select size from log_state`;
  const from = cursor?.logIndex ?? 0;
  const size = log?.size ?? 0;
  if (size <= from) return { from, next: from, events: [] };
  // Read after the size: whoever listens from now on has missed nothing. Where nobody does, nothing needs to be read.
  const listening = await sql`select 1 from webhooks where disabled_at is null limit 1`;
  if (listening.length === 0) return { from, next: size, events: [] };
  const events = await sql<LoggedEvent[]>`
    select kind, log_index, recorded_at, entry from log_leaves
    where kind in ('merge', 'verdict') and log_index >= ${from} and log_index < ${size}
    order by log_index limit ${leavesAtOnce}`;
  const last = events.at(-1);
  return { from, events, next: last && events.length === leavesAtOnce ? last.logIndex + 1 : size };
}

async function factsOf(sql: Transaction, submission: string): Promise<SubmissionFacts | null> {
  const [row] = await sql<SubmissionFacts[]>`
    select key_id, effect, effect_low as low, effect_high as high from submissions where id = ${submission}`;
  return row ?? null;
}

const listenersOf = (sql: Transaction, { kind }: LoggedEvent, facts: SubmissionFacts | null) => sql<
  Listener[]
>`
  select id, key_id, track, events from webhooks
  where disabled_at is null and ${kind} = any(events)
    and ${kind === 'merge' ? sql`true` : sql`key_id = ${facts?.keyId ?? ''}`}
    and not exists (select 1 from blocked_keys where blocked_keys.key_id = webhooks.key_id)`;
