import { type KeyId, lotOf, parseKeyId, parseTrackName } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { beginNext, planReplica, readTrial } from './plan-replica.ts';
import type { TrackRow } from './ports.ts';
import type { Situation, Trial, WaitingCandidate } from './verification-ports.ts';

const keyId = (n: number): KeyId => parseKeyId(`${n}`.padStart(64, '0'), 'keyId');
const [a, b, c, d] = [1, 2, 3, 4].map(keyId) as [KeyId, KeyId, KeyId, KeyId];
const draw = { epochKey: Buffer.alloc(32, 5), track: parseTrackName('toy', 'name') };

const track = {
  name: draw.track,
  manifest: {
    metric: { name: 'gain', unit: '', direction: 'maximize', minimumEffect: 0 },
    verification: { mode: 'rerun' },
  },
} as unknown as TrackRow;
const certificates = {
  ...track,
  manifest: { ...track.manifest, verification: { mode: 'certificate' } },
} as unknown as TrackRow;

const member = (verifier: KeyId, present = true) => ({
  ...{ keyId: verifier, boxKey: '', operator: `operator of ${verifier}`, present },
});
const bank = (runs: number, value: number | null = 0): [number | null][] => Array(runs).fill([value]);
const runsOf = (rows: (number | null)[][]) => ({ runs: rows.flat() });

/** Three present verifiers with banks of four at 0 and noise of 1, no trial, nobody waiting. */
const calm: Situation = {
  track,
  headIndex: 7,
  testsBegun: 0,
  noise: { sigma: 1, degreesOfFreedom: 40 },
  banks: new Map([a, b, c].map((verifier) => [verifier, runsOf(bank(4))])),
  trials: [],
  roster: [a, b, c].map((verifier) => member(verifier)),
};

const trial = (commitIndex: number, runs: [KeyId, (number | null)[]][] = [], lot = [a, b, c]): Trial => ({
  ...{
    id: `trial ${commitIndex}`,
    submissionId: `submission ${commitIndex}`,
    commitIndex,
    lot,
    test: commitIndex,
  },
  isRevert: false,
  requiredLogE: 0,
  runs: new Map(runs),
});
const waiting = (commitIndex: number): WaitingCandidate => ({
  ...{
    submissionId: `submission ${commitIndex}`,
    commitIndex,
    tree: 'c'.repeat(40),
    isRevert: false,
    rejectedBy: [],
    isProven: true,
    overstates: false,
  },
});
/** What a verifier runs next, in one word or two; one that is free asks the queue. */
function plan(
  { waiting: queue = [], ...given }: Partial<Situation> & { waiting?: WaitingCandidate[] },
  verifier: KeyId,
): string {
  const situation = { ...calm, ...given };
  const made = planReplica(situation, verifier);
  if (made.kind === 'candidate') return made.trial.id;
  if (made.kind !== 'free') return made.kind;
  const next = beginNext(situation, queue, verifier, draw);
  return next ? `begin ${next.candidate.commitIndex}` : 'nothing';
}
const lotFor = (commitIndex: number, roster = calm.roster) =>
  lotOf({ ...draw, commitmentIndex: commitIndex }, roster);

describe('the error budget', () => {
  it('keeps a trial going that has crossed everywhere and is not paid for', () => {
    const crossed = [a, b, c].map((verifier): [KeyId, number[]] => [verifier, [3, 3, 3, 3]]);
    const step = (requiredLogE: number) => readTrial(calm, { ...trial(1, crossed), requiredLogE }).step;
    expect(step(0).kind).toBe('accept');
    expect(step(1_000)).toMatchObject({ kind: 'replicate', verifiers: [a, b, c] });
  });
});

