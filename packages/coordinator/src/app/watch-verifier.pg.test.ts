import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  doChores,
  metricOf,
  openTestNetwork,
  statementOf,
  stateOf,
  submit,
  type TestNetwork,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import type { Checks } from './ports.ts';

/** How verifiers are watched: sentinels, and what is tested again. */
let network: TestNetwork;
afterEach(() => network.close());
const open = async (checks: Partial<Checks>) => {
  network = await openTestNetwork({ checks });
  network.clock.tickMs = 1;
};
const faults = () => network.sql`select verifier, kind from verifier_faults`;
const kinds = async () =>
  Object.fromEntries(
    (
      await network.sql<{ kind: string; count: number }[]>`
        select kind, count(*) as count from replicas where statement_hash is not null group by kind`
    ).map(({ kind, count }) => [kind, count]),
  );

/** One run by a verifier, its metric off by `drift`. Says which kind it was. */
async function run(verifier: number, drift = 0): Promise<string | null> {
  const key = verifiers[verifier]!;
  const replica = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
  if (!replica) return null;
  const tree = await network.parts.blobs.get(replica.treeBlob);
  const metric = metricOf(tree!, replica.seed) + drift;
  await network.app.foldReplica(key.keyId, {
    replicaId: replica.id,
    statement: statementOf(key, replica, { metric }),
  });
  return replica.kind;
}

describe('sentinels', () => {
  beforeEach(() => open({ sentinelShare: 0.5 }));

  it('are runs of the first head, mixed into the others by lot, each under a seed of its own', async () => {
    for (let n = 0; n < 6; n += 1) {
      await submit(network, volunteer(n + 1), { 'train.py': trainingWith(`n${n}`, -1, n) });
      await doChores(network.app);
      await verifyAll(network);
    }
    const { sentinel = 0, bank = 0, candidate = 0 } = await kinds();
    const share = sentinel / (sentinel + bank + candidate);
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
    const runs = await network.sql<{ head: string; seed: number }[]>`
      select head, seed from replicas where kind = 'sentinel'`;
    expect(new Set(runs.map(({ head }) => head))).toEqual(new Set([network.root]));
    expect(new Set(runs.map(({ seed }) => seed)).size).toBe(runs.length);
    expect(await faults()).toEqual([]);
  });

  it('go on with the first head when the head has moved', async () => {
    const { submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
    await doChores(network.app);
    await verifyAll(network);
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
    await network.sql`delete from replicas where kind = 'sentinel'`;
    await verifyAll(network);
    const runs = await network.sql`select distinct head from replicas where kind = 'sentinel'`;
    expect(runs).toEqual([{ head: network.root }]);
  });
});

describe('a verifier that drifts', () => {
  beforeEach(() => open({ sentinelShare: 0.5 }));

  /** Candidates one after the other until the chart of verifier 0, which is off by `drift`, alarms. */
  async function untilTheAlarm(drift: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < 60 && (await faults()).length === 0; n += 1) {
      const made = await submit(network, volunteer(n + 1), {
        'train.py': trainingWith(`n${n}`, -0.2, n % 40),
      });
      ids.push(made.submissionId);
      await doChores(network.app);
      for (let idle = 0; idle < 3 && (await faults()).length === 0; ) {
        idle = 0;
        for (const verifier of [0, 1, 2])
          idle += (await run(verifier, verifier === 0 && n >= 8 ? drift : 0)) === null ? 1 : 0;
      }
    }
    return ids;
  }

  it('raises an alarm; its bank is dropped, and what it decided since is tested again', async () => {
    const ids = await untilTheAlarm(3);
    expect(await faults()).toEqual([{ verifier: verifiers[0]!.keyId, kind: 'drift' }]);
    const banks = await network.sql<{ verifier: string; count: number }[]>`
      select verifier, count(*) as count from replicas
      where kind = 'bank' and discarded_at is null and statement_hash is not null group by verifier`;
    expect(banks.map(({ verifier }) => verifier).sort()).toEqual(
      [1, 2].map((place) => verifiers[place]!.keyId).sort(),
    );
    const [{ since } = { since: new Date(0) }] = await network.sql<{ since: Date }[]>`
      select max(reported_at) as since from replicas where kind = 'sentinel' and verifier = ${verifiers[0]!.keyId}`;
    expect(since.getTime()).toBeGreaterThan(0);
    const retested = await network.sql<{ id: string; state: string }[]>`
      select id, state from submissions where retests > 0`;
    expect(retested.length).toBeGreaterThan(0);
    expect(retested.every(({ state }) => state === 'STALE')).toBe(true);
    // What was decided before the drift began stands.
    expect(await stateOf(network, ids[0]!)).toBe('REJECTED');
    const leaves = await network.sql`select kind from log_leaves where kind = 'drift'`;
    expect(leaves).toHaveLength(1);
  });

  it('takes part again afterwards, on a new bank, and everything that was in doubt is decided anew', async () => {
    await untilTheAlarm(3);
    for (let round = 0; round < 3; round += 1) {
      await doChores(network.app);
      await verifyAll(network);
    }
    const open = await network.sql`select 1 from submissions where state not in ('REJECTED', 'MERGED')`;
    expect(open).toEqual([]);
    expect(network.troubles).toEqual([]);
  });
});

