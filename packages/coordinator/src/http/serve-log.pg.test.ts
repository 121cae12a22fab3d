import {
  append,
  decodeEntries,
  emptyFrontier,
  leafHash,
  logOrigin,
  openCheckpoint,
  rootOf,
  sealedLeaf,
  verifierKey,
} from '@ratchet/protocol';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpointStore } from '../db/checkpoints.ts';
import { openLogTiles } from '../db/log-tiles.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  submit,
  type TestNetwork,
  trainingWith,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { serveCheckpoints } from './serve-checkpoints.ts';
import { serveLog } from './serve-log.ts';

/** The log over HTTP, as a reader who trusts nobody sees it. */
let network: TestNetwork;
const app = Fastify();
let now = new Date(0);
const get = (path: string) => app.inject(path);

beforeAll(async () => {
  network = await openTestNetwork({});
  await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
  network.clock.advance(25 * 3600);
  await network.app.rotateEpoch();
  await submit(network, volunteer(2), { 'train.py': trainingWith('b', -3) });
  await doChores(network.app);
  await verifyAll(network);
  // Long enough for tiles of tiles.
  for (let n = 0; n < 600; n += 1) {
    const entry = Buffer.from(`{"kind":"filling","n":${n}}`);
    await network.sql`insert into log_leaves ${network.sql({ kind: 'filling', entry, leafHash: leafHash(entry), recordedAt: new Date(0) })}`;
  }
  await network.app.sequence();
  const log = openLogTiles(network.sql);
  serveLog(app, { log, key: operator });
  serveCheckpoints(app, {
    log,
    key: operator,
    checkpoints: openCheckpointStore(network.sql),
    now: () => now,
  });
});
afterAll(async () => {
  await app.close();
  await network.close();
});

const checkpoint = async () => openCheckpoint((await get('/log/checkpoint')).body, operator.keyId);
const pathOf = (index: number, width: number) =>
  `${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`;

describe('the log over HTTP', () => {
  it('has a checkpoint that its key signed, and whose root its entries come to', async () => {
    const { origin, size, root } = await checkpoint();
    expect(origin).toBe(logOrigin(operator.keyId));
    expect((await get('/log/key')).body).toBe(`${verifierKey(origin, operator.keyId)}\n`);
    let frontier = emptyFrontier;
    for (let index = 0; index * 256 < size; index += 1) {
      const width = Math.min(256, size - 256 * index);
      const bundle = await get(`/log/tile/entries/${pathOf(index, width)}`);
      expect(bundle.headers['cache-control']).toContain('immutable');
      for (const entry of decodeEntries(bundle.rawPayload)) frontier = append(frontier, leafHash(entry));
    }
    expect(frontier.size).toBe(size);
    expect(rootOf(frontier)).toEqual(root);
  });

  it('has tiles whose hashes come to the same root, twice over', async () => {
    const { size, root } = await checkpoint();
    const full = Math.floor(size / 256);
    expect(full).toBeGreaterThan(1);
    for (let round = 0; round < 2; round += 1) {
      const above = (await get(`/log/tile/1/${pathOf(0, full)}`)).rawPayload;
      expect(above).toHaveLength(32 * full);
      const last = (await get(`/log/tile/0/${pathOf(full, size - 256 * full)}`)).rawPayload;
      let frontier = emptyFrontier;
      for (let index = 0; index < full; index += 1) {
        const tile = (await get(`/log/tile/0/${pathOf(index, 256)}`)).rawPayload;
        let within = emptyFrontier;
        for (let at = 0; at < tile.length; at += 32) within = append(within, tile.subarray(at, at + 32));
        expect(rootOf(within)).toEqual(above.subarray(32 * index, 32 * index + 32));
        for (let at = 0; at < tile.length; at += 32) frontier = append(frontier, tile.subarray(at, at + 32));
      }
      for (let at = 0; at < last.length; at += 32) frontier = append(frontier, last.subarray(at, at + 32));
      expect(rootOf(frontier)).toEqual(root);
    }
  });

  it('opens what was sealed in epochs that are over, and nothing else', async () => {
    const opened = (await get('/log/opened/0')).body
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { index: number; salt: string; statement: string });
    const entries = decodeEntries((await get('/log/tile/entries/000')).rawPayload);
    expect(opened.length).toBeGreaterThan(10);
    for (const { index, salt, statement } of opened)
      expect(sealedLeaf(Buffer.from(salt, 'hex'), Buffer.from(statement, 'hex'))).toEqual(entries[index]);
    const [sealed] = await network.sql<{ count: number }[]>`
      select count(*) as count from log_leaves where salt is not null and log_index < 256`;
    expect(opened.length).toBeLessThan(sealed!.count);
  });

  it('publishes a checkpoint every two seconds at most, and keeps the last few hundred', async () => {
    const add = async () => {
      const entry = Buffer.from(`{"kind":"filling","n":"${Math.random()}"}`);
      await network.sql`insert into log_leaves ${network.sql({ kind: 'filling', entry, leafHash: leafHash(entry), recordedAt: new Date(0) })}`;
      await network.app.sequence();
    };
    const { size } = await checkpoint();
    await add();
    now = new Date(1_999);
    expect((await checkpoint()).size).toBe(size);
    now = new Date(2_000);
    expect((await checkpoint()).size).toBe(size + 1);
    for (let n = 2; n <= 260; n += 1) {
      await add();
      now = new Date(2_000 * n);
      await checkpoint();
    }
    const [kept] = await network.sql<{ count: number }[]>`select count(*) as count from checkpoints`;
    expect(kept!.count).toBeLessThanOrEqual(257);
  });

  it.each([
    '/log/tile/0/900',
    '/log/cosigned',
    '/log/merges/x',
    '/log/tile/0/0',
    '/log/tile/entries/000.p/999',
    '/log/tile/9/000',
    '/log/tile/..%2F..',
    '/log/opened/-1',
    '/log/opened/x',
  ])('has no %s', async (path) => expect((await get(path)).statusCode).toBe(404));
});
