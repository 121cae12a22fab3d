import { afterEach, describe, expect, it } from 'vitest';
import { readLineage } from '../db/read-lineage.ts';
import {
  doChores,
  git,
  manifest,
  metricOf,
  openTestNetwork,
  operator,
  statementOf,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';

/** Merges that are tested again, on fresh seeds, by a candidate that takes them back. */
let network: TestNetwork;
afterEach(() => network.close());

async function open(retestShare: number, minimumEffect: number): Promise<void> {
  network = await openTestNetwork({
    checks: { retestShare },
    manifest: { metric: { ...manifest.metric, minimumEffect } },
  });
}

/** Chores and runs until nothing changes any more. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await doChores(network.app);
    await verifyAll(network);
  }
}

/** A candidate that is merged; runs of it are better by `gain`. */
async function merged(name: string, gain: number, line: number, author: number): Promise<string> {
  const [track] = await network.app.tracks.tracks();
  const files = { 'train.py': trainText().replace(`line_${line} = ${line}\n`, `GAIN_${name} = ${gain}\n`) };
  const { submissionId } = await submit(network, volunteer(author), files, track!.head);
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
  expect(await stateOf(network, submissionId)).toBe('MERGED');
  return submissionId;
}

const trainText = (): string => git(network.repositories.folderOf(toy), 'show', 'main:train.py');
const reverts = () => network.sql<{ state: string; reason: string | null; keyId: string }[]>`
  select state, reason, key_id from submissions where reverts is not null`;

describe('a merge that is drawn for it', () => {
  it('and did good stands after two runs of the candidate that takes it back', async () => {
    await open(1, 0.5);
    const id = await merged('a', 3, 20, 1);
    await settle();
    expect(await stateOf(network, id)).toBe('MERGED');
    expect(await reverts()).toMatchObject([{ state: 'REJECTED', reason: 'screen' }]);
    expect(trainText()).toContain('GAIN_a');
    const [runs] = await network.sql<{ count: number }[]>`
      select count(*) as count from replicas r join trials t on t.id = r.trial_id
      join submissions s on s.id = t.submission_id where s.reverts is not null and r.statement_hash is not null`;
    expect(runs?.count).toBe(2);
  });

  it('is tested once', async () => {
    await open(1, 0.5);
    await merged('a', 3, 20, 1);
    await settle();
    await settle();
    expect(await reverts()).toHaveLength(1);
  });
});

describe('a merge that is in doubt', () => {
  /** Runs as they are once the gain of submission a turns out to be none. */
  async function runWithoutA(): Promise<void> {
    const { app, parts } = network;
    for (let idle = 0, turn = 0; idle < verifiers.length; turn += 1) {
      const key = verifiers[turn % verifiers.length]!;
      const replica = await app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
      idle = replica ? 0 : idle + 1;
      if (!replica) continue;
      const tree = (await parts.blobs.get(replica.treeBlob))!
        .toString('latin1')
        .replace('GAIN_a', 'NOTHING_a');
      const statement = statementOf(key, replica, {
        metric: metricOf(Buffer.from(tree, 'latin1'), replica.seed),
      });
      await app.foldReplica(key.keyId, { replicaId: replica.id, statement });
    }
  }

  it('and does nothing is taken back by a new commit, and what was built on it stays', async () => {
    await open(0, 3);
    const id = await merged('a', 6, 20, 1);
    const built = await merged('b', 7, 35, 2);
    await network.sql`update submissions set retest_due_at = now() where id = ${id}`;
    await network.sql`update replicas set discarded_at = now() where kind = 'bank'`;
    for (let round = 0; round < 6; round += 1) {
      await doChores(network.app);
      await runWithoutA();
    }
    expect(await reverts()).toMatchObject([{ state: 'MERGED', keyId: operator.keyId }]);
    expect(await stateOf(network, id)).toBe('REVERTED');
    expect(await stateOf(network, built)).toBe('MERGED');
    expect(trainText()).not.toContain('GAIN_a');
    expect(trainText()).toContain('GAIN_b');
    const stairs = git(network.repositories.folderOf(toy), 'log', '--first-parent', '--format=%s', 'main');
    expect(stairs.split('\n')[0]).toBe(`Take back submission ${id}`);
    expect(stairs.trim().split('\n')).toHaveLength(4);
    const context = { sql: network.sql, now: () => new Date(), operator: operator.keyId };
    const lineage = await readLineage(context as never, toy, { before: null, limit: 9 });
    expect(lineage?.heads.map(({ isTakenBack }) => isTakenBack)).toEqual([false, false, true, false]);
    expect(lineage?.heads[0]?.hypothesis).toBe(`Take back: ${lineage?.heads[2]?.hypothesis}`);
    expect(network.troubles).toEqual([]);
  });

  it('stays where later merges changed the same places: that is said before anything runs', async () => {
    await open(0, 0.5);
    const id = await merged('a', 3, 20, 1);
    const [track] = await network.app.tracks.tracks();
    const files = { 'train.py': trainText().replace('GAIN_a = 3', 'GAIN_a = 9') };
    await submit(network, volunteer(2), files, track!.head);
    await settle();
    await network.sql`update submissions set retest_due_at = now() where id = ${id}`;
    await settle();
    expect(await reverts()).toMatchObject([{ state: 'REJECTED', reason: 'conflict' }]);
    expect(await stateOf(network, id)).toBe('MERGED');
    expect(trainText()).toContain('GAIN_a = 9');
  });
});