describe('a rejection that is drawn for it', () => {
  it('is tested again from scratch, by others first, once', async () => {
    await open({ retestShare: 1 });
    const { submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith('a', -3) });
    await doChores(network.app);
    await verifyAll(network);
    expect(await stateOf(network, submissionId)).toBe('STALE');
    await doChores(network.app);
    await verifyAll(network);
    expect(await stateOf(network, submissionId)).toBe('REJECTED');
    const [first, second] = await network.sql<{ id: string; lot: string[] }[]>`
      select id, lot from trials order by test`;
    const turnedDown = await network.sql<{ verifier: string }[]>`
      select verifier from readings where trial_id = ${first!.id} and status = 'screened'`;
    expect(turnedDown).toHaveLength(2);
    expect(turnedDown.map(({ verifier }) => verifier)).not.toContain(second!.lot[0]);
    const verdicts = await network.sql`select 1 from log_leaves where kind = 'verdict'`;
    expect(verdicts).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it('and overturned is merged, and counts against those who turned it down', async () => {
    await open({ retestShare: 1 });
    const { submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
    await doChores(network.app);
    // The first two of the lot say that it is worse.
    for (let n = 0; n < 40 && (await stateOf(network, submissionId)) !== 'STALE'; n += 1)
      for (const verifier of [0, 1, 2]) {
        const replica = await network.app.leaseReplica(verifiers[verifier]!.keyId, { hardwareClass: 'cpu' });
        if (!replica) continue;
        const statement = statementOf(verifiers[verifier]!, replica, {
          metric: replica.kind === 'bank' ? 100 + (replica.seed % 3) / 10 : 103,
        });
        await network.app.foldReplica(verifiers[verifier]!.keyId, { replicaId: replica.id, statement });
      }
    await doChores(network.app);
    await verifyAll(network);
    await doChores(network.app);
    expect(await stateOf(network, submissionId)).toBe('MERGED');
    const counted = await faults();
    expect(counted).toHaveLength(2);
    expect(counted.every(({ kind }) => kind === 'overturned')).toBe(true);
  });

  it('takes no place of its author, who may submit another meanwhile', async () => {
    await open({ retestShare: 1 });
    const ann = volunteer(1);
    await submit(network, ann, { 'train.py': trainingWith('a', -3) });
    await doChores(network.app);
    await verifyAll(network);
    await submit(network, ann, { 'train.py': trainingWith('b', -3, 3) });
    await doChores(network.app);
    await verifyAll(network);
    const states = await network.sql<
      { state: string }[]
    >`select state from submissions order by commit_leaf_id`;
    expect(states.map(({ state }) => state)).toEqual(['REJECTED', 'STALE']);
  });
});
