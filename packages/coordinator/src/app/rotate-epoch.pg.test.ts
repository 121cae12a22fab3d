import { epochKeyHash, lotOf, parseTrackName, seedOf, sha256 } from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadModel } from '../db/read-model.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  verifyOnce,
  volunteer,
} from '../network-fixtures.ts';
import { checkLog } from '../story-fixtures.ts';
import { policy } from './policy.ts';

/** A trial that an epoch's end interrupts: what the log shows of it before and after, and how it goes on. */
let network: TestNetwork;
let submissionId: string;
beforeAll(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  ({ submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) }));
  await doChores(network.app);
  // Banks of four and some runs of the candidate, short of a verdict.
  for (let round = 0; round < 6; round += 1) {
    for (const key of verifiers) await verifyOnce(network.app, network.parts, key);
  }
});
afterAll(() => network?.close());

interface Leaf {
  readonly kind: string;
  readonly logIndex: number;
  readonly entry: Buffer;
  readonly salt: Buffer | null;
  readonly sealedStatement: Buffer | null;
}
const leaves = async (...kinds: string[]): Promise<Leaf[]> => {
  await network.app.sequence();
  return network.sql<Leaf[]>`
    select kind, log_index, entry, salt, sealed_statement from log_leaves where kind = any(${kinds}) order by log_index`;
};
const readModel = () =>
  openReadModel({
    operator: operator.keyId,
    ...{ sql: network.sql, blobs: network.parts.blobs, now: () => network.clock.now() },
    readHeadFile: async () => null,
  });
const json = (entry: Buffer) => JSON.parse(entry.toString());

