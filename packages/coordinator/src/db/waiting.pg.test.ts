import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  doChores,
  openTestNetwork,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifyAll,
  volunteer,
} from '../network-fixtures.ts';

/** Who is found in a queue that a flood has filled. */
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork({});
  network.clock.tickMs = 1;
});
afterEach(() => network.close());

it('finds a proven key behind ten thousand newcomers', async () => {
  const ann = volunteer(1);
  const { submissionId } = await submit(network, ann, { 'train.py': trainingWith('a', 3) });
  await doChores(network.app);
  await verifyAll(network);
  await doChores(network.app);
  expect(await stateOf(network, submissionId)).toBe('MERGED');
  const bob = await submit(network, volunteer(2), { 'train.py': trainingWith('b', -1, 9) });
  await doChores(network.app);
  await doChores(network.app);
  // The newcomer's row ten thousand times, each with a key and a commitment of its own.
  await network.sql`
    with flood as (
      insert into log_leaves (kind, entry, leaf_hash, recorded_at, log_index)
      select 'commitment', ''::bytea, ''::bytea, now(), 1000000 + n from generate_series(1, 10000) n returning id
    )
    insert into submissions (id, track, key_id, state, commitment, commit_leaf_id, committed_at, updated_at, idempotency_key,
      request_hash, head, commit, tree, tree_blob, bundle_blob, claim)
    select gen_random_uuid(), s.track, lpad(f.id::text, 64, 'f'), 'ADMITTED', lpad(f.id::text, 64, 'e'), f.id, now(), now(),
      f.id::text, ''::bytea, s.head, s.commit, s.tree, s.tree_blob, s.bundle_blob, s.claim
    from flood f, submissions s where s.id = ${bob.submissionId}`;
  const again = await submit(network, ann, { 'train.py': trainingWith('c', -1, 2) });
  await doChores(network.app);
  await doChores(network.app);
  const waiting = await network.parts.verification.exclusively(async (transaction) => {
    const track = await network.parts.tracks.track(toy);
    return transaction.waiting(track!, new Date(0));
  });
  const proven = waiting.filter(({ isProven }) => isProven);
  expect(proven.map(({ submissionId }) => submissionId)).toEqual([again.submissionId]);
  expect(waiting.filter(({ isProven }) => !isProven)).toHaveLength(64);
});
