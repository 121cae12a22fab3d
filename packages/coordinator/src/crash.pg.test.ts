import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestNetwork, type TestNetwork } from './network-fixtures.ts';
import { type CrashPoint, crashingGo, makeStoryCandidates, outcomeOf, tellStory } from './story-fixtures.ts';

/**
 * A whole story (search, commitment, reveal, admission, trials, two merges, the end of an epoch) with the process ended at
 * chosen calls of its ports. What it comes to must be what it comes to without a crash. `RATCHET_CRASH_POINTS=500` tries
 * that many single crashes; the calls are about 1,700.
 */
const singleCrashes = Number(process.env.RATCHET_CRASH_POINTS ?? 2);

let candidates: Awaited<ReturnType<typeof makeStoryCandidates>>;
/** The calls of an uninterrupted story, in order. */
let calls: CrashPoint[];
let undisturbed: Awaited<ReturnType<typeof outcomeOf>>;
const opened: TestNetwork[] = [];

async function storyWith(points: readonly CrashPoint[]) {
  const network = await openTestNetwork();
  opened.push(network);
  network.clock.tickMs = 1;
  candidates ??= await makeStoryCandidates(network);
  const { go, calls: names, left } = crashingGo(network.parts, points);
  await tellStory(network, candidates, go);
  return { names, left, outcome: await outcomeOf(network) };
}

const close = () => Promise.all(opened.splice(0).map((network) => network.close()));
beforeAll(async () => {
  const story = await storyWith([]);
  calls = numbered(story.names);
  undisturbed = story.outcome;
  await close();
});
afterEach(close);

function numbered(names: readonly string[]): CrashPoint[] {
  const counts = new Map<string, number>();
  return names.map((name, index) => {
    const occurrence = (counts.get(name) ?? 0) + 1;
    counts.set(name, occurrence);
    return { name, occurrence, when: index % 2 === 0 ? 'before' : 'after' };
  });
}

describe('a story without a crash', () => {
  it('ends in two merges, the second after a rebase', () => {
    const path = ['COMMITTED', 'REVEALED', 'ADMITTED', 'TESTING', 'ACCEPTED'];
    expect(undisturbed).toMatchObject({
      submissions: [
        { state: 'MERGED', steps: [...path, 'MERGED'] },
        { state: 'MERGED', steps: [...path, 'STALE', 'ADMITTED', 'TESTING', 'ACCEPTED', 'MERGED'] },
      ],
      heads: [false, true, true],
      gitAgrees: true,
      log: { dense: true, rootHolds: true, hashesHold: true },
      troubles: [],
    });
    expect(undisturbed.counts).toMatchObject({
      ...{ leases: 2, experiments: 2, unfinished: 0, openTrials: 0, epochs: 2, openEpochs: 1 },
      ...{ mergedOnce: 2, mergeLeaves: 2, verdictLeaves: 3, commitmentLeaves: 2, claimLeaves: 2 },
      seedsDrawnTwice: 0,
    });
  });
});

describe('the same comes of it when the process ends', () => {
  // One crash for each kind of call, all in one story.
  it.each([
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
  ] as const)('%s every kind of call, at its occurrence number %i', async (when, occurrence) => {
    const points = calls.filter((call) => call.occurrence === occurrence).map((call) => ({ ...call, when }));
    const { outcome, left } = await storyWith(points);
    expect(left).toEqual([]);
    expect(outcome).toEqual(undisturbed);
  });

  it(
    `once, at one of ${singleCrashes} calls spread over the story`,
    async () => {
      for (let n = 0; n < singleCrashes; n += 1) {
        const point = calls[Math.floor(((n + 0.5) * calls.length) / singleCrashes)]!;
        const { outcome, left } = await storyWith([point]);
        expect({ point, left, outcome }).toEqual({ point, left: [], outcome: undisturbed });
        await close();
      }
    },
    60_000 + singleCrashes * 20_000,
  );
});
