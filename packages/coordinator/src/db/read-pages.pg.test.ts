import {
  cosign,
  isIncluded,
  leafHash,
  logOrigin,
  openCheckpoint,
  parseNote,
  signCheckpoint,
} from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy } from '../app/policy.ts';
import { commitComparer } from '../merge/compare-commits.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  rootFiles,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { openCheckpointStore } from './checkpoints.ts';
import { openReadModel } from './read-model.ts';

/** What the pages of submissions, lineage and log are given, on a network in which one candidate was merged and others were not. */
let network: TestNetwork;
let merged: string;
let rejected: string;
let candidates: Record<'merged' | 'rejected' | 'open', string>;
const reads = () =>
  openReadModel({
    ...{ sql: network.sql, now: () => network.clock.now(), operator: operator.keyId },
    readHeadFile: async () => null,
    compare: commitComparer(network.repositories, network.parts.blobs),
  });

beforeAll(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  const good = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) });
  const bad = await submit(network, volunteer(2), {
    'model/layers.py': `${rootFiles['model/layers.py']}GAIN_b = -4\n`,
  });
  await doChores(network.app);
  await verifyAll(network);
  for (let round = 0; round < 3; round += 1) await doChores(network.app);
  await verifyAll(network);
  const late = await submit(network, volunteer(3), { 'train.py': trainingWith('c', 1, 5) });
  await network.app.sequence();
  [merged, rejected] = [good.submissionId, bad.submissionId];
  candidates = { merged: good.made.commit, rejected: bad.made.commit, open: late.made.commit };
});
afterAll(() => network?.close());

const headCommit = async () => (await network.repositories.repository(toy)).head();
const secrets = async () => {
  const runs = await network.sql<{ metric: number }[]>`select metric from replicas where metric is not null`;
  return runs.map(({ metric }) => String(Math.abs(metric))).filter((text) => text.includes('.'));
};

describe('while the epoch lasts', () => {
  it('rounds say who ran when and where in the log, and no value', async () => {
    expect(await stateOf(network, merged)).toBe('MERGED');
    const trials = await reads().trials(merged);
    const [trial] = trials;
    expect(trials).toHaveLength(1);
    expect(trial).toMatchObject({
      isOpened: false,
      points: [],
      sigma: null,
      requiredLogE: null,
      accepted: true,
    });
    expect(trial!.replicas.length).toBeGreaterThan(8);
    for (const run of trial!.replicas) {
      expect(run).toMatchObject({ seed: null, outcome: null, metric: null, cpuSeconds: null });
      expect(run.logIndex).toBeGreaterThan(0);
    }
    const shown = JSON.stringify(trials);
    for (const secret of await secrets()) expect(shown).not.toContain(secret);
    expect(trial!.opensAt).toMatch(/^2026-03-02T12:00/);
  });

  it('each step has its leaf, and sealed leaves stay sealed', async () => {
    const page = await reads().submission(merged);
    const steps = page!.timeline.map(({ state, logIndex }) => [state, logIndex !== null]);
    expect(steps).toEqual([
      ['COMMITTED', true],
      ['REVEALED', true],
      ['ADMITTED', false],
      ['TESTING', true],
      ['ACCEPTED', true],
      ['MERGED', true],
    ]);
    const kinds = page!.timeline.flatMap(({ logIndex }) => (logIndex === null ? [] : [logIndex]));
    const leaves = await Promise.all(kinds.map((index) => reads().leaf(index)));
    expect(leaves.map((leaf) => leaf!.kind)).toEqual([
      'commitment',
      'claim',
      'assignment',
      'verdict',
      'merge',
    ]);
    expect(leaves.some((leaf) => 'opened' in leaf!)).toBe(false);
    expect(leaves.map((leaf) => leaf!.submission)).toEqual([null, merged, null, merged, merged]);
    expect(leaves[2]!.opensAt).not.toBeNull();
    expect(await reads().leaf(1_000_000)).toBeNull();
  });
});

