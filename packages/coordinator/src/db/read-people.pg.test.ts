import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  doChores,
  openTestNetwork,
  operator,
  rootFiles,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { openReadModel } from './read-model.ts';
import { foldPeople, peopleFold } from './rollup-people.ts';
import { foldRollups } from './rollups.ts';

/** What pages of volunteers and verifiers are given, on a network in which one candidate was merged and another rejected. */
let network: TestNetwork;
const [ann, bob] = [volunteer(1), volunteer(2)];
const reads = () =>
  openReadModel({
    ...{ sql: network.sql, now: () => network.clock.now(), operator: operator.keyId },
    readHeadFile: async () => null,
  });
async function fold() {
  await foldRollups(network.sql, network.clock.now());
  await foldPeople(network.sql, network.clock.now());
}

beforeAll(async () => {
  network = await openTestNetwork({ checks: { sentinelShare: 1 / 3 } });
  network.clock.tickMs = 1;
  await submit(network, ann, { 'train.py': trainingWith('a', 3) });
  await submit(network, bob, { 'model/layers.py': `${rootFiles['model/layers.py']}GAIN_b = -4\n` });
  await doChores(network.app);
  await verifyAll(network);
  for (let round = 0; round < 3; round += 1) await doChores(network.app);
  await verifyAll(network);
  const [lease] = await network.sql<
    { id: string }[]
  >`select id from leases where key_id = ${ann.keyId} limit 1`;
  for (const [n, outcome] of (['kept', 'discarded', 'crashed'] as const).entries())
    await network.sql`
      insert into experiments (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
      values (${toy}, ${lease!.id}, ${ann.keyId}, ${outcome}, ${outcome === 'crashed' ? null : 97}, ${n}, 900, 1800,
        ${new Date(Date.UTC(2026, 1, 16 + 7 * n))}, ${`e${n}`}, ${Buffer.alloc(32)})`;
  await fold();
});
afterAll(() => network?.close());

describe('a volunteer', () => {
  it('has gains that stand, work by track and submissions by how they ended', async () => {
    const view = await reads().volunteer(ann.keyId);
    expect(view).toMatchObject({ volunteerName: 'A volunteer', isVerifier: false });
    expect(view!.tracks).toEqual([
      expect.objectContaining({
        track: toy,
        trackTitle: 'A toy',
        merges: 1,
        experiments: 3,
        kept: 1,
        hours: 1.5,
      }),
    ]);
    expect(view!.gains).toEqual([expect.objectContaining({ track: toy, effect: view!.tracks[0]!.gain })]);
    expect(view!.gains[0]!.effect).toBeGreaterThan(2);
    expect(view!.states).toEqual([{ state: 'MERGED', times: 1 }]);
    expect((await reads().volunteer(bob.keyId))?.states).toEqual([{ state: 'REJECTED', times: 1 }]);
  });
  it('has weeks that are counted once, however often they are folded', async () => {
    const weeks = [
      { week: '2026-02-16', experiments: 1 },
      { week: '2026-02-23', experiments: 1 },
    ];
    expect((await reads().volunteer(ann.keyId))?.weeks).toEqual(weeks);
    await fold();
    expect((await reads().volunteer(ann.keyId))?.weeks).toEqual(weeks);
    network.clock.advance(2 * 86_400);
    await fold();
    expect((await reads().volunteer(ann.keyId))?.weeks).toEqual([
      ...weeks,
      { week: '2026-03-02', experiments: 1 },
    ]);
  });
  it('has pages of submissions by key, and nothing measured before the verdict', async () => {
    const { submissionId } = await submit(network, ann, { 'train.py': trainingWith('c', 1, 9) });
    const first = await reads().submissionsOfVolunteer(ann.keyId, { before: null, limit: 1 });
    expect(first.items).toEqual([
      expect.objectContaining({ id: submissionId, effect: null, trackTitle: 'A toy' }),
    ]);
    const second = await reads().submissionsOfVolunteer(ann.keyId, { before: first.next, limit: 1 });
    expect(second.items[0]).toMatchObject({ state: 'MERGED', effect: expect.any(Number) });
    const third = await reads().submissionsOfVolunteer(ann.keyId, { before: second.next, limit: 1 });
    expect(third).toEqual({ items: [], next: null });
  });
  it('shows what it works on now, until the lease is over', async () => {
    const grant = await network.app.grantLease(
      { keyId: bob.keyId, idempotencyKey: 'now', requestHash: Buffer.alloc(32) },
      { track: toy, hypothesis: 'Something new' },
    );
    expect((await reads().volunteer(bob.keyId))?.workingOn).toContainEqual(
      expect.objectContaining({ track: toy, hypothesis: 'Something new' }),
    );
    expect(grant.leaseId).toBeDefined();
    network.clock.advance(3_600);
    expect((await reads().volunteer(bob.keyId))?.workingOn).toEqual([]);
  });
  it('is nobody by a key that never came', async () => {
    expect(await reads().volunteer('0'.repeat(64))).toBeNull();
    expect(await reads().volunteer('x')).toBeNull();
  });
});

