import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  doChores,
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

let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
});
afterEach(() => network.close());

/** A run of a candidate that a verifier has leased and not reported yet; all others go on meanwhile. */
async function candidateUnderWay(): Promise<{ key: (typeof verifiers)[number]; replica: ReplicaLease }> {
  for (let n = 0; n < 100; n += 1) {
    const key = verifiers[n % verifiers.length]!;
    const replica = await network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
    if (replica?.trialId) return { key, replica };
    if (!replica) continue;
    const statement = statementOf(key, replica, { metric: 100 });
    await network.app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  }
  throw new Error('No candidate was ever tested.');
}

it('takes the run of a candidate that was rebased meanwhile, and holds it against nothing', async () => {
  const { submissionId: tested } = await submit(network, volunteer(1), {
    'train.py': trainingWith('a', 3, 5),
  });
  await doChores(network.app);
  const { key, replica } = await candidateUnderWay();
  const { submissionId: other } = await submit(network, volunteer(2), {
    'train.py': trainingWith('b', 3, 35),
  });
  await doChores(network.app);
  await network.sql`
    update submissions set state = 'ACCEPTED', effect = 3, effect_low = 2, effect_high = 4,
      decided_at = ${network.clock.now()}, verdict_leaf_id = commit_leaf_id where id = ${other}`;
  while ((await stateOf(network, other)) !== 'MERGED' || (await stateOf(network, tested)) !== 'ADMITTED')
    await doChores(network.app);

  const statement = statementOf(key, replica, { metric: 97 });
  await network.app.foldReplica(key.keyId, { replicaId: replica.id, statement });
  const [row] = await network.sql<{ outcome: string; loggedAs: string }[]>`
    select r.outcome, l.kind as logged_as from replicas r join log_leaves l on l.id = r.leaf_id
    where r.id = ${replica.id}`;
  expect(row).toEqual({ outcome: 'scored', loggedAs: 'replica' });
  expect(await network.sql`select 1 from readings`).toHaveLength(0);
  // The verifier is free for the next, and the candidate is tested anew on the new head.
  await verifyAll(network);
  expect(await stateOf(network, tested)).toBe('ACCEPTED');
});