describe('while the epoch lasts', () => {
  it('the hash of its key is in the log before anything that was drawn with it', async () => {
    const [epoch, ...sealed] = await leaves('epoch', 'assignment', 'replica');
    expect(epoch?.kind).toBe('epoch');
    expect(sealed.length).toBeGreaterThan(10);
    const [row] = await network.sql<{ key: Buffer }[]>`select key from epochs`;
    expect(json(epoch!.entry).keyHash).toBe(epochKeyHash(row!.key));
    expect(JSON.stringify(await readModel().log(-1, 1_000))).not.toContain(row!.key.toString('hex'));
  });

  it('the leaves of replicas and lots are salted hashes of what they will say', async () => {
    for (const { entry, salt, sealedStatement } of await leaves('assignment', 'replica')) {
      expect(entry).toEqual(sha256(salt!, sealedStatement!));
    }
    const salts = (await leaves('replica')).map(({ salt }) => salt!.toString('hex'));
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('the log shows them closed', async () => {
    const { leaves: shown } = await readModel().log(-1, 1_000);
    expect(shown.filter(({ kind }) => kind === 'replica').length).toBeGreaterThan(0);
    expect(shown.some((leaf) => 'opened' in leaf)).toBe(false);
  });

  it('the public sees that it is tested and no value: no evidence, effect, claim, diff or seed', async () => {
    expect(await stateOf(network, submissionId)).toBe('TESTING');
    const [track] = (await readModel().network()).tracks;
    const [shown] = track!.submissions;
    expect(shown).toMatchObject({ state: 'TESTING', effect: null });
    expect(shown!.logE.length).toBeGreaterThan(0);
    for (const look of shown!.logE) expect(look).toMatchObject({ logE: null, status: null });
    const page = await readModel().submission(submissionId);
    expect(page).toMatchObject({ effect: null, low: null, high: null, claim: null, diff: null });
    const everything = JSON.stringify([await readModel().network(), page, await readModel().track(toy)]);
    const runs = await network.sql<{ seed: number; metric: number }[]>`
      select seed, metric from replicas where kind = 'candidate' and metric is not null`;
    expect(runs.length).toBeGreaterThan(0);
    for (const { seed, metric } of runs) {
      expect(everything).not.toContain(String(seed));
      // A whole number may stand in any hash.
      if (!Number.isInteger(metric)) expect(everything).not.toContain(String(Math.abs(metric)));
    }
  });

  it('the operator sees the evidence', async () => {
    const [track] = (await readModel().operatorNetwork()).tracks;
    expect(track!.submissions[0]!.logE.some(({ logE }) => logE !== null)).toBe(true);
  });

  it('is not ended early', async () => {
    await network.app.rotateEpoch();
    expect(await network.sql`select 1 from epochs`).toHaveLength(1);
  });
});

describe('when the epoch is over', () => {
  beforeAll(async () => {
    network.clock.advance(policy.epochHours * 3600);
    await network.app.rotateEpoch();
  });

  it('its key is in the log, and draws every seed and lot again', async () => {
    const [end] = await leaves('epoch-end');
    const epochKey = Buffer.from(json(end!.entry).key, 'hex');
    expect(epochKeyHash(epochKey)).toBe(json((await leaves('epoch'))[0]!.entry).keyHash);
    const track = parseTrackName(toy, 'track');
    const replicas = await network.sql<{ commitmentIndex: number; replicaIndex: number; seed: number }[]>`
      select commitment_index, replica_index, seed from replicas`;
    for (const { commitmentIndex, replicaIndex, seed } of replicas) {
      expect(seedOf({ epochKey, track, commitmentIndex }, replicaIndex)).toBe(seed);
    }
    const [trial] = await network.sql<{ lot: string[]; commitmentIndex: number }[]>`
      select t.lot, l.log_index as commitment_index from trials t
        join submissions s on s.id = t.submission_id join log_leaves l on l.id = s.commit_leaf_id`;
    const roster = verifiers.map(({ keyId }, i) => ({ keyId, operator: `operator-${i}` }));
    expect(lotOf({ epochKey, track, commitmentIndex: trial!.commitmentIndex }, roster)).toEqual(trial!.lot);
    expect(json((await leaves('assignment'))[0]!.sealedStatement!)).toMatchObject({
      submission: submissionId,
      lot: trial!.lot,
    });
  });

  it('the log opens its sealed leaves, and each says what it was the hash of', async () => {
    const { leaves: shown } = await readModel().log(-1, 1_000);
    const sealed = shown.filter(({ kind }) => kind === 'replica' || kind === 'assignment');
    expect(sealed.length).toBeGreaterThan(0);
    for (const { entry, ...leaf } of sealed) {
      if (!('opened' in leaf)) throw new Error('a leaf is still closed');
      const { salt, statement } = leaf.opened!;
      expect(sha256(Buffer.from(salt, 'hex'), Buffer.from(statement, 'base64')).toString('base64')).toBe(
        entry,
      );
    }
  });

  it('the next began after it, with a key of its own', async () => {
    const [first, end, second] = await leaves('epoch', 'epoch-end');
    expect([first!.kind, end!.kind, second!.kind]).toEqual(['epoch', 'epoch-end', 'epoch']);
    expect(json(second!.entry).keyHash).not.toBe(json(first!.entry).keyHash);
  });

  it('a trial starts again with new banks, and comes to its verdict', async () => {
    expect(await stateOf(network, submissionId)).toBe('ADMITTED');
    expect(await network.sql`select 1 from replicas where reported_at is null`).toHaveLength(0);
    await verifyAll(network);
    expect(await stateOf(network, submissionId)).toBe('ACCEPTED');
    const trials = await network.sql<{ epochId: number }[]>`select epoch_id from trials order by began_at`;
    expect(new Set(trials.map(({ epochId }) => epochId)).size).toBe(2);
    const twice = await network.sql`select seed from replicas group by seed having count(*) > 1`;
    expect(twice).toHaveLength(0);
    const banks = await network.sql<{ runs: number }[]>`
      select count(*) as runs from replicas where kind = 'bank' and outcome = 'scored' group by epoch_id, verifier`;
    for (const { runs } of banks) expect(runs).toBeGreaterThanOrEqual(4);
    expect(banks).toHaveLength(2 * verifiers.length);
  });

  it('and the public sees the effect, rounded to half a sigma', async () => {
    const page = await readModel().submission(submissionId);
    expect(page).toMatchObject({ state: 'ACCEPTED', effect: 3, claim: { effect: 3 } });
    expect(page!.diff).toContain('GAIN_a = 3');
    for (const { logE } of page!.logE) expect(logE).toBeNull();
    await network.app.sequence();
    expect(await checkLog(network)).toEqual({ dense: true, rootHolds: true, hashesHold: true });
  });
});
