import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  doChores,
  manifest,
  openTestNetwork,
  statementOf,
  stateOf,
  submit,
  type TestNetwork,
  trainingWith,
  verifiers,
  volunteer,
} from '../network-fixtures.ts';

/** A track whose scores are exact: no noise is measured, and every verifier scores head and candidate once. */
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork({
    calibrated: false,
    manifest: {
      metric: { ...manifest.metric, minimumEffect: 1 },
      verification: { ...manifest.verification, mode: 'certificate', certificate: 'model/best' },
    },
  });
});
afterEach(() => network.close());

/** Every verifier in turn, until none has anything to do: the head scores 100, the candidate what `score` says. */
async function scoreAll(
  score: (verifier: number) => number | null,
): Promise<{ bank: number; candidate: number }> {
  const runs = { bank: 0, candidate: 0 };
  for (let idle = 0, turn = 0; idle < verifiers.length; turn += 1) {
    const place = turn % verifiers.length;
    const key = verifiers[place]!;
    const replica = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
    idle = replica ? 0 : idle + 1;
    if (!replica) continue;
    runs[replica.trialId ? 'candidate' : 'bank'] += 1;
    const statement = statementOf(key, replica, { metric: replica.trialId ? score(place) : 100 });
    await network.app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  }
  return runs;
}

async function submitted(name = 'a'): Promise<string> {
  const { submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith(name, 3) });
  await doChores(network.app);
  return submissionId;
}

describe('a certificate track', () => {
  it('merges what scores better by the minimum effect after one run at each of three verifiers', async () => {
    const id = await submitted();
    expect(await scoreAll(() => 99)).toEqual({ bank: 3, candidate: 3 });
    expect(await stateOf(network, id)).toBe('ACCEPTED');
    await doChores(network.app);
    expect(await stateOf(network, id)).toBe('MERGED');
    const [row] = await network.sql`select effect, effect_low, effect_high from submissions where id = ${id}`;
    expect(row).toEqual({ effect: 1, effectLow: 1, effectHigh: 1 });
  });

  it('rejects less than the minimum effect after two runs, and a score that cannot be computed', async () => {
    const id = await submitted();
    expect(await scoreAll(() => 99.001)).toEqual({ bank: 3, candidate: 2 });
    expect(await network.sql`select state, reason from submissions where id = ${id}`).toEqual([
      { state: 'REJECTED', reason: 'screen' },
    ]);
  });

  it('is not moved by one verifier that lies either way', async () => {
    for (const [lie, truth, state] of [
      [1, 100, 'REJECTED'],
      [null, 90, 'ACCEPTED'],
    ] as const) {
      const id = await submitted(state.toLowerCase());
      await scoreAll((verifier) => (verifier === 0 ? lie : truth));
      expect(await stateOf(network, id)).toBe(state);
      if (state === 'REJECTED') continue;
      const [row] = await network.sql<{ effect: number }[]>`select effect from submissions where id = ${id}`;
      expect(row?.effect).toBe(10);
    }
  });

  it('shows as calibrated from the start', async () => {
    expect(await network.app.tracks.tracks()).toMatchObject([{ calibrated: true }]);
  });
});
