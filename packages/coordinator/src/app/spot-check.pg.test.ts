import { parseCommitId, sha256Hex } from '@ratchet/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import {
  doChores,
  manifest,
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
import type { ReplicaLease } from './verification-ports.ts';

/** Verifiers that are held against one another, and what becomes of one that makes its numbers up. */
let network: TestNetwork;
afterEach(() => network.close());

const deterministic = { verification: { ...manifest.verification, deterministic: true } };
const honest = (tree: Buffer, replica: ReplicaLease) => ({ metric: metricOf(tree, replica.seed) });

/** One run by a verifier; null when it gets none. */
async function run(
  verifier: number,
  report: (tree: Buffer, replica: ReplicaLease) => { metric: number; artifact?: string } = honest,
): Promise<ReplicaLease | null> {
  const key = verifiers[verifier]!;
  const replica = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
  if (!replica) return null;
  const tree = await network.parts.blobs.get(replica.treeBlob);
  const statement = statementOf(key, replica, report(tree!, replica));
  await network.app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  return replica;
}

const headOf = async (network: TestNetwork) =>
  parseCommitId((await network.sql<{ head: string }[]>`select head from tracks`)[0]?.head ?? '', 'head');
const suspended = async () =>
  (await network.sql<{ keyId: string }[]>`select key_id from roster where suspended_at is not null`).map(
    ({ keyId }) => keyId,
  );
const candidate = async (n: number, gain = -1) => {
  const { submissionId } = await submit(network, volunteer(n), {
    'train.py': trainingWith(`n${n}`, gain, n % 40),
  });
  await doChores(network.app);
  return submissionId;
};