describe('the bank comes first', () => {
  const banksOf = (runs: number, value: number | null = 0) =>
    new Map([a, b, c].map((verifier) => [verifier, runsOf(bank(runs, value))]));

  it.each([0, 1, 2, 3])('with %i runs of the head, the next is of the head', (runs) => {
    expect(plan({ banks: banksOf(runs), trials: [trial(1)] }, a)).toBe('bank');
  });

  it('runs of the head that crashed are made up for, but not for ever', () => {
    expect(plan({ banks: banksOf(4, null), trials: [trial(1)] }, a)).toBe('bank');
    expect(plan({ banks: banksOf(64, null), trials: [trial(1)] }, a)).toBe('trial 1');
  });

  it("each verifier's own bank counts, not the others'", () => {
    const banks = new Map([[b, runsOf(bank(4))]]);
    expect(plan({ banks, trials: [trial(1)] }, a)).toBe('bank');
    expect(plan({ banks, trials: [trial(1)] }, b)).toBe('trial 1');
  });

  it('grows with the replicas of the candidate: the fifth waits for a fifth run of the head', () => {
    const trials = [trial(1, [[a, [1, -0.6, 1, -0.6]]])];
    expect(plan({ trials }, a)).toBe('bank');
    expect(plan({ trials, banks: banksOf(5) }, a)).toBe('trial 1');
  });
});

describe('calibration', () => {
  const noise = null;
  const banks = (runs: number) => new Map([[a, runsOf(bank(runs))]]);
  it('runs the head, and candidates wait, until the noise is known', () => {
    for (const runs of [4, 20, 63])
      expect(plan({ noise, banks: banks(runs), trials: [trial(1)] }, a)).toBe('bank');
  });
  it('ends at 64 runs of one verifier, known or not', () => {
    expect(plan({ noise, banks: banks(64), waiting: [waiting(1)] }, a)).toBe('nothing');
  });
});

describe('certificates, whose scores are exact', () => {
  const exact = (banks: Situation['banks'], trials: Trial[] = []) =>
    ({ track: certificates, noise: null, banks, trials }) as const;
  const heads = new Map([a, b, c].map((verifier) => [verifier, runsOf(bank(1))]));
  it('need no noise, one run of the head and one of the candidate', () => {
    expect(plan(exact(new Map()), a)).toBe('bank');
    expect(plan(exact(heads, [trial(1)]), a)).toBe('trial 1');
    expect(plan(exact(heads, [trial(1, [[a, [1]]])]), a)).toBe('nothing');
  });
  it('are accepted when three verifiers found the gain', () => {
    const runs = [a, b, c].map((verifier): [KeyId, number[]] => [verifier, [1]]);
    const situation = { ...calm, ...exact(heads) };
    expect(readTrial(situation, trial(1, runs.slice(0, 2))).step).toMatchObject({
      kind: 'replicate',
      verifiers: [c],
    });
    expect(readTrial(situation, trial(1, runs)).step).toMatchObject({ kind: 'accept', effect: 1 });
  });
  it('wait for ever, and cost nothing, where the head does not score', () => {
    const broken = new Map([a, b, c].map((verifier) => [verifier, runsOf(bank(64, null))]));
    expect(plan(exact(broken, [trial(1)]), a)).toBe('nothing');
  });
});

describe('a head whose merge is not numbered yet', () => {
  it('gets no runs: its seeds are drawn from that number', () => {
    expect(plan({ headIndex: -1, banks: new Map(), trials: [trial(1)] }, a)).toBe('nothing');
  });
});

describe('candidates', () => {
  it('under test go in the order of their commitments', () => {
    expect(plan({ trials: [trial(3), trial(5)], waiting: [waiting(9)] }, a)).toBe('trial 3');
  });

  it('that do not want this verifier are passed over', () => {
    // Screened at `a` and not yet crossed at `b`: `b` and the third in the lot go on, `a` helps with the next.
    const exited = trial(3, [[a, [-1]]]);
    expect(plan({ trials: [exited, trial(5)] }, a)).toBe('trial 5');
    expect(plan({ trials: [exited, trial(5)] }, b)).toBe('trial 3');
    expect(plan({ trials: [exited, trial(5)] }, c)).toBe('trial 3');
  });

  it('have two looks at first; the third in the lot has nothing to do', () => {
    expect(plan({ trials: [trial(3)] }, a)).toBe('trial 3');
    expect(plan({ trials: [trial(3)] }, b)).toBe('trial 3');
    expect(plan({ trials: [trial(3)] }, c)).toBe('nothing');
  });

  it('have a third look when two have crossed', () => {
    const crossed: [KeyId, number[]][] = [
      [a, [3, 3, 3, 3]],
      [b, [3, 3, 3, 3]],
    ];
    expect(plan({ trials: [trial(3, crossed)] }, c)).toBe('trial 3');
    expect(plan({ trials: [trial(3, crossed)] }, a)).toBe('nothing');
  });
});

