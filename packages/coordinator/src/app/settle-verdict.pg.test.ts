import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  doChores,
  openTestNetwork,
  statementOf,
  stateOf,
  submit,
  type TestNetwork,
  trainingWith,
  verifiers,
  volunteer,
} from '../network-fixtures.ts';
import { policy } from './policy.ts';

/** Verdicts that no report of the candidate's own brings. */
let network: TestNetwork;
let submissionId: string;
type Key = (typeof verifiers)[number];
let lot: [Key, Key, Key];
beforeEach(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  ({ submissionId } = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3) }));
  await doChores(network.app);
});
afterEach(() => network.close());

/** One run by `key`: of the head `bank`, of the candidate `candidate`, as losses. Says which it was. */
async function run(
  key: Key,
  losses: { bank?: number; candidate?: number },
): Promise<'bank' | 'candidate' | null> {
  const replica = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
  if (!replica) return null;
  const kind = replica.trialId ? 'candidate' : 'bank';
  const metric = losses[kind] ?? 100;
  const statement = statementOf(key, replica, { metric });
  await network.app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  return kind;
}

/** Every verifier with a bank of four, the trial begun, and both first looks across the boundary. */
async function untilTheThirdLook(): Promise<void> {
  for (let round = 0; round < 4; round += 1) for (const key of verifiers) await run(key, { bank: 100 });
  for (const key of verifiers) await run(key, { candidate: 97 });
  const [trial] = await network.sql<{ lot: string[] }[]>`select lot from trials`;
  lot = trial!.lot.map((keyId) => verifiers.find((key) => key.keyId === keyId)) as typeof lot;
  for (const key of lot.slice(0, 2)) while (await run(key, { candidate: 97 }));
}

describe('a verdict', () => {
  it('that a run of the head brings is given when the next replica is planned', async () => {
    await untilTheThirdLook();
    const third = lot[2];
    // Four runs that stay below the boundary: as many as the bank has, so that the next is one of the head.
    let ran = await run(third, { candidate: 98.7 });
    while (ran === 'candidate') ran = await run(third, { candidate: 98.7, bank: 104 });
    expect(ran).toBe('bank');
    const [reading] = await network.sql<{ replicas: number; status: string }[]>`
      select replicas, status from readings where verifier = ${third.keyId}`;
    expect(reading).toMatchObject({ replicas: 4, status: 'open' });
    expect(await stateOf(network, submissionId)).toBe('TESTING');
    expect(await run(lot[0], {})).toBeNull();
    expect(await stateOf(network, submissionId)).toBe('ACCEPTED');
  });

  it('that waited for an absent verifier is given when it is back', async () => {
    await untilTheThirdLook();
    const [first, second, third] = lot;
    for (let n = 0; n < 3; n += 1) await run(third, { candidate: 97 });
    const last = await network.app.leaseReplica(third.keyId, { hardwareClass: 'cpu' });
    network.clock.advance(policy.absentAfterSeconds + 1);
    const statement = statementOf(third, last!, { metric: 97 });
    await network.app.foldReplica(third.keyId, { replicaId: last!.id, statement });
    expect(await stateOf(network, submissionId)).toBe('TESTING');
    for (const key of [first, second, third, first])
      await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
    expect(await stateOf(network, submissionId)).toBe('ACCEPTED');
  });
});