describe('canaries on a deterministic track', () => {
  const open = async (canaryShare: number, changed = deterministic) => {
    network = await openTestNetwork({ manifest: changed, checks: { canaryShare } });
    network.clock.tickMs = 1;
  };

  it('repeat what others ran, under their seeds, and count for nothing', async () => {
    await open(0.5);
    await candidate(1);
    await verifyAll(network);
    const repeats = await network.sql<{ apart: boolean; same: boolean }[]>`
      select c.verifier <> r.verifier as apart, c.seed = r.seed and c.head = r.head as same
      from replicas c join replicas r using (track, commitment_index, replica_index)
      where c.kind = 'canary' and r.kind <> 'canary'`;
    expect(repeats.length).toBeGreaterThan(2);
    expect(repeats.every(({ apart, same }) => apart && same)).toBe(true);
    expect(await network.sql`select * from verifier_faults`).toEqual([]);
    expect(await suspended()).toEqual([]);
  });

  it('come on no other track', async () => {
    await open(0.5, { verification: manifest.verification });
    await candidate(1);
    await verifyAll(network);
    expect(await network.sql`select 1 from replicas where kind = 'canary'`).toEqual([]);
  });

  it('suspend whoever stands alone twice; what it said is dropped, and the operator may forgive it', async () => {
    await open(0.5);
    const lazy = verifiers[0]!.keyId;
    for (let n = 1; n < 40 && (await suspended()).length === 0; n += 1) {
      await candidate(n);
      for (let idle = 0; idle < 3 && (await suspended()).length === 0; ) {
        idle = 0;
        for (const verifier of [1, 2, 0]) {
          if ((await suspended()).length > 0) break;
          const made = await run(verifier, (tree, replica) =>
            verifier === 0
              ? { metric: 100, artifact: sha256Hex(`made up for ${replica.id}`) }
              : honest(tree, replica),
          );
          idle += made === null ? 1 : 0;
        }
      }
    }
    expect(await suspended()).toEqual([lazy]);
    expect(await network.sql`select verifier, kind from verifier_faults`).toEqual([
      { verifier: lazy, kind: 'mismatch' },
      { verifier: lazy, kind: 'mismatch' },
    ]);
    expect(
      await network.sql`select 1 from replicas where verifier = ${lazy} and kind = 'bank' and discarded_at is null and statement_hash is not null`,
    ).toEqual([]);
    await expect(network.app.leaseReplica(lazy, { hardwareClass: 'cpu' })).rejects.toMatchObject({
      code: 'suspended',
    });
    const kinds = await network.sql`
      select kind, count(*) as count from log_leaves where kind in ('mismatch', 'suspension') group by kind order by kind`;
    expect(kinds).toEqual([
      { kind: 'mismatch', count: 2 },
      { kind: 'suspension', count: 1 },
    ]);
    const roster = verifiers.map(({ keyId, boxPublicKey }, i) => ({
      ...{ keyId, boxKey: Buffer.from(boxPublicKey).toString('hex'), operator: `operator-${i}` },
    }));
    await network.app.syncRoster(roster.filter(({ keyId }) => keyId !== lazy));
    await network.app.syncRoster(roster);
    expect(await suspended()).toEqual([]);
  });

  it('name nobody where runs differ from one another by themselves', async () => {
    await open(0.5);
    for (let n = 1; n < 8; n += 1) {
      await candidate(n);
      for (let idle = 0; idle < 3; ) {
        idle = 0;
        for (const verifier of [0, 1, 2]) {
          const made = await run(verifier, (tree, replica) => ({
            ...honest(tree, replica),
            artifact: sha256Hex(replica.id),
          }));
          idle += made === null ? 1 : 0;
        }
      }
    }
    expect(await network.sql`select * from verifier_faults`).toEqual([]);
  });

  it('are asked for: a score without what training left is refused', async () => {
    await open(0);
    const key = verifiers[0]!;
    const replica = (await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' }))!;
    const statement = statementOf(key, replica, { metric: 100, artifact: null });
    await expect(
      network.app.foldReplica(key.keyId, { replicaId: replica.id, statement }),
    ).rejects.toMatchObject({ code: 'claim-mismatch', field: 'statement.predicate.artifact' });
  });
});

describe('sentinels on any track', () => {
  it('suspend a verifier whose numbers know nothing of how far the head has come', async () => {
    network = await openTestNetwork({ checks: { sentinelShare: 0.5 } });
    network.clock.tickMs = 1;
    await candidate(1, 30);
    await verifyAll(network);
    await doChores(network.app);
    const head = await network.sql`select 1 from heads`;
    expect(head).toHaveLength(2);
    for (let n = 2; n < 40 && (await suspended()).length === 0; n += 1) {
      await candidate(n);
      for (let idle = 0; idle < 3 && (await suspended()).length === 0; ) {
        idle = 0;
        for (const verifier of [1, 2, 0]) {
          if ((await suspended()).length > 0) break;
          // Plausible for the head of the day, whatever it is asked for.
          const made = await run(
            verifier,
            verifier === 0 ? (_, { seed }) => ({ metric: 70 + (seed % 7) / 100 }) : honest,
          );
          idle += made === null ? 1 : 0;
        }
      }
    }
    expect(await suspended()).toEqual([verifiers[0]!.keyId]);
  });
});

describe('a verifier that stands alone', () => {
  it('is named after some verdicts, and loses nothing by it', async () => {
    network = await openTestNetwork({});
    network.clock.tickMs = 1;
    const blocking = verifiers[0]!.keyId;
    const named = async () => (await network.sql`select verifier, kind from verifier_faults`).length > 0;
    let text = trainingWith('first', 3, 0);
    for (let n = 1; n < 30 && !(await named()); n += 1) {
      const { submissionId } = await submit(
        network,
        volunteer(n),
        { 'train.py': text },
        await headOf(network),
      );
      await doChores(network.app);
      for (let idle = 0; idle < 3; ) {
        idle = 0;
        for (const verifier of [0, 1, 2]) {
          const made = await run(verifier, (tree, replica) =>
            verifier === 0 && replica.kind === 'candidate'
              ? { metric: metricOf(tree, replica.seed) + 3.5 }
              : honest(tree, replica),
          );
          idle += made === null ? 1 : 0;
        }
      }
      await doChores(network.app);
      expect(await stateOf(network, submissionId)).toBe('MERGED');
      // On top of what is merged by now.
      text = text.replace(`line_${n} = ${n}\n`, `GAIN_n${n} = 3\n`);
    }
    expect(await network.sql`select verifier, kind from verifier_faults`).toEqual([
      { verifier: blocking, kind: 'alone' },
    ]);
    expect(await suspended()).toEqual([]);
    expect(await network.sql`select 1 from log_leaves where kind = 'alone'`).toHaveLength(1);
  });
});

describe('a verifier that lets leases run out', () => {
  it('is suspended when they are more than a few in a hundred', async () => {
    network = await openTestNetwork({});
    const key = verifiers[0]!;
    for (let times = 0; times < 3; times += 1) {
      const lease = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
      expect(lease).not.toBeNull();
      expect(await suspended()).toEqual([]);
      network.clock.advance(3_600);
    }
    expect(await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' })).toBeNull();
    expect(await suspended()).toEqual([key.keyId]);
  });
});
