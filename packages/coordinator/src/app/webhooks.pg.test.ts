import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdminAction } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookStore } from '../db/webhooks.ts';
import {
  administrator,
  callerOf,
  doChores,
  openTestNetwork,
  operator,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { isForbiddenHost } from '../webhooks/forbidden-addresses.ts';
import { webhookPoster } from '../webhooks/post-webhook.ts';
import { retrySeconds, tellWebhooks } from './tell-webhooks.ts';
import type { PostWebhook } from './webhook-ports.ts';
import { openWebhooks } from './webhooks.ts';

const [ann, bob] = [volunteer(1), volunteer(2)];

let network: TestNetwork;
let server: Server;
let url = '';
let answer = 204;
const received: { headers: IncomingHttpHeaders; body: { type: string; data: Record<string, unknown> } }[] =
  [];

beforeEach(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  received.length = 0;
  answer = 204;
  server = createServer(async (request, reply) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push({ headers: request.headers, body: JSON.parse(text) });
    reply.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await network.close();
});

const reach = { toPrivate: true };
const poster = webhookPoster({ ...reach, resolve: async () => ['127.0.0.1'], limitMs: 2_000 });
const parts = () => ({
  webhooks: openWebhookStore(network.sql),
  ...{ operator: { key: operator }, clock: network.clock },
  random: { bytes: (count: number) => randomBytes(count), uuid: () => randomUUID() },
});
const webhooks = (toPrivate = true) =>
  openWebhooks({
    ...parts(),
    isForbiddenHost: (host) => isForbiddenHost(host, { toPrivate }),
    requireUnblocked: network.app.standing.requireUnblocked,
  });
const teller = (post: PostWebhook = poster) =>
  tellWebhooks({ ...parts(), post, origin: () => 'https://ratchet.example' });
const add = (events: readonly string[], key = ann, track: string | null = null) =>
  webhooks().add(key.keyId, { url, track, events });

/** A candidate that is better by `gain`, as far as it gets. */
async function candidate(key = ann, gain = 3): Promise<string> {
  const { submissionId } = await submit(network, key, { 'train.py': trainingWith('a', gain, 5) });
  for (let round = 0; round < 3; round += 1) {
    await doChores(network.app);
    await verifyAll(network);
  }
  await network.app.sequence();
  return submissionId;
}
const types = () => received.map(({ body }) => body.type);

describe('what happens is told', () => {
  it('once: a merge to whoever asked for merges, a verdict to whoever submitted', async () => {
    await add(['merge', 'verdict']);
    await add(['merge', 'verdict'], bob);
    await add(['merge'], bob, toy);
    const id = await candidate();
    expect(await stateOf(network, id)).toBe('MERGED');
    const tell = teller();
    for (let round = 0; round < 3; round += 1) await tell();
    expect(types().sort()).toEqual(['merge', 'merge', 'merge', 'verdict']);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
    const data = (type: string) => received.find(({ body }) => body.type === type)!.body.data;
    const [head] = await network.sql<{ head: string }[]>`select head from tracks`;
    expect(data('merge')).toMatchObject({
      ...{ track: 'toy', submission: id, volunteer: ann.keyId, commit: head!.head, from: network.root },
      links: { submission: `https://ratchet.example/submissions/${id}` },
    });
    expect(data('verdict')).toMatchObject({ submission: id, state: 'ACCEPTED', effect: 3, reason: null });
  });

  it('of open submissions nothing at all, and of rejected ones no values', async () => {
    await add(['merge', 'verdict']);
    const { submissionId } = await submit(network, ann, { 'train.py': trainingWith('a', -3, 5) });
    await doChores(network.app);
    await network.app.sequence();
    const tell = teller();
    await tell();
    expect(received).toEqual([]);
    for (let round = 0; round < 2; round += 1) await verifyAll(network);
    await network.app.sequence();
    await tell();
    expect(await stateOf(network, submissionId)).toBe('REJECTED');
    expect(received.map(({ body }) => body.data)).toMatchObject([
      { state: 'REJECTED', effect: null, low: null, high: null },
    ]);
  });

  it('again after a failure, under the same id, until it is taken', async () => {
    await add(['merge']);
    await candidate();
    answer = 500;
    const tell = teller();
    await tell();
    await tell();
    expect(received).toHaveLength(1);
    expect((await webhooks().list(ann.keyId))[0]).toMatchObject({
      ...{ waiting: 1, lastTry: { event: 'merge', status: '500', tries: 1, deliveredAt: null } },
    });
    answer = 200;
    network.clock.advance(6);
    await tell();
    network.clock.advance(86_400);
    await tell();
    expect(received).toHaveLength(2);
    expect(received[1]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id']);
    expect((await webhooks().list(ann.keyId))[0]).toMatchObject({ waiting: 0, disabledAt: null });
  });

  it('for a day; then the webhook is disabled, and its owner sees why', async () => {
    await add(['merge']);
    await candidate();
    answer = 503;
    const tell = teller();
    for (const seconds of [0, ...retrySeconds]) {
      network.clock.advance(seconds * 1.11);
      await tell();
    }
    expect(received).toHaveLength(retrySeconds.length + 1);
    const [own] = await webhooks().list(ann.keyId);
    expect(own).toMatchObject({ waiting: 0, disabledWhy: expect.stringContaining('the last try: 503') });
    expect(own!.disabledAt).not.toBeNull();
    await expect(webhooks().test(ann.keyId, own!.id)).rejects.toMatchObject({ code: 'unknown-webhook' });
    network.clock.advance(8 * 86_400);
    await tell();
    expect(await network.sql`select 1 from webhook_deliveries`).toHaveLength(0);
  });

  it('at once no more, where the address is gone', async () => {
    await add(['merge']);
    await candidate();
    answer = 410;
    await teller()();
    expect((await webhooks().list(ann.keyId))[0]).toMatchObject({
      disabledWhy: expect.stringContaining('gone'),
    });
  });

  it('again from when its owner enables it, and of nothing that it missed', async () => {
    await add(['merge']);
    await candidate();
    answer = 410;
    const tell = teller();
    await tell();
    const { id } = (await webhooks().list(ann.keyId))[0]!;
    await expect(webhooks().enable(bob.keyId, id)).rejects.toMatchObject({ code: 'unknown-webhook' });
    await webhooks().enable(ann.keyId, id);
    await expect(webhooks().enable(ann.keyId, id)).rejects.toMatchObject({ code: 'unknown-webhook' });
    expect((await webhooks().list(ann.keyId))[0]).toMatchObject({ disabledAt: null, disabledWhy: null });
    answer = 200;
    network.clock.advance(86_400);
    await tell();
    expect(received).toHaveLength(1);
    await webhooks().test(ann.keyId, id);
    await tell();
    expect(received).toHaveLength(2);
  });

  it('at least once where the sender dies in the middle, under the same id', async () => {
    await add(['merge']);
    await candidate();
    const dying: PostWebhook = async (...of) => {
      await poster(...of);
      throw new Error('The power went out.');
    };
    await expect(teller(dying)()).rejects.toThrow('The power');
    await teller()();
    expect(received).toHaveLength(1);
    network.clock.advance(61);
    await teller()();
    await teller()();
    expect(received).toHaveLength(2);
    expect(received[1]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id']);
  });

  it('once, however many coordinators there are', async () => {
    await add(['merge']);
    await candidate();
    await Promise.all(Array.from({ length: 4 }, () => teller()()));
    await teller()();
    expect(received).toHaveLength(1);
  });

  it('to blocked keys not at all', async () => {
    await add(['merge']);
    const [own] = await webhooks().list(ann.keyId);
    await candidate();
    await webhooks().test(ann.keyId, own!.id);
    const action = {
      action: 'block-key',
      keyId: ann.keyId,
      track: null,
      member: null,
      quota: null,
      leaf: null,
    };
    await network.app.administer(callerOf(administrator, action), {
      action: action as AdminAction,
      reason: 'Because',
    });
    await teller()();
    expect(received).toEqual([]);
    await expect(webhooks().test(ann.keyId, own!.id)).rejects.toMatchObject({ code: 'blocked' });
    await expect(add(['merge'])).rejects.toMatchObject({ code: 'blocked' });
  });
});

describe('webhooks of a key', () => {
  it('are five at most, also when they are asked for at the same moment', async () => {
    await Promise.allSettled(Array.from({ length: 8 }, () => add(['merge'])));
    for (let n = 0; n < 5; n += 1) await add(['merge']).catch(() => {});
    expect(await webhooks().list(ann.keyId)).toHaveLength(5);
    await expect(add(['merge'])).rejects.toMatchObject({ code: 'quota-exceeded' });
    await add(['merge'], bob);
    const [first] = await webhooks().list(ann.keyId);
    await webhooks().remove(ann.keyId, first!.id);
    await add(['verdict']);
    expect(await webhooks().list(ann.keyId)).toHaveLength(5);
  });

  it('are touched by nobody else', async () => {
    await add(['merge']);
    const [own] = await webhooks().list(ann.keyId);
    for (const id of [own!.id, 'x', randomUUID()])
      for (const act of ['test', 'remove'] as const)
        await expect(webhooks()[act](bob.keyId, id)).rejects.toMatchObject({ code: 'unknown-webhook' });
    expect(await webhooks().list(bob.keyId)).toEqual([]);
    expect(await webhooks().list(ann.keyId)).toHaveLength(1);
  });

  it('are refused where what is asked for cannot be', async () => {
    const asked = { url, track: null, events: ['merge'] };
    const refused = (change: Partial<typeof asked> | { track: string }, on = webhooks()) =>
      expect(on.add(ann.keyId, { ...asked, ...change })).rejects;
    await refused({ events: [] }).toMatchObject({ code: 'bad-field', field: 'events' });
    await refused({ events: ['merge', 'other'] }).toMatchObject({ code: 'bad-field', field: 'events' });
    await refused({ track: 'none' }).toMatchObject({ code: 'unknown-track' });
    await refused({ track: '../' }).toMatchObject({ code: 'bad-field', field: 'track' });
    await refused({}, webhooks(false)).toMatchObject({ code: 'bad-field', field: 'url' });
    expect(await webhooks().list(ann.keyId)).toEqual([]);
  });

  it('are tested three times a minute at most, and a test is tried once', async () => {
    await add(['merge']);
    const [own] = await webhooks().list(ann.keyId);
    answer = 500;
    for (let n = 0; n < 3; n += 1) await webhooks().test(ann.keyId, own!.id);
    await expect(webhooks().test(ann.keyId, own!.id)).rejects.toMatchObject({ code: 'quota-exceeded' });
    await teller()();
    network.clock.advance(3_600);
    await teller()();
    expect(types()).toEqual(['test', 'test', 'test']);
    expect(received[0]!.body.data).toEqual({ webhook: own!.id });
    expect((await webhooks().list(ann.keyId))[0]).toMatchObject({ waiting: 0, disabledAt: null });
  });
});