describe('proofs', () => {
  it('there is none before a checkpoint covers the leaf, and then one that holds', async () => {
    expect(await reads().proof(3)).toBeNull();
    const checkpoints = openCheckpointStore(network.sql);
    const { size, root } = await reads().log(-1, 1);
    const checkpoint = { origin: logOrigin(operator.keyId), size, root: Buffer.from(root, 'hex') };
    await checkpoints.publish({ size, note: signCheckpoint(checkpoint, operator), publishedAt: new Date(0) });
    for (const witness of [verifiers[0]!, volunteer(9)]) {
      const line = cosign(checkpoint, witness, new Date(0));
      const bytes = Buffer.concat([line.keyHash, line.signature]).toString('base64');
      await checkpoints.addCosignature(size, witness.keyId, `— ${line.name} ${bytes}`);
    }
    for (const index of [0, 1, 7, size - 1]) {
      const proof = (await reads().proof(index))!;
      const signed = openCheckpoint(proof.checkpoint, operator.keyId);
      expect([signed.size, signed.root.toString('hex')]).toEqual([proof.size, proof.root]);
      const leaf = leafHash(Buffer.from(proof.entry, 'base64'));
      const path = proof.path.map((hash) => Buffer.from(hash, 'hex'));
      expect(isIncluded({ index, size, leaf, proof: path, root: signed.root })).toBe(true);
    }
    expect(await reads().proof(size)).toBeNull();
    const [newest] = await reads().checkpoints({ before: null, limit: 5 });
    expect(newest).toMatchObject({ size, hasQuorum: false });
    expect(newest!.cosigners.map(({ isVerifier }) => isVerifier)).toEqual([true, false]);
    expect(parseNote(newest!.note).signatures).toHaveLength(3);
    expect(await reads().checkpoints({ before: size, limit: 5 })).toEqual([]);
  });
});

describe('the search', () => {
  it('finds leaves, commitments, heads, keys and submissions by their names', async () => {
    const leaf = (await reads().leaf(4))!;
    expect(await reads().search(leaf.hash.toUpperCase())).toContainEqual({
      kind: 'leaf',
      leaf: 4,
      track: null,
      id: null,
    });
    expect(await reads().search('4')).toHaveLength(1);
    const [row] = await network.sql<
      { commitment: string }[]
    >`select commitment from submissions where id = ${merged}`;
    expect(await reads().search(row!.commitment)).toMatchObject([{ kind: 'commitment', id: merged }]);
    expect(await reads().search(merged)).toMatchObject([{ kind: 'submission', id: merged, track: toy }]);
    expect(await reads().search((await headCommit())!)).toMatchObject([{ kind: 'head', track: toy }]);
    expect(await reads().search(volunteer(1).keyId)).toMatchObject([{ kind: 'volunteer' }]);
    expect(await reads().search(verifiers[0]!.keyId)).toMatchObject([{ kind: 'verifier' }]);
    expect(await reads().search(candidates.rejected)).toMatchObject([{ kind: 'candidate', id: rejected }]);
  });
  it('finds nothing of a candidate before its verdict, and nothing by rubbish', async () => {
    expect(await reads().search(candidates.open)).toEqual([]);
    for (const text of ['', 'x', "'; drop table nodes", '0'.repeat(64), '9'.repeat(15), '%'])
      expect(await reads().search(text)).toEqual([]);
  });
});

