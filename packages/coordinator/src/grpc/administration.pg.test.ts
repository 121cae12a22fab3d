import { type MethodName, methods } from '@ratchet/wire';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  administrator,
  makeCandidate,
  prepare,
  toy,
  trainingWith,
  verifiers,
  verifyOnce,
  volunteer,
} from '../network-fixtures.ts';
import {
  ask,
  granted,
  refusalOf,
  type ServedNetwork,
  serveTestNetwork,
  signatureOf,
  signed,
} from './raw-call-fixtures.ts';

const [ann, bob] = [volunteer(1), volunteer(2)];
const anyId = 'a0000000-0000-4000-8000-000000000001';
const hash = 'ab'.repeat(32);

let network: ServedNetwork;
beforeAll(async () => {
  network = await serveTestNetwork();
  await granted(network, ann, 'register', { displayName: 'Ann' });
});
afterAll(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

const administer = (action: object, by = administrator) =>
  granted(network, by, 'administer', { reason: 'It floods us', ...action });

describe('administration over gRPC', () => {
  it('answers with the place in the log', async () => {
    const { logIndex } = await administer({ action: 'pause-track', track: toy });
    const [leaf] = await network.sql<{ kind: string }[]>`
      select kind from log_leaves where log_index = ${logIndex}`;
    expect(leaf).toEqual({ kind: 'admin' });
    const lease = { track: toy, hypothesis: 'A wider layer' };
    expect(await refusalOf(network, () => ask(network, ann, 'takeLease', lease))).toBe('track-paused track');
    await administer({ action: 'resume-track', track: toy });
  });

  it('carries quotas and verifiers whole', async () => {
    await administer({ action: 'set-quota', keyId: bob.keyId, quota: { openLeases: 0 } });
    const [quota] = await network.sql`select open_leases, open_submissions from quotas`;
    expect(quota).toEqual({ openLeases: 0, openSubmissions: null });
    const verifier = { boxKey: hash, operator: 'ada' };
    await administer({ action: 'add-verifier', keyId: bob.keyId, verifier });
    const [member] = await network.sql`select box_key, operator from roster where key_id = ${bob.keyId}`;
    expect(member).toEqual(verifier);
    await administer({ action: 'remove-verifier', keyId: bob.keyId });
  });

  it('is refused to everybody else, and changes nothing then', async () => {
    const request = { action: 'pause-track', track: toy, reason: 'Mischief' };
    for (const key of [ann, ...verifiers])
      expect(await refusalOf(network, () => ask(network, key, 'administer', request))).toBe(
        'not-an-administrator ratchet-key',
      );
    const nothing = { action: '', reason: '' };
    expect(await refusalOf(network, () => ask(network, administrator, 'administer', nothing))).toBe(
      'bad-field action',
    );
  });
});

describe('a blocked key', () => {
  /** A well-formed message for every method that is signed, but `reveal`. */
  const messages: Partial<Record<MethodName, object>> = {
    register: { displayName: 'Ann again' },
    takeLease: { track: toy, hypothesis: 'Another layer' },
    renewLease: { leaseId: anyId },
    releaseLease: { leaseId: anyId },
    appendExperiment: {
      ...{ leaseId: anyId, track: toy, outcome: 'kept', metric: 1, seed: 1 },
      ...{ cpuSeconds: 1, wallSeconds: 1 },
    },
    commit: { leaseId: anyId, track: toy, commitment: hash },
    approveMerge: { submissionId: anyId, approval: Buffer.from('{}') },
    administer: { action: 'unblock-key', keyId: ann.keyId, reason: 'Please' },
    leaseReplica: { hardwareClass: 'cpu', waitSeconds: 0 },
    renewReplica: { replicaId: anyId },
    reportReplica: { replicaId: anyId, statement: Buffer.from('{}') },
    fetchTree: { replicaId: anyId, sha256: hash },
    fetchHoldout: { track: toy },
  };
  const unsigned = ['listTracks', 'getTrack', 'readJournal', 'getSubmission', 'fetchBlob'];

  beforeEach(async () => {
    await administer({ action: 'block-key', keyId: ann.keyId });
  });
  afterEach(async () => {
    await administer({ action: 'unblock-key', keyId: ann.keyId });
  });

  it('can do nothing that is signed, and is told why', async () => {
    expect([...Object.keys(messages), ...unsigned, 'reveal'].sort()).toEqual(Object.keys(methods).sort());
    for (const [name, body] of Object.entries(messages))
      expect([name, await refusalOf(network, () => ask(network, ann, name as MethodName, body))]).toEqual([
        name,
        'blocked ratchet-key',
      ]);
    expect(() => network.app.standing.requireUnblocked(ann.keyId)).toThrow(
      /blocked this key since 2026-.*: It floods us\. Ask an administrator/,
    );
  });

  it('cannot open what it committed to', async () => {
    const opening = { header: network.header(), submissionId: anyId, track: toy };
    const bytes = methods.reveal.request.encode({ opening } as never);
    const { refusal } = await network.stream([bytes], signatureOf(ann, methods.reveal.path, bytes));
    expect(refusal).toBe('blocked ratchet-key');
  });

  it('is refused before anything of its message is read, and not where the signature is another’s', async () => {
    const rubbish = Buffer.from('ffffffffff00deadbeef', 'hex');
    const sent = { bytes: rubbish, metadata: signatureOf(ann, methods.takeLease.path, rubbish) };
    expect((await network.send('takeLease', sent)).refusal).toBe('blocked ratchet-key');
    const forged = signed(bob, 'takeLease', { header: network.header(), ...messages.takeLease });
    forged.metadata.set('ratchet-key', ann.keyId);
    expect((await network.send('takeLease', forged)).refusal).toBe('bad-signature ratchet-signature-bin');
  });

  it('does not trouble others', async () => {
    await granted(network, bob, 'register', { displayName: 'Bob' });
    await granted(network, verifiers[0]!, 'leaseReplica', { hardwareClass: 'cpu', waitSeconds: 0 });
  });
});

describe('what a key submitted before it was blocked', () => {
  it('is judged like everybody’s', async () => {
    const made = await makeCandidate(network, ann, { 'train.py': trainingWith('a', 3) }, network.root);
    const { commitment, opening, bundle } = prepare(ann, made);
    const { leaseId } = await granted(network, ann, 'takeLease', { track: toy, hypothesis: 'Before' });
    const { submissionId } = await granted(network, ann, 'commit', { leaseId, track: toy, commitment });
    const checked = network.app.revealClaim.check(ann, { ...opening, submissionId });
    await network.app.revealClaim.reveal(checked, bundle);
    await administer({ action: 'block-key', keyId: ann.keyId });
    const state = async () => {
      const [row] = await network.sql<
        { state: string }[]
      >`select state from submissions where id = ${submissionId}`;
      return row?.state;
    };
    for (let turns = 0; turns < 100 && (await state()) !== 'MERGED'; turns += 1) {
      for (const { pass } of network.app.chores) await pass();
      for (const key of verifiers) await verifyOnce(network.app, network.parts, key);
    }
    expect(await state()).toBe('MERGED');
  });
});
