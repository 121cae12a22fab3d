import { describe, expect, it } from 'vitest';
import { unanswered } from '../cheater/cheat-record.ts';
import { fixtureMerge, fixtureSubmission, fixtureTrack } from '../view/view-fixtures.ts';
import { awaitEnd } from './await-end.ts';
import { changesBetween } from './plain-progress.ts';
import { calibrationRuns, isReached, phaseOf } from './run-phase.ts';
import { summaryOf, summaryTable } from './summary.ts';

const urls = { cloneUrl: 'http://h/git/words.git', portalUrl: 'http://h' };

describe('summaryOf', () => {
  it('has exactly the fields that --json promises', () => {
    const track = fixtureTrack({
      rejected: { screen: 2, 'commitment-mismatch': 1 },
      merges: [fixtureMerge(1), fixtureMerge(2, { metric: null })],
    });
    expect(summaryOf({ ...urls, track, seconds: 12.345, cheats: null })).toEqual({
      track: 'words',
      baselineMetric: 3.0412,
      headMetric: 2.8911,
      merges: [
        { commit: '1'.repeat(40), metric: 2.9, effect: 0.1, volunteer: 'ab'.repeat(32), replicas: 12 },
        { commit: '2'.repeat(40), metric: 2.8911, effect: 0.1, volunteer: 'ab'.repeat(32), replicas: 12 },
      ],
      submissions: 2,
      rejected: { screen: 2, 'commitment-mismatch': 1 },
      experiments: 24,
      trustedReplicas: 65,
      cloneUrl: 'http://h/git/words.git',
      portalUrl: 'http://h',
      seconds: 12.3,
    });
  });

  it('names the rule that stopped each cheat, and is honest about those without an answer', () => {
    const cheats = [
      { ...unanswered('faked-effect'), stoppedBy: 'screen', rule: 'No better.' },
      unanswered('stolen-candidate'),
    ];
    const table = summaryTable(summaryOf({ ...urls, track: fixtureTrack(), seconds: 1, cheats }));
    expect(table).toMatch(/faked-effect: .*claimed a big gain\n +stopped by screen: No better\./);
    expect(table).toMatch(/stolen-candidate: .*\n +not answered/);
    expect(table).toContain('111111111111  2.9000  +0.100  abababababab  12');
  });
});

describe('isReached', () => {
  const goal = { wanted: 2, before: 0, verifiers: 3 };
  it.each([
    [{}, true],
    [{ baselineMetric: null }, false],
    [{ headMetric: null }, false],
    [{ merges: [fixtureMerge(1)] }, false],
  ])('with %o is %s', (over, reached) => {
    expect(isReached(fixtureTrack(over), goal)).toBe(reached);
  });

  it('counts the merges of this run only', () => {
    expect(isReached(fixtureTrack(), { ...goal, before: 1 })).toBe(false);
    expect(isReached(fixtureTrack(), { ...goal, wanted: 1, before: 1 })).toBe(true);
  });

  it('says how far calibration is', () => {
    const track = fixtureTrack({
      calibrated: false,
      trustedReplicas: { bank: 17, candidate: 0, sentinel: 0, canary: 0 },
    });
    expect(phaseOf(track, null, 3)).toContain(`17 of ${calibrationRuns(3)} runs`);
  });
});

describe('changesBetween', () => {
  it('says nothing when nothing changed', () => {
    expect(changesBetween(fixtureTrack(), fixtureTrack())).toEqual([]);
  });

  it('says each change of a submission, each merge and each new metric once', () => {
    const before = fixtureTrack({
      merges: [],
      headMetric: null,
      submissions: [fixtureSubmission('aaaaaaaa-1')],
    });
    const after = fixtureTrack({
      merges: [fixtureMerge(1)],
      submissions: [
        fixtureSubmission('bbbbbbbb-2', { state: 'REJECTED', reason: 'screen' }),
        fixtureSubmission('aaaaaaaa-1', { state: 'MERGED' }),
      ],
    });
    expect(changesBetween(before, after)).toEqual([
      'submission aaaaaa-1 by grace merged: a wider layer',
      'submission bbbbbb-2 by grace rejected (screen): a wider layer',
      'merged 1111111111 by ada: +0.100 in 12 runs',
      'head 2222222222: bits per character 2.8911 bits',
    ]);
  });

  it('tells of experiments now and then', () => {
    const count = (discarded: number) => fixtureTrack({ experiments: { kept: 0, discarded, crashed: 0 } });
    expect(changesBetween(count(11), count(19))).toEqual([]);
    expect(changesBetween(count(19), count(20))).toEqual(['20 experiments: 0 kept, 20 discarded, 0 crashed']);
  });
});

describe('awaitEnd', () => {
  const goal = { wanted: 1, before: 0, verifiers: 3 };
  const run = async (answers: (typeof cheat)[][], countedAfterMs = 0) => {
    const said: string[] = [];
    let now = 0;
    await awaitEnd({
      goal,
      ask: async () => {
        const isCounted = now >= countedAfterMs;
        // A count begins when it begins, and tells of what happened before.
        const countedAt = new Date(isCounted ? now - 1 : 0).toISOString();
        return fixtureTrack({ countedAt, rejected: isCounted ? { screen: 1 } : {} });
      },
      cheats: async () => (answers.length > 1 ? answers.shift() : answers[0]) ?? [cheat],
      show: () => {},
      say: (line) => said.push(line),
      clock: {
        now: () => now,
        sleep: async (ms) => {
          now += ms;
        },
      },
      everyMs: 1_000,
      signal: new AbortController().signal,
    });
    return { said, seconds: now / 1_000 };
  };
  const cheat = unanswered('faked-effect');

  it('waits for the answers to the cheats', async () => {
    const answered = { ...cheat, stoppedBy: 'screen' };
    expect(await run([[cheat], [cheat], [answered]])).toEqual({
      said: ['2 merges are made; waiting for the answers to 1 cheats'],
      seconds: 4,
    });
  });

  it('waits for a count that began after the end, though not for ever', async () => {
    const answered = { ...cheat, stoppedBy: 'screen' };
    expect((await run([[]])).seconds).toBe(2);
    expect((await run([[answered]], 5_000)).seconds).toBe(5);
    expect(await run([[answered]], Number.POSITIVE_INFINITY)).toEqual({
      said: ['warning: what happened last is not counted yet'],
      seconds: 31,
    });
  });

  it('does not wait for ever, and says so', async () => {
    const { said, seconds } = await run([]);
    expect(seconds).toBeLessThan(300);
    expect(said.at(-1)).toBe('warning: not answered in time: faked-effect');
  });
});