describe('the lineage', () => {
  it('has heads with the candidates on them, and hides commits before the verdict', async () => {
    const view = await reads().lineage(toy, { before: null, limit: 60 });
    expect(view!.heads.map(({ height }) => height)).toEqual([1, 0]);
    expect(view!.heads[1]).toMatchObject({ commit: network.root, submission: null, candidateCount: 2 });
    expect(view!.heads[1]!.candidates).toMatchObject([
      { state: 'REVEALED', commit: null },
      { submission: rejected, commit: candidates.rejected },
    ]);
    expect(JSON.stringify(view)).not.toContain(candidates.open);
    expect(await reads().lineage(toy, { before: 1, limit: 1 })).toMatchObject({
      heads: [{ height: 0 }],
      next: null,
    });
    expect((await reads().lineage(toy, { before: null, limit: 1 }))!.next).toBe(1);
    expect(await reads().lineage('nope', { before: null, limit: 1 })).toBeNull();
  });
  it('compares heads and decided candidates, those too that only a bundle has', async () => {
    const head = (await headCommit())!;
    const between = (from: string, to: string) => reads().compare(toy, from, to);
    expect(await between(network.root, head)).toMatchObject({
      kind: 'compared',
      diff: expect.stringContaining('+GAIN_a = 3'),
    });
    expect(await between(head, network.root)).toMatchObject({ diff: expect.stringContaining('-GAIN_a = 3') });
    expect(await between(network.root, candidates.rejected)).toMatchObject({
      diff: expect.stringContaining('+GAIN_b = -4'),
    });
    const across = await between(candidates.merged, candidates.rejected);
    expect(across).toMatchObject({
      from: { kind: 'candidate' },
      to: { kind: 'candidate', submission: rejected },
    });
    expect(across).toMatchObject({ diff: expect.stringMatching(/\+GAIN_b = -4[\s\S]*-GAIN_a = 3/) });
    expect(await between(head, head)).toMatchObject({ diff: '' });
  });
  it('refuses what has no verdict and what there is not', async () => {
    expect(await reads().compare(toy, network.root, candidates.open)).toEqual({
      kind: 'withheld',
      commit: candidates.open,
    });
    expect(await reads().compare(toy, 'f'.repeat(40), network.root)).toMatchObject({ kind: 'unknown' });
    expect(await reads().compare('nope', network.root, network.root)).toBeNull();
  });
});

describe('a merged commit', () => {
  it('knows its neighbours and its leaves', async () => {
    const head = (await headCommit())!;
    const view = (await reads().commit(toy, head))!;
    expect(view).toMatchObject({ height: 1, parent: network.root, next: null, candidate: candidates.merged });
    expect((await reads().leaf(view.verdictIndex!))!.kind).toBe('verdict');
    expect((await reads().leaf(view.mergeIndex!))!.kind).toBe('merge');
    expect((await reads().commit(toy, candidates.merged))!.commit).toBe(head);
    expect(await reads().commit(toy, network.root)).toBeNull();
  });

  it('says how many runs it took, before anything was folded', async () => {
    expect(await network.sql`select folded_at from rollup_state where folded_at is not null`).toEqual([]);
    const [trial] = await reads().trials(merged);
    const ran = trial!.replicas.length;
    expect(ran).toBeGreaterThan(8);
    const [merge] = (await reads().mergesOf(toy, { before: null, limit: 1 })).items;
    expect(merge).toMatchObject({ commit: await headCommit(), replicas: ran });
    expect((await reads().commit(toy, merge!.commit))!.replicas).toBe(ran);
  });
});

describe('when the epoch is over', () => {
  beforeAll(async () => {
    network.clock.advance(policy.epochHours * 3600);
    await network.app.rotateEpoch();
  });
  it.each(['merged', 'rejected'] as const)(
    'the evidence of the %s one can be read again, and comes to what decided',
    async (which) => {
      const id = { merged, rejected }[which];
      const [trial] = await reads().trials(id);
      expect(trial).toMatchObject({ isOpened: true, opensAt: null, sigma: 1 });
      for (const run of trial!.replicas) expect(run.seed).not.toBeNull();
      const readings = await network.sql<
        { verifier: string; logE: number; status: string; replicas: number }[]
      >`
      select e.verifier, e.log_e, e.status, e.replicas from readings e join trials t on t.id = e.trial_id
      where t.submission_id = ${id} and e.replicas > 0`;
      expect(readings.length).toBeGreaterThan(1);
      for (const { verifier, logE, status, replicas } of readings) {
        const last = trial!.points.filter((point) => point.verifier === verifier).at(-1);
        expect(last).toMatchObject({ n: replicas, logE, status });
      }
    },
  );
  it('metrics are shown in the direction of the track', async () => {
    const [trial] = await reads().trials(merged);
    for (const { metric } of trial!.replicas) expect(metric).toBeGreaterThan(90);
  });
});
