import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callerOf,
  commitTo,
  doChores,
  makeCandidate,
  openTestNetwork,
  operator,
  prepare,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';
import { openReadModel } from './read-model.ts';
import { foldRollups } from './rollups.ts';

/** What the track's page and the first page read, on a network with a merge, a rejection, open leases and a journal. */
let network: TestNetwork;
let merged: string;
const [ann, bob] = [volunteer(1), volunteer(2)];
const askedFor: string[] = [];
let model: ReturnType<typeof openReadModel>;

beforeAll(async () => {
  network = await openTestNetwork({ manifest: { programs: ['program.md', 'bold.md'] } });
  network.clock.tickMs = 1;
  model = openReadModel({
    ...{ operator: operator.keyId, sql: network.sql, now: () => network.clock.now() },
    readHeadFile,
  });
  ({ submissionId: merged } = await submit(network, ann, { 'train.py': trainingWith('a', 3) }));
  await settle();
  expect(await stateOf(network, merged)).toBe('MERGED');
  const head = (await network.parts.tracks.track(toy))?.head ?? network.root;
  await submit(network, bob, { 'train.py': trainingWith('b', -3, 9) }, head);
  await settle();
  const { leaseId } = await commitTo(
    network.app,
    bob,
    prepare(bob, await makeCandidate(network, bob, { 'train.py': trainingWith('c', 1) }, head)),
    'Deeper',
  );
  const ran = { ...{ leaseId, track: toy }, ...{ cpuSeconds: 1, wallSeconds: 1_800 } };
  for (const [seed, metric] of [97, 96].entries())
    await network.app.appendExperiment(callerOf(bob, `run ${seed}`), {
      ...ran,
      outcome: 'kept',
      metric,
      seed,
    });
  await network.app.appendExperiment(callerOf(bob, 'crash'), {
    ...ran,
    outcome: 'crashed',
    metric: undefined,
    seed: 3,
  });
  await foldRollups(network.sql, network.clock.now());
}, 120_000);
afterAll(() => network.close());

const readHeadFile = async (_track: string, path: string): Promise<string | null> => {
  askedFor.push(path);
  return path === 'program.md' ? `# ${'x'.repeat(70_000)}` : null;
};

async function settle() {
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
}

describe('the board of a track', () => {
  it('names the hypotheses that are held now, and not those that were let go', async () => {
    const board = await model.trackBoard(toy);
    expect(board?.triedNow.map(({ hypothesis, volunteer: who }) => [hypothesis, who])).toContainEqual([
      'Deeper',
      bob.keyId,
    ]);
    expect(board?.triedCount).toBe(board?.triedNow.length);
    network.clock.advance(3_600);
    expect((await model.trackBoard(toy))?.triedNow).toEqual([]);
    network.clock.advance(-3_600);
  });
  it('ranks volunteers by what verifiers found, not by what they claim', async () => {
    const board = await model.trackBoard(toy);
    expect(board?.volunteers).toMatchObject([{ volunteer: ann.keyId, merges: 1, experiments: 0, hours: 0 }]);
    expect(board?.volunteers[0]?.gain).toBeGreaterThan(1);
  });
  it('says how often the hold-outs were asked, and who has them', async () => {
    const board = await model.trackBoard(toy);
    expect(board?.holdout).toMatchObject({ season: 1, seasons: 2, tests: 2, testsAtMost: 5_000 });
    expect(board?.holdout.holders.map(({ verifier }) => verifier).sort()).toEqual(
      verifiers.map(({ keyId }) => keyId).sort(),
    );
  });
  it('has every program, cut to what a page shows, and asks git once for each head', async () => {
    const board = await model.trackBoard(toy);
    expect(board?.programs.map(({ path, text }) => [path, text?.length ?? null])).toEqual([
      ['program.md', 60_000],
      ['bold.md', null],
    ]);
    expect((await model.track(toy))?.program?.length).toBe(60_000);
    expect(askedFor.length).toBeLessThanOrEqual(4);
  });
  it('is none where there is no such track', async () => {
    expect(await model.trackBoard('nope')).toBeNull();
  });
});

describe('the lists of a track', () => {
  it('go through all submissions by key, newest first', async () => {
    const seen: string[] = [];
    let before: string | null = null;
    for (let pages = 0; pages < 9; pages += 1) {
      const page: Awaited<ReturnType<typeof model.submissionsOf>> = await model.submissionsOf(toy, {
        before,
        limit: 1,
        state: null,
      });
      seen.push(...page.items.map(({ id }) => id));
      before = page.next;
      if (before === null) break;
    }
    expect(seen).toHaveLength(3);
    expect(seen.at(-1)).toBe(merged);
  });
  it('keep to one state', async () => {
    const { items, next } = await model.submissionsOf(toy, { before: null, limit: 50, state: 'MERGED' });
    expect([items.map(({ id }) => id), next]).toEqual([[merged], null]);
  });
  it('do not follow keys that are none', async () => {
    expect(await model.submissionsOf(toy, { before: 'x', limit: 5, state: null })).toEqual({
      items: [],
      next: null,
    });
    expect(await model.mergesOf(toy, { before: 'x-1', limit: 5 })).toEqual({ items: [], next: null });
    expect(await model.experimentsOf(toy, { before: 'abc', limit: 5 })).toEqual({ items: [], next: null });
  });
  it('have the merges by height', async () => {
    const { items, next } = await model.mergesOf(toy, { before: null, limit: 1 });
    expect(items).toMatchObject([{ submission: merged }]);
    expect(await model.mergesOf(toy, { before: next, limit: 1 })).toEqual({ items: [], next: null });
  });
  it('tell what an experiment gave only when its lease is over', async () => {
    const open = await model.experimentsOf(toy, { before: null, limit: 2 });
    expect(open.items).toMatchObject([
      { outcome: null, metric: null, hypothesis: 'Deeper' },
      { outcome: null, metric: null },
    ]);
    network.clock.advance(3_600);
    const over = await model.experimentsOf(toy, { before: null, limit: 2 });
    expect(over.items).toMatchObject([
      { outcome: 'crashed', metric: null },
      { outcome: 'kept', metric: 96 },
    ]);
    expect((await model.experimentsOf(toy, { before: over.next, limit: 2 })).items).toMatchObject([
      { metric: 97 },
    ]);
    network.clock.advance(-3_600);
  });
});

describe('the board of the first page', () => {
  it('has the figures of now, today and this week, and the newest gains', async () => {
    const board = await model.homeBoard();
    // Experiments are counted when their lease is over.
    expect(board).toMatchObject({ experimentsToday: 0, gainsThisWeek: 1 });
    expect(board.volunteersNow).toBeGreaterThan(0);
    expect(board.newestGains).toMatchObject([
      { track: toy, trackTitle: 'A toy', volunteer: ann.keyId, unit: 'nats' },
    ]);
    const points = board.staircases[toy] ?? [];
    expect(points).toHaveLength(2);
    expect(points[1]!.value).toBeLessThan(points[0]!.value);
  });
  it('counts experiments of today and gains of a week', async () => {
    network.clock.advance(3_600);
    await foldRollups(network.sql, network.clock.now());
    expect(await model.homeBoard()).toMatchObject({
      experimentsToday: 3,
      gainsThisWeek: 1,
      volunteersNow: 0,
    });
    network.clock.advance(8 * 86_400);
    expect(await model.homeBoard()).toMatchObject({ experimentsToday: 0, gainsThisWeek: 0 });
    network.clock.advance(-8 * 86_400 - 3_600);
  });
});