describe('volunteers', () => {
  it('are listed in each order, page by page', async () => {
    for (const by of ['merges', 'experiments', 'hours'] as const) {
      const first = await reads().volunteers({ by, after: null, limit: 1 });
      expect(first.items[0]).toMatchObject({ volunteer: ann.keyId, merges: 1, experiments: 3, hours: 1.5 });
      const second = await reads().volunteers({ by, after: first.next, limit: 1 });
      expect(second.items.map((one) => one.volunteer)).not.toContain(ann.keyId);
    }
  });
  it('are found by how a name or a key begins, whatever it holds', async () => {
    const named = (key: string, name: string) =>
      network.sql`update nodes set display_name = ${name} where key_id = ${key}`;
    await named(ann.keyId, 'Ångström 100%_\\');
    await named(bob.keyId, 'angst');
    const found = async (start: string) => (await reads().findVolunteers(start)).map((one) => one.volunteer);
    expect(await found('Ång')).toEqual([ann.keyId]);
    expect(await found('ÅNGSTRöM 100%_')).toEqual([ann.keyId]);
    expect(await found('ang')).toEqual([bob.keyId]);
    for (const start of ['%', '_', "' or 1=1 --", '', '\u{10ffff}']) expect(await found(start)).toEqual([]);
    expect(await found(bob.keyId.slice(0, 6).toUpperCase())).toContain(bob.keyId);
    expect(await found(bob.keyId.slice(0, 3))).toEqual([]);
  });
});

describe('a verifier', () => {
  it('has runs by kind, looks beside the verdicts, and what is held against it', async () => {
    const keyId = verifiers[0]!.keyId;
    await network.sql`update replicas set times_leased = 3 where id = (select id from replicas where verifier = ${keyId} limit 1)`;
    const [leaf] = await network.sql<{ id: number }[]>`select id from log_leaves where log_index = 0`;
    await network.sql`
      insert into verifier_faults (verifier, track, kind, leaf_id, at) values (${keyId}, ${toy}, 'drift', ${leaf!.id}, now())`;
    const view = await reads().verifier(keyId);
    expect(view).toMatchObject({ operator: 'operator-0', suspendedAt: null, abandonedLeases: 2 });
    expect(view!.faults).toEqual([expect.objectContaining({ kind: 'drift', logIndex: 0 })]);
    const counted = await network.sql<{ kind: string; runs: number }[]>`
      select kind, count(*) as runs from replicas where verifier = ${keyId} and statement_hash is not null group by kind order by kind`;
    expect(view!.runs.map(({ kind, runs }) => ({ kind, runs }))).toEqual([...counted]);
    const [looks] = await network.sql<{ looks: number; agreed: number }[]>`
      select count(*) as looks, count(*) filter (where (d.status = 'crossed') = t.accepted) as agreed
      from readings d join trials t on t.id = d.trial_id
      where d.verifier = ${keyId} and t.accepted is not null and d.status <> 'open'`;
    expect(view!.looks).toEqual([{ track: toy, ...looks }]);
    expect((await reads().verifiers()).find(({ verifier }) => verifier === keyId)).toMatchObject({
      ...{ ...looks, faults: 1, runs: counted.reduce((sum, { runs }) => sum + runs, 0) },
    });
  });
  it('shows sentinels of epochs that are over, and none of the one that is on', async () => {
    const [sentinel] = await network.sql<{ verifier: string }[]>`
      select verifier from replicas where kind = 'sentinel' and metric is not null limit 1`;
    const keyId = sentinel!.verifier;
    expect((await reads().verifier(keyId))?.charts).toEqual([]);
    expect(JSON.stringify(await reads().verifier(keyId))).not.toContain('metric');
    network.clock.advance(30 * 3_600);
    await network.app.rotateEpoch();
    const [chart] = (await reads().verifier(keyId))!.charts;
    expect(chart).toMatchObject({ track: toy, unit: 'nats', sigma: 1 });
    expect(chart!.sentinels.length).toBeGreaterThan(0);
    expect(chart!.sentinels[0]).toMatchObject({ above: 0, below: 0, alarm: false });
  });
  it('is nobody by a key that never was on the roster', async () =>
    expect(await reads().verifier(ann.keyId)).toBeNull());
});

it('is folded from what changed as it would be from everything', async () => {
  const folded = async () => [
    await network.sql`select * from volunteer_totals order by key_id`,
    await network.sql`select * from volunteer_states order by key_id, state`,
  ];
  network.clock.advance(3 * 3_600);
  await fold();
  const later = await submit(network, volunteer(3), { 'train.py': trainingWith('d', 3, 7) });
  await fold();
  const [totals, states] = await folded();
  expect(states).toContainEqual({ keyId: volunteer(3).keyId, state: expect.any(String), times: 1 });
  await doChores(network.app);
  await verifyAll(network);
  for (let round = 0; round < 3; round += 1) await doChores(network.app);
  await network.sql`update submissions set state = 'REVERTED', place = null, updated_at = ${network.clock.now()} where id <> ${later.submissionId} and state = 'MERGED'`;
  await fold();
  const changed = await folded();
  expect(changed).not.toEqual([totals, states]);
  await network.sql`update people_state set standings_until = null`;
  await network.sql`delete from volunteer_totals`;
  await network.sql`delete from volunteer_states`;
  await fold();
  expect(await folded()).toEqual(changed);
});

it('is folded now and then only', async () => {
  let folds = 0;
  const counting = new Proxy(network.sql, {
    get: (target, name) => {
      if (name === 'begin') folds += 1;
      return Reflect.get(target, name);
    },
  });
  let now = new Date('2026-03-10T00:00:00Z');
  const foldSometimes = peopleFold(counting, () => now);
  for (let n = 0; n < 20; n += 1) {
    await foldSometimes();
    now = new Date(now.getTime() + 3_000);
  }
  expect(folds).toBe(2);
});
