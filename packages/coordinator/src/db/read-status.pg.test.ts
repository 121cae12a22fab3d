import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  administrator,
  callerOf,
  doChores,
  openTestNetwork,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { connect, type Sql } from './connection.ts';
import { readStatus } from './read-status.ts';

let network: TestNetwork;
let pages: Sql;
const read = () => readStatus({ sql: pages, now: network.clock.now });
const bare = { track: null, keyId: null, member: null, quota: null, leaf: null };

beforeAll(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  pages = connect(network.databaseUrl, 2);
});
afterAll(async () => {
  await pages.end();
  await network.close();
});

describe('the status of a network', () => {
  it('that has done nothing yet has empty queues and nothing that waits', async () => {
    const status = await read();
    expect(status.queues.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(status.replicas).toEqual({ count: 0, oldestAt: null });
    expect(status.log).toMatchObject({ checkpoint: null, cosigned: null, quorum: 2 });
    expect(status.databaseBytes).toBeGreaterThan(1e6);
    expect(status.versions).toMatchObject({
      ratchet: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      schema: expect.stringMatching(/^00\d\d-.*\.sql$/),
      postgres: expect.stringMatching(/^\d+\.\d+$/),
    });
    expect(status.verifiers).toHaveLength(3);
    expect(status.tracks).toMatchObject([
      { name: toy, isCalibrated: true, paused: null, season: 1, tests: 0, merges: 0, spent: 0 },
    ]);
  });

  it('counts what waits, and since when the oldest does', async () => {
    await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
    const [row] = await pages<{ committedAt: Date }[]>`select committed_at from submissions`;
    network.clock.advance(60);
    const queue = async (state: string) => (await read()).queues.find((one) => one.state === state);
    expect(await queue('REVEALED')).toMatchObject({ count: 1, oldestAt: row!.committedAt.toISOString() });
    await doChores(network.app);
    expect(await queue('REVEALED')).toMatchObject({ count: 0, oldestAt: null });
    expect(await queue('ADMITTED')).toMatchObject({ count: 1 });
  });

  it('shows who runs something, and for how long, without saying what', async () => {
    await network.app.leaseReplica(verifiers[0]!.keyId, { hardwareClass: 'cpu' });
    const status = await read();
    expect(status.replicas.count).toBe(1);
    const mine = status.verifiers.find(({ keyId }) => keyId === verifiers[0]!.keyId);
    expect(mine).toMatchObject({ isPresent: true, leases: 1, abandoned: 0, lease: { track: toy } });
    expect(Object.keys(mine?.lease ?? {}).sort()).toEqual(['since', 'track']);
    const text = JSON.stringify(status);
    for (const secret of ['bank', 'sentinel', 'canary', 'seed', 'metric', 'logE'])
      expect(text).not.toContain(`"${secret}"`);
  });

  it('adds up tests and merges of the season, and what they spent', async () => {
    await verifyAll(network);
    await doChores(network.app);
    const [track] = (await read()).tracks;
    expect(track).toMatchObject({ tests: 1, merges: 1, testsAtMost: 5_000 });
    expect(track!.spent).toBeGreaterThan(0.3);
    expect(track!.spent).toBeLessThan(1);
    expect(track!.nextE).toBeGreaterThan(20);
  });

  it('says what is paused and suspended, and why', async () => {
    const act = (action: object) =>
      network.app.administer(callerOf(administrator, action), {
        action: { ...bare, ...action } as never,
        reason: 'A new disk',
      });
    await act({ action: 'pause-track', track: toy });
    await act({ action: 'suspend-verifier', keyId: verifiers[1]!.keyId });
    const { tracks, verifiers: roster } = await read();
    expect(tracks[0]?.paused).toMatchObject({ reason: 'A new disk' });
    expect(roster.find(({ keyId }) => keyId === verifiers[1]!.keyId)).toMatchObject({
      isPresent: false,
      suspendedAt: expect.stringMatching(/Z$/),
    });
  });
});