describe('while one candidate is ahead (E >= 5)', () => {
  const ahead = trial(5, [[a, [3, 3, 3]]]);
  it('no other gets replicas, not even one that was committed earlier', () => {
    expect(plan({ trials: [trial(3), ahead] }, a)).toBe('trial 5');
    expect(plan({ trials: [trial(3), ahead] }, b)).toBe('trial 5');
    expect(plan({ trials: [trial(3), ahead] }, c)).toBe('nothing');
  });
  it('and none begins', () => {
    expect(plan({ trials: [ahead], waiting: [waiting(9)] }, c)).toBe('nothing');
  });
  it('but below that they do', () => {
    const behind = trial(5, [[a, [0.5]]]);
    expect(plan({ trials: [trial(3), behind] }, a)).toBe('trial 3');
  });
});

describe('a verifier that is absent', () => {
  const roster = [member(a, false), member(b), member(c), member(d)];
  const four = trial(3, [], [a, b, c, d]);
  it('is passed over: the next in the lot takes its look', () => {
    const banks = new Map([b, c, d].map((verifier) => [verifier, runsOf(bank(4))]));
    expect(plan({ roster, banks, trials: [four] }, b)).toBe('trial 3');
    expect(plan({ roster, banks, trials: [four] }, c)).toBe('trial 3');
    expect(plan({ roster, banks, trials: [four] }, d)).toBe('nothing');
  });
  it('has its look back when it returns, runs included', () => {
    const trials = [trial(3, [[a, [1]]], [a, b, c])];
    expect(plan({ trials }, c)).toBe('nothing');
    expect(plan({ trials }, a)).toBe('trial 3');
  });
});

describe('beginning a candidate', () => {
  it('is for the first two of its lot', () => {
    const lot = lotFor(11);
    expect(lot).toHaveLength(3);
    const plans = lot.map((verifier) => plan({ waiting: [waiting(11)] }, verifier));
    expect(plans).toEqual(['begin 11', 'begin 11', 'nothing']);
  });

  it('takes the earliest commitment whose lot opens with this verifier', () => {
    const earliest = (verifier: KeyId) =>
      [11, 12, 13, 14, 15, 16].find((index) => lotFor(index).slice(0, 2).includes(verifier));
    const queue = [11, 12, 13, 14, 15, 16].map(waiting);
    for (const verifier of [a, b, c]) {
      expect(plan({ waiting: queue }, verifier)).toBe(`begin ${earliest(verifier)}`);
    }
  });

  it('draws the lot from the epoch key and the commitment, so that nobody can choose it', () => {
    const next = beginNext(calm, [waiting(11)], lotFor(11)[0]!, draw);
    expect(next).toMatchObject({ candidate: { commitIndex: 11 }, lot: lotFor(11) });
    const firsts = new Set(Array.from({ length: 40 }, (_, index) => lotFor(index)[0]));
    expect(firsts).toEqual(new Set([a, b, c]));
  });

  it('needs a roster of three that are there', () => {
    const roster = [member(a), member(b), member(c, false)];
    for (const verifier of [a, b]) expect(plan({ roster, waiting: [waiting(11)] }, verifier)).toBe('nothing');
  });

  it('needs three operators: two verifiers of one are one', () => {
    const roster = [member(a), { ...member(b), operator: 'one' }, { ...member(c), operator: 'one' }];
    for (const verifier of [a, b, c])
      expect(plan({ roster, waiting: [waiting(11)] }, verifier)).toBe('nothing');
  });
});
